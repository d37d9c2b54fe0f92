/** One agency of the roster: how it stands, who sits for it, and for the bench its attendance to note. */
import type { UserId } from '@board/shared/kernel/ids';
import { attendances, type Attendance } from '@board/shared/model/codes';
import type { MeetingView, RosterAgency, RosterSeat } from '@board/shared/policy/views';
import { AgencyToken, Select, Tag } from '../../parts';
import { agencyColour } from '../board/boardContext';
import type { Orders } from '../shell/orders';
import { attendanceWords, roleWords } from '../shell/words';
import { seatWords, standingLooks, standingOf } from './standing';

interface RosterRowProps {
  readonly meeting: MeetingView;
  readonly agency: RosterAgency;
  readonly here: readonly UserId[];
  /** Null for those who may not note attendance. */
  readonly orders: Orders | null;
}

const Person = ({ seat, here }: { readonly seat: RosterSeat; readonly here: readonly UserId[] }) => (
  <li className={here.includes(seat.user) ? 'roster__person roster__person--here' : 'roster__person'}>
    {seat.name}
    <span className="roster__note">
      ,{' '}
      {[roleWords[seat.role].toLowerCase().replace('idva', 'IDVA'), seatWords(seat, here)].filter(Boolean).join(' · ')}
    </span>
  </li>
);

const isAttendance = (value: string): value is Attendance => attendances.some((one) => one === value);

const Attending = ({ meeting, agency, orders }: RosterRowProps & { readonly orders: Orders }) => (
  <Select
    className="roster__select"
    label={`Attendance of ${agency.name}`}
    hideLabel
    choices={attendances.map((value) => ({ value, label: attendanceWords[value] }))}
    value={agency.attendance}
    disabled={orders.busy}
    onChange={({ target: { value: attendance } }) => {
      if (isAttendance(attendance))
        void orders.give('note attendance', { meeting: meeting.id, agency: agency.agency, attendance });
    }}
  />
);

export const RosterRow = (props: RosterRowProps) => {
  const { meeting, agency, here, orders } = props;
  const look = standingLooks[standingOf(agency, here)];
  return (
    <li className="roster__row" data-agency={agency.short}>
      <span aria-hidden="true">
        <AgencyToken
          short={agency.short}
          colour={agencyColour(meeting, agency.agency)}
          name={agency.name}
          hollow={look.hollow}
        />
      </span>
      <div className="roster__words">
        <span className="roster__agency">{agency.name}</span>{' '}
        {look.colour === null ? (
          <span className="roster__note">{look.words}</span>
        ) : (
          <Tag colour={look.colour}>{look.words}</Tag>
        )}
        <ul className="roster__people">
          {agency.seats.map((seat) => (
            <Person key={seat.user} seat={seat} here={here} />
          ))}
        </ul>
        {agency.seats.length === 0 && <p className="roster__note">Nobody is named for this agency.</p>}
        {orders !== null && <Attending {...props} orders={orders} />}
      </div>
    </li>
  );
};
