/** What is asked at the end of a case: to conclude, to defer, to open again. Leaving with gaps takes a reason. */
import { Button, Dialog } from '../../parts';
import { command } from '../../live/socket';
import { Refused } from '../shell/Refused';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useBarred, useOrders, type Orders } from '../shell/orders';
import { targetOf, type BenchProps } from './bench';
import { GapWords } from './GapWords';

interface EndingProps {
  readonly bench: BenchProps;
  readonly onClose: () => void;
}

const conclude = async (orders: Orders, bench: BenchProps, reason: string | null): Promise<boolean> => {
  const target = targetOf(bench);
  const done = await orders.give('conclude case', { ...target, reason });
  // the clock stops with the case; when it had not been opened there is nothing to close
  if (done && bench.board.state === 'open') void command('close item', target);
  return done;
};

const WithGaps = ({ bench, onClose }: EndingProps) => {
  const orders = useOrders();
  return (
    <ReasonDialog
      title={`Conclude ${bench.board.initials} with gaps?`}
      label="Why is it concluded with these gaps?"
      hint="One line. It is kept with the case and stands in the minutes."
      missing="Give a reason, or close this and fill the gaps"
      submit="Conclude with gaps"
      kind="warning"
      orders={orders}
      onSubmit={(reason) => conclude(orders, bench, reason)}
      onClose={onClose}
    >
      <GapWords board={bench.board} />
    </ReasonDialog>
  );
};

const WithoutGaps = ({ bench, onClose }: EndingProps) => {
  const orders = useOrders();
  const barred = useBarred();
  const send = async () => (await conclude(orders, bench, null)) && onClose();
  return (
    <Dialog title={`Conclude ${bench.board.initials}?`} open onClose={onClose}>
      <Refused orders={orders} />
      <p className="govuk-body">Nothing is missing. The board of this case can then be read and no longer changed.</p>
      <div className="app-actions">
        <Button because={barred} onClick={() => void send()}>
          Conclude case
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
};

const Defer = ({ bench, onClose }: EndingProps) => {
  const orders = useOrders();
  return (
    <ReasonDialog
      title={`Defer ${bench.board.initials}`}
      label="Why is this case deferred?"
      missing="Say why the case is deferred"
      submit="Defer case"
      orders={orders}
      onSubmit={(reason) => orders.give('defer item', { ...targetOf(bench), reason })}
      onClose={onClose}
    />
  );
};

const Reopen = ({ bench, onClose }: EndingProps) => {
  const orders = useOrders();
  return (
    <ReasonDialog
      title={`Reopen ${bench.board.initials}`}
      label="Why is this case reopened?"
      hint="The conclusion stays in the record. The board can be changed again."
      missing="Say why the case is reopened"
      submit="Reopen case"
      orders={orders}
      onSubmit={(reason) => orders.give('reopen case', { ...targetOf(bench), reason })}
      onClose={onClose}
    />
  );
};

export type Ending = 'conclude' | 'defer' | 'reopen';

export const EndingDialog = ({ ending, ...props }: EndingProps & { readonly ending: Ending }) => {
  if (ending === 'defer') return <Defer {...props} />;
  if (ending === 'reopen') return <Reopen {...props} />;
  return props.bench.board.gaps.length > 0 ? <WithGaps {...props} /> : <WithoutGaps {...props} />;
};
