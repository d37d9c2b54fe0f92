/** Those in conflict with this case, and how two people without one may together decide otherwise [N16]. */
import type { ConflictRow } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button } from '../../parts';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useBarred, useOrders, type Orders } from '../shell/orders';
import { momentWords } from '../shell/times';
import { targetOf, type BenchProps } from './bench';
import { attendeeWords } from './Guests';

interface RowProps {
  readonly bench: BenchProps;
  readonly row: ConflictRow;
  readonly orders: Orders;
}

const Propose = ({ bench, row, onClose }: Omit<RowProps, 'orders'> & { readonly onClose: () => void }) => {
  const orders = useOrders();
  return (
    <ReasonDialog
      title={`Propose to let ${row.name} in to ${bench.board.initials}`}
      label="Why should they take part in spite of the conflict?"
      hint="One line. The second person reads it, and it is kept with the case."
      missing="Give a reason"
      submit="Propose"
      orders={orders}
      onSubmit={(reason) => orders.give('propose override', { ...targetOf(bench), user: row.user, reason })}
      onClose={onClose}
    >
      <p className="govuk-body">
        It takes two: chair and co-ordinator, neither with a conflict of their own. Nothing changes until the other of
        you agrees.
      </p>
    </ReasonDialog>
  );
};

const saidOf = ({ name, override }: ConflictRow): string => {
  if (override === null) return '';
  const { proposedBy, proposedAt, confirmedBy, reason, mine } = override;
  if (confirmedBy !== null) return `Let in by ${proposedBy} and ${confirmedBy} together: ${reason}`;
  const who = mine ? 'You propose' : `${proposedBy} proposes`;
  return `${who} to let ${name} in (${momentWords(proposedAt)}): ${reason}`;
};

const waitingOf = ({ override }: ConflictRow): string | null => {
  if (override === null || override.confirmedBy !== null) return null;
  return override.mine
    ? 'It takes two. The other of chair and co-ordinator has to agree; until then nothing changes.'
    : 'It takes two. If you agree, the case opens to them at once.';
};

const Acts = ({ bench, row, orders, onPropose }: RowProps & { readonly onPropose: () => void }) => {
  const barred = useBarred();
  const { override, user } = row;
  const target = { ...targetOf(bench), user };
  const about = <span className="govuk-visually-hidden"> ({row.name})</span>;
  if (override === null) {
    return (
      <Button kind="quiet" because={barred} onClick={onPropose}>
        Propose to let them in…{about}
      </Button>
    );
  }
  return (
    <div className="app-actions">
      {override.confirmedBy === null && !override.mine && (
        <Button because={barred} onClick={() => void orders.give('confirm override', target)}>
          Agree{about}
        </Button>
      )}
      <Button kind="secondary" because={barred} onClick={() => void orders.give('withdraw override', target)}>
        {override.confirmedBy === null ? 'Withdraw' : 'Keep them out again'}
        {about}
      </Button>
    </div>
  );
};

const Row = (props: RowProps) => {
  const { bench, row } = props;
  const [asking, setAsking] = useState(false);
  const waiting = waitingOf(row);
  return (
    <li className="bench__row bench__row--tall">
      <span>
        {attendeeWords(row)}. Conflict of interest: {row.reason}
        {row.override !== null && (
          <span className="override">
            <span>{saidOf(row)}</span>
            {waiting !== null && <strong> {waiting}</strong>}
          </span>
        )}
      </span>
      {bench.board.rights.includes('override conflict') && <Acts {...props} onPropose={() => setAsking(true)} />}
      {asking && <Propose bench={bench} row={row} onClose={() => setAsking(false)} />}
    </li>
  );
};

export const Overrides = ({ rows, ...props }: Omit<RowProps, 'row'> & { readonly rows: readonly ConflictRow[] }) => (
  <ul className="bench__list" aria-label="Conflicts of interest with this case">
    {rows.map((row) => (
      <Row key={row.user} row={row} {...props} />
    ))}
  </ul>
);
