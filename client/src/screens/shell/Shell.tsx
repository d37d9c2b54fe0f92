/** The frame of every signed-in page. A screen in it renders its content only: skip link, header and main stand here. */
import { never } from '@board/shared/kernel/result';
import type { UserId } from '@board/shared/kernel/ids';
import type { Watch } from '@board/shared/wire/bells';
import type { Me } from '@board/shared/policy/views';
import { useEffect, useState, type ReactNode } from 'react';
import { Navigate, Outlet, useMatches } from 'react-router';
import * as z from 'zod/mini';
import { useConnection } from '../../live/connection';
import { watchHands } from '../../live/hands';
import { Alert, ConnectionStrip, LeaveGuard, Loading, Page } from '../../parts';
import { Absent } from '../missing/Absent';
import { useFocusOnArrival } from './focus';
import { Header } from './Header';
import { useLive } from './live';
import { Locked } from './Locked';
import { LockWarning } from './LockWarning';
import { topicsOf, usePlace } from './place';
import { Unreachable } from './Shown';
import { SignedOut } from './SignedOut';
import { useHome } from './views';

/** What a route may ask of the frame: casework density over the whole width, and no printing. */
const handle = z.object({ dense: z.optional(z.boolean()), board: z.optional(z.boolean()) });

const Frame = ({ me, place, gone }: { readonly me: Me; readonly place: Watch; readonly gone: boolean }) => {
  const { dense = false, board = false } = handle.safeParse(useMatches().at(-1)?.handle).data ?? {};
  const signedOut = useConnection().kind === 'signed out';
  useFocusOnArrival();
  return (
    <Page header={<Header me={me} place={place} />} dense={dense && !gone} board={board && !gone}>
      <ConnectionStrip />
      {signedOut && <SignedOut me={me} />}
      {gone ? <Absent /> : <Outlet />}
      <LeaveGuard />
      <LockWarning />
    </Page>
  );
};

const nowhere: Watch = { meeting: null, caseId: null };

const Bare = ({ children }: { readonly children: ReactNode }) => (
  <Page header={<Header me={null} place={nowhere} />}>{children}</Page>
);

/** What is shown to somebody who is signed in. Taken away whole when the session locks, with everything it held. */
const Opened = ({ onUser }: { readonly onUser: (user: UserId) => void }) => {
  const home = useHome();
  const place = usePlace();
  const withdrawn = useLive(home.kind === 'seen');
  const user = home.kind === 'seen' ? home.view.me.user : null;
  useEffect(() => {
    if (user !== null) onUser(user);
  }, [user, onUser]);
  switch (home.kind) {
    case 'waiting':
      return (
        <Bare>
          <Loading what="Opening the board" />
        </Bare>
      );
    case 'unreachable':
      return (
        <Bare>
          <Unreachable retry={home.retry} />
        </Bare>
      );
    case 'refused':
      if (home.reason === 'locked') return <Bare>{null}</Bare>;
      if (home.reason !== 'rate' && home.reason !== 'unreadable') return <Navigate to="/sign-in" replace />;
      return (
        <Bare>
          <Alert kind="error" title="The board could not be opened">
            {home.because}
          </Alert>
        </Bare>
      );
    case 'seen':
      return <Frame me={home.view.me} place={place} gone={topicsOf(place).some((topic) => withdrawn.has(topic))} />;
    default:
      return never(home);
  }
};

export const Shell = () => {
  const [user, setUser] = useState<UserId | null>(null);
  const locked = useConnection().kind === 'locked';
  useEffect(watchHands, []);
  return locked ? <Locked user={user} /> : <Opened onUser={setUser} />;
};
