/** Asks before words that are on no disk are left. Stands once inside the routes. */
import { useUnsentGuard } from '../../docs/unsentGuard';
import { useWaitingCommands } from '../../live/socket';
import { Button } from '../form/Button';
import { Dialog } from '../overlay/Dialog';

export const LeaveGuard = () => {
  const leaving = useUnsentGuard(useWaitingCommands());
  if (leaving.kind === 'free') return null;
  return (
    <Dialog title="Some of your changes are not saved yet" open onClose={leaving.stay}>
      <p className="govuk-body">
        {leaving.unsent === 1 ? 'One change is' : `${leaving.unsent} changes are`} on this screen only. Stay until the
        board says “Saved”.
      </p>
      <div className="app-actions">
        <Button onClick={leaving.stay}>Stay here</Button>
        <Button kind="quiet" onClick={leaving.leave}>
          Leave this page
        </Button>
      </div>
    </Dialog>
  );
};
