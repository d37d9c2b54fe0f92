/** Experts and guests who wait: called in to this case, and sent out again. */
import type { AttendeeView, ChairView } from '@board/shared/policy/views';
import { Button, Tag } from '../../parts';
import { useBarred, type Orders } from '../shell/orders';
import { roleWords } from '../shell/words';
import { targetOf, type BenchProps } from './bench';

type GuestsProps = BenchProps & { readonly chair: ChairView; readonly orders: Orders };

export const attendeeWords = ({ name, agency, role }: AttendeeView): string =>
  `${name}, ${agency}, ${roleWords[role].toLowerCase()}`;

const Guest = ({
  guest,
  orders,
  ...bench
}: Omit<GuestsProps, 'chair'> & { readonly guest: ChairView['callable'][number] }) => {
  const barred = useBarred();
  const may = bench.board.rights.includes('call in');
  const target = { ...targetOf(bench), user: guest.user };
  return (
    <li className="bench__row">
      <span>
        {attendeeWords(guest)} {guest.calledIn && <Tag colour="green">Called in</Tag>}
      </span>
      {may && (
        <Button
          kind="secondary"
          because={barred}
          onClick={() => void orders.give(guest.calledIn ? 'send out' : 'call in', target)}
        >
          {guest.calledIn ? 'Send out' : 'Call in'}
          <span className="govuk-visually-hidden"> {guest.name}</span>
        </Button>
      )}
    </li>
  );
};

export const Guests = ({ chair, ...props }: GuestsProps) => (
  <section className="bench__part" aria-labelledby="guests-title">
    <h3 className="govuk-heading-s" id="guests-title">
      Experts and guests
    </h3>
    {chair.callable.length === 0 ? (
      <p className="bench__quiet">Nobody waits to be called in.</p>
    ) : (
      <ul className="bench__list">
        {chair.callable.map((guest) => (
          <Guest key={guest.user} guest={guest} {...props} />
        ))}
      </ul>
    )}
  </section>
);
