/** A conflict of interest that comes to light in the meeting: hides this case from that person. */
import { useState } from 'react';
import { Button } from '../../parts';
import { useBarred, useOrders } from '../shell/orders';
import { useHome } from '../shell/views';
import { roleWords } from '../shell/words';
import { targetOf, type BenchProps } from './bench';
import { PersonDialog } from './PersonDialog';

const ConflictDialog = ({ onClose, ...bench }: BenchProps & { readonly onClose: () => void }) => {
  const orders = useOrders();
  const home = useHome();
  const me = home.kind === 'seen' ? home.view.me.user : null;
  const people = bench.meeting.roster.flatMap((agency) =>
    agency.seats
      .filter(({ user }) => user !== me)
      .map(({ user, name, role }) => ({
        value: user,
        label: `${name}, ${agency.short}, ${roleWords[role].toLowerCase()}`,
      })),
  );
  return (
    <PersonDialog
      title={`Record a conflict of interest with ${bench.board.initials}`}
      consequence="This case disappears for them in this meeting and in every later one. No role outweighs it. Only two people without a conflict can set it aside, together."
      submit="Record conflict"
      people={people}
      orders={orders}
      onSubmit={(user, reason) => orders.give('record conflict', { ...targetOf(bench), user, reason })}
      onClose={onClose}
    />
  );
};

export const RecordConflict = (bench: BenchProps) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  return (
    <>
      <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
        Record a conflict of interest…
      </Button>
      {asking && <ConflictDialog {...bench} onClose={() => setAsking(false)} />}
    </>
  );
};
