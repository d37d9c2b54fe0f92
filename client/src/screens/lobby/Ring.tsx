/** Who is here and who is missing at a glance: a ring of tokens that fills as people sign. */
import type { UserId } from '@board/shared/kernel/ids';
import type { MeetingView, RosterAgency } from '@board/shared/policy/views';
import { Progress, TokenRow } from '../../parts';
import { agencyColour } from '../board/boardContext';
import { signedCount, standingLooks, standingOf } from './standing';

const tokenOf = (meeting: MeetingView, agency: RosterAgency, here: readonly UserId[]) => {
  const look = standingLooks[standingOf(agency, here)];
  return {
    key: agency.agency,
    short: agency.short,
    colour: agencyColour(meeting, agency.agency),
    name: agency.name,
    hollow: look.hollow,
    status: look.words.toLowerCase(),
  };
};

interface RingProps {
  readonly meeting: MeetingView;
  readonly here: readonly UserId[];
}

export const Ring = ({ meeting, here }: RingProps) => {
  const { signed, of } = signedCount(meeting.roster);
  return (
    <section className="who who--ring dense" aria-labelledby="who">
      <h2 className="govuk-heading-s" id="who">
        Who is here
      </h2>
      <Progress value={signed} of={of} words={`${signed} of ${of} people have signed`} />
      <TokenRow label="Agencies" tokens={meeting.roster.map((agency) => tokenOf(meeting, agency, here))} />
      <p className="who__key">A hollow shape is an agency that is not here.</p>
    </section>
  );
};
