/** One minute before the session locks: says so, and lets somebody stay with one press or any key (WCAG 2.2.1). */
import { useLocksAt } from '../../live/closing';
import { stay } from '../../live/hands';
import { Button, Dialog } from '../../parts';
import { clockWords } from './times';

export const LockWarning = () => {
  const locksAt = useLocksAt();
  if (locksAt === null) return null;
  return (
    <Dialog title="The board locks in one minute" role="alertdialog" open onClose={stay}>
      <p className="govuk-body">
        Nobody has done anything here for 14 minutes. At {clockWords(locksAt)} the board is hidden until you sign in
        again. Nothing you saved is lost.
      </p>
      <div className="app-actions">
        <Button onClick={stay}>Stay signed in</Button>
      </div>
    </Dialog>
  );
};
