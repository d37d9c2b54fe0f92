/** Everybody by agency in words, and for the bench the attendance to note. */
import type { UserId } from '@board/shared/kernel/ids';
import type { MeetingView } from '@board/shared/policy/views';
import { Refused } from '../shell/Refused';
import { useOrders } from '../shell/orders';
import { NotePresent } from './NotePresent';
import { RosterRow } from './RosterRow';

interface RosterProps {
  readonly meeting: MeetingView;
  readonly here: readonly UserId[];
}

export const Roster = ({ meeting, here }: RosterProps) => {
  const orders = useOrders();
  const edit = meeting.rights.includes('note attendance') ? orders : null;
  return (
    <section className="who who--roster dense" aria-labelledby="roster">
      <h2 className="govuk-heading-s" id="roster">
        Everybody by agency
      </h2>
      <Refused orders={orders} />
      {edit !== null && <NotePresent meeting={meeting} here={here} orders={edit} />}
      <ul className="roster">
        {meeting.roster.map((agency) => (
          <RosterRow key={agency.agency} meeting={meeting} agency={agency} here={here} orders={edit} />
        ))}
      </ul>
    </section>
  );
};
