/** Who is kept out of this case: excluded by the chair, or in conflict; and the ways back. */
import type { ChairView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button } from '../../parts';
import { useBarred, useOrders, type Orders } from '../shell/orders';
import { useHome } from '../shell/views';
import { targetOf, type BenchProps } from './bench';
import { attendeeWords } from './Guests';
import { RecordConflict } from './Conflicts';
import { Overrides } from './Overrides';
import { PersonDialog } from './PersonDialog';

type ExcludedProps = BenchProps & { readonly chair: ChairView; readonly orders: Orders };

const Row = ({
  person,
  orders,
  ...bench
}: Omit<ExcludedProps, 'chair'> & { readonly person: ChairView['excluded'][number] }) => {
  const barred = useBarred();
  return (
    <li className="bench__row">
      <span>
        {attendeeWords(person)}. Reason: {person.reason}
      </span>
      {bench.board.rights.includes('exclude seat') && (
        <Button
          kind="secondary"
          because={barred}
          onClick={() => void orders.give('restore seat', { ...targetOf(bench), user: person.user })}
        >
          Restore<span className="govuk-visually-hidden"> {person.name}</span>
        </Button>
      )}
    </li>
  );
};

const Exclude = ({
  bench,
  chair,
  onClose,
}: {
  readonly bench: BenchProps;
  readonly chair: ChairView;
  readonly onClose: () => void;
}) => {
  const orders = useOrders();
  const home = useHome();
  const me = home.kind === 'seen' ? home.view.me.user : null;
  const people = chair.admitted.filter(({ user }) => user !== me);
  return (
    <PersonDialog
      title={`Exclude somebody from ${bench.board.initials}`}
      consequence="The case leaves their screen at once, with no trace that it exists. Actions they claimed go back to the room. What they have already read, they have read."
      submit="Exclude from this case"
      people={people.map((person) => ({ value: person.user, label: attendeeWords(person) }))}
      orders={orders}
      onSubmit={(user, reason) => orders.give('exclude seat', { ...targetOf(bench), user, reason })}
      onClose={onClose}
    />
  );
};

export const Excluded = ({ chair, orders, ...bench }: ExcludedProps) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  return (
    <section className="bench__part" aria-labelledby="excluded-title">
      <h3 className="govuk-heading-s" id="excluded-title">
        {bench.board.rights.includes('exclude seat') ? 'Kept out of this case' : 'In conflict with this case'}
      </h3>
      {chair.excluded.length + chair.conflicts.length === 0 && <p className="bench__quiet">Nobody.</p>}
      <ul className="bench__list">
        {chair.excluded.map((person) => (
          <Row key={person.user} person={person} orders={orders} {...bench} />
        ))}
      </ul>
      {chair.conflicts.length > 0 && <Overrides bench={bench} rows={chair.conflicts} orders={orders} />}
      <div className="app-actions">
        {bench.board.rights.includes('exclude seat') && (
          <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
            Exclude somebody…
          </Button>
        )}
        {bench.board.rights.includes('record conflict') && <RecordConflict {...bench} />}
      </div>
      {asking && <Exclude bench={bench} chair={chair} onClose={() => setAsking(false)} />}
    </section>
  );
};
