/** The application: what stands around every page, and which screen each address shows. */
import { QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, RouterProvider, type RouteObject } from 'react-router';
import { makeQueries } from './live/queries';
import { HideScreen, lateScreen, LiveRegions, Loading } from './parts';
import { ActionsScreen } from './screens/actions/ActionsScreen';
import { HomeScreen } from './screens/home/HomeScreen';
import { LobbyScreen } from './screens/lobby/LobbyScreen';
import { Absent } from './screens/missing/Absent';
import { AllBroken, Broken } from './screens/missing/Broken';
import { Shell } from './screens/shell/Shell';
import { SignInScreen } from './screens/signIn/SignInScreen';

/** The editor and the people map are most of the code, and nobody needs them before the board. */
const board = lateScreen(async () => (await import('./screens/board/BoardScreen')).BoardScreen);

const prepare = lateScreen(async () => (await import('./screens/prepare/PrepareScreen')).PrepareScreen);

const auditCase = lateScreen(async () => (await import('./screens/office/AuditCaseScreen')).AuditCaseScreen);

const routes: readonly RouteObject[] = [
  { path: '/sign-in', element: <SignInScreen />, errorElement: <AllBroken /> },
  {
    path: '/',
    element: <Shell />,
    errorElement: <AllBroken />,
    hydrateFallbackElement: <Loading what="Opening the board" />,
    children: [
      {
        // a screen that fails leaves the frame standing, and with it the words that are not saved yet
        errorElement: <Broken />,
        children: [
          { index: true, element: <HomeScreen /> },
          { path: 'actions', element: <ActionsScreen /> },
          { path: 'meetings/:meeting', element: <LobbyScreen /> },
          { path: 'meetings/:meeting/cases/:case', lazy: board, handle: { dense: true, board: true } },
          { path: 'meetings/:meeting/cases/:case/prepare', lazy: prepare, handle: { dense: true } },
          { path: 'audit/:case', lazy: auditCase },
          { path: '*', element: <Absent /> },
        ],
      },
    ],
  },
];

const queries = makeQueries();
const router = createBrowserRouter([...routes]);

export const App = () => (
  <QueryClientProvider client={queries}>
    <HideScreen>
      <LiveRegions />
      <RouterProvider router={router} />
    </HideScreen>
  </QueryClientProvider>
);
