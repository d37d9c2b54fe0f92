/** The session has ended: leaves at once, unless words on this screen are on no disk yet. */
import type { Me } from '@board/shared/policy/views';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useUnsent } from '../../docs/unsentGuard';
import { reopenLive, useWaitingCommands } from '../../live/socket';
import { Alert, Button } from '../../parts';
import { goOn, isBack, makeRoomForAnother } from './back';

const leave = (): void => location.replace('/sign-in');

export const SignedOut = ({ me }: { readonly me: Me }) => {
  const queries = useQueryClient();
  const unsent = useUnsent() + useWaitingCommands();
  const [notYet, setNotYet] = useState(false);
  useEffect(() => {
    if (unsent === 0) leave();
  }, [unsent]);
  const carryOn = async () => {
    const back = await isBack(me.user);
    // another person's session may not carry on this one's page
    if (back === 'somebody else') return makeRoomForAnother();
    if (back === 'not yet') return setNotYet(true);
    goOn();
    reopenLive();
    void queries.invalidateQueries();
  };
  if (unsent === 0) return null;
  return (
    <Alert kind="error" title="You are signed out, and some of your words are not saved">
      <p>
        They are kept on this screen only. Sign in again in another tab with your own link, then come back here. Or copy
        your words before you leave.
      </p>
      {notYet && <p role="status">You are not signed in yet.</p>}
      <div className="app-actions">
        <Button onClick={() => void carryOn()}>I have signed in again</Button>
        <Button kind="quiet" onClick={leave}>
          Leave without them
        </Button>
      </div>
    </Alert>
  );
};
