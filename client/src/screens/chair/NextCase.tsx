/** On to the next listed case. A case that is left unconcluded is said so first; the clock never moves the meeting on. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, Dialog } from '../../parts';
import { boardPath } from '../board/paths';
import { Refused } from '../shell/Refused';
import { useBarred, useOrders, type Orders } from '../shell/orders';
import { itemName, nextItem, type BenchProps } from './bench';
import { GapWords } from './GapWords';

const useGoOn = (bench: BenchProps, orders: Orders): (() => Promise<void>) => {
  const navigate = useNavigate();
  return async () => {
    const next = nextItem(bench);
    if (next === undefined) return;
    const { id: meeting } = bench.meeting;
    if (await orders.give('open item', { meeting, caseId: next.caseId }))
      void navigate(boardPath(meeting, next.caseId));
  };
};

const Unfinished = ({ bench, onClose }: { readonly bench: BenchProps; readonly onClose: () => void }) => {
  const orders = useOrders();
  const barred = useBarred();
  const goOn = useGoOn(bench, orders);
  return (
    <Dialog title={`${bench.board.initials} is not concluded`} open onClose={onClose}>
      <Refused orders={orders} />
      <GapWords board={bench.board} />
      <p className="govuk-body">
        If you go on now, this case is kept as heard and not concluded. You can come back to it later in this meeting.
      </p>
      <div className="app-actions">
        <Button onClick={onClose}>Stay on this case</Button>
        <Button kind="secondary" because={barred} onClick={() => void goOn()}>
          Go on without concluding
        </Button>
      </div>
    </Dialog>
  );
};

export const NextCase = ({ orders, ...bench }: BenchProps & { readonly orders: Orders }) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  const goOn = useGoOn(bench, orders);
  const next = nextItem(bench);
  const { board, meeting } = bench;
  // the right to open is the chair's everywhere; a concluded case no longer lists it among its own
  if (next === undefined || meeting.role !== 'chair') return null;
  const press = () => (board.state === 'open' ? setAsking(true) : void goOn());
  return (
    <>
      <Button kind={board.state === 'concluded' ? 'primary' : 'secondary'} because={barred} onClick={press}>
        Next case<span className="govuk-visually-hidden"> ({itemName(next)})</span>
      </Button>
      {asking && <Unfinished bench={bench} onClose={() => setAsking(false)} />}
    </>
  );
};
