/** Who is signed in, and the way out. Leaving loads the page anew, so that nothing of the session stays in memory. */
import type { Me } from '@board/shared/policy/views';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../live/http';
import { Alert, Menu } from '../../parts';
import { useHome } from './views';

export const signOut = async (): Promise<boolean> => {
  try {
    await post('/api/session', {}, 'DELETE');
    location.assign('/sign-in');
    return true;
  } catch {
    return false;
  }
};

const places = [
  { key: 'meetings', label: 'Meetings', to: '/' },
  { key: 'actions', label: 'Our agency’s actions', to: '/actions' },
];
/** The holder of an office has no meetings, and no actions of an agency. */
const officePlaces = [{ key: 'office', label: 'Start page', to: '/' }];

export const AccountMenu = ({ me }: { readonly me: Me }) => {
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const home = useHome();
  const inOffice = home.kind === 'seen' && home.view.office !== null;
  const leave = async () => setFailed(!(await signOut()));
  return (
    <>
      {failed && (
        <Alert kind="error" title="You are still signed in" onDismiss={() => setFailed(false)}>
          <p>The board cannot be reached. Try again, or close the browser.</p>
        </Alert>
      )}
      <Menu
        kind="quiet"
        label={
          <span className="app-account">
            {me.name}
            <span className="app-account__agency"> · {me.agencyName}</span>
            <span className="app-account__short"> · {me.agencyShort}</span>
          </span>
        }
        choices={[
          ...(inOffice ? officePlaces : places).map(({ key, label, to }) => ({
            key,
            label,
            onPick: () => void navigate(to),
          })),
          { key: 'out', label: 'Sign out', note: `${me.name}, ${me.post}`, onPick: () => void leave() },
        ]}
      />
    </>
  );
};
