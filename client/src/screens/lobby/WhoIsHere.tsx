/** Who is here and who is missing: a ring of tokens that fills as people sign, with the same in words beneath. */
import type { UserId } from '@board/shared/kernel/ids';
import type { MeetingView, RosterAgency } from '@board/shared/policy/views';
import { colourOf, Details, Progress, TokenRow } from '../../parts';
import { Refused } from '../shell/Refused';
import { useOrders } from '../shell/orders';
import { RosterRow } from './RosterRow';
import { signedCount, standingLooks, standingOf } from './standing';

const tokenOf = (agency: RosterAgency, here: readonly UserId[]) => {
  const look = standingLooks[standingOf(agency, here)];
  return {
    key: agency.agency,
    short: agency.short,
    colour: colourOf(agency.agency),
    name: agency.name,
    hollow: look.hollow,
    status: look.words.toLowerCase(),
  };
};

interface WhoIsHereProps {
  readonly meeting: MeetingView;
  readonly here: readonly UserId[];
}

export const WhoIsHere = ({ meeting, here }: WhoIsHereProps) => {
  const orders = useOrders();
  const { signed, of } = signedCount(meeting.roster);
  const edit = meeting.rights.includes('note attendance') ? orders : null;
  return (
    <section className="who dense" aria-labelledby="who">
      <h2 className="govuk-heading-m" id="who">
        Who is here
      </h2>
      <Progress value={signed} of={of} words={`${signed} of ${of} people have signed`} />
      <TokenRow label="Agencies" tokens={meeting.roster.map((agency) => tokenOf(agency, here))} />
      <p className="who__key">A hollow shape is an agency that is not here.</p>
      <Refused orders={orders} />
      <Details summary="Everybody by agency" open>
        <ul className="roster">
          {meeting.roster.map((agency) => (
            <RosterRow key={agency.agency} meeting={meeting.id} agency={agency} here={here} orders={edit} />
          ))}
        </ul>
      </Details>
    </section>
  );
};
