/** Asks before words that are on no disk are left. Stands once inside the routes. */
import { useUnsent, useUnsentGuard } from '../../docs/unsentGuard';
import { useWaitingCommands } from '../../live/socket';
import { Button } from '../form/Button';
import { Dialog } from '../overlay/Dialog';

const Unsent = ({ more }: { readonly more: number }) => {
  const unsent = useUnsent() + more;
  return (
    <p className="govuk-body">
      {unsent === 1 ? 'One change is' : `${unsent} changes are`} on this screen only. Stay until the board says “Saved”.
    </p>
  );
};

export const LeaveGuard = () => {
  const waiting = useWaitingCommands();
  const leaving = useUnsentGuard(waiting);
  if (leaving.kind === 'free') return null;
  return (
    <Dialog title="Some of your changes are not saved yet" open onClose={leaving.stay}>
      <Unsent more={waiting} />
      <div className="app-actions">
        <Button onClick={leaving.stay}>Stay here</Button>
        <Button kind="quiet" onClick={leaving.leave}>
          Leave this page
        </Button>
      </div>
    </Dialog>
  );
};
