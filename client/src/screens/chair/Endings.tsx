/** The ways to end a case in this meeting, and to open it again. */
import { Button } from '../../parts';
import { useBarred } from '../shell/orders';
import type { BenchProps } from './bench';
import type { Ending } from './EndingDialog';

export const Endings = ({ board, onEnd }: BenchProps & { readonly onEnd: (ending: Ending) => void }) => {
  const barred = useBarred();
  const { rights, state } = board;
  return (
    <div className="app-actions bench__ending">
      {rights.includes('conclude case') && (
        <Button because={barred} onClick={() => onEnd('conclude')}>
          Conclude case…
        </Button>
      )}
      {rights.includes('defer item') && state !== 'deferred' && (
        <Button kind="quiet" because={barred} onClick={() => onEnd('defer')}>
          Defer…
        </Button>
      )}
      {state === 'concluded' && rights.includes('reopen case') && (
        <Button kind="secondary" because={barred} onClick={() => onEnd('reopen')}>
          Reopen case…
        </Button>
      )}
    </div>
  );
};
