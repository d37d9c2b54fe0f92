/** People whom my agency is asked to flag in its files: who they are, and nothing of why. */
import type { FlagCard, MeetingView } from '@board/shared/policy/views';
import { Button, inWords } from '../../parts';
import { Refused } from '../shell/Refused';
import { useBarred, useOrders } from '../shell/orders';
import { birthWords, momentWords } from '../shell/times';

interface CardProps {
  readonly meeting: MeetingView;
  readonly card: FlagCard;
}

const roles: Readonly<Record<FlagCard['identifiers'][number]['role'], string>> = {
  victim: 'Victim',
  child: 'Child',
  'alleged perpetrator': 'Alleged perpetrator',
  other: 'Other person',
};

const Who = ({ identifiers }: Pick<FlagCard, 'identifiers'>) => (
  <ul className="govuk-list">
    {identifiers.map(({ name, born, role }) => (
      <li key={`${name} ${born}`}>
        <strong>{name}</strong>
        <span className="under">
          {roles[role]}
          {born !== null && `, born ${birthWords(born)}`}
        </span>
      </li>
    ))}
  </ul>
);

const Tick = ({ meeting, card }: CardProps) => {
  const orders = useOrders();
  const barred = useBarred();
  const { ticked, mayTick, caseId } = card;
  if (ticked !== null) {
    return (
      <p className="govuk-body-s">
        ✓ Flagged in our files: {ticked.by}, {momentWords(ticked.at)}
      </p>
    );
  }
  if (!mayTick) return null;
  return (
    <>
      <Refused orders={orders} />
      <Button
        because={barred ?? (orders.busy ? 'Sending' : null)}
        onClick={() => void orders.give('tick flag', { meeting: card.meeting, caseId, agency: meeting.agency })}
      >
        We have flagged our files
        <span className="govuk-visually-hidden"> for {card.identifiers.map(({ name }) => name).join(', ')}</span>
      </Button>
    </>
  );
};

export const FlagCards = ({ meeting }: Pick<CardProps, 'meeting'>) =>
  meeting.flagCards.length === 0 ? null : (
    <section aria-labelledby="flags">
      <h2 className="govuk-heading-m" id="flags">
        To flag in your files
      </h2>
      <p className="govuk-body">
        Your agency is not invited to these cases. Please flag these people in your own files, so that your staff know
        to take care and to ask.
      </p>
      <ul className="flags">
        {meeting.flagCards.map((card) => (
          <li key={`${card.meeting} ${card.caseId}`} className="flags__card">
            <Who identifiers={card.identifiers} />
            <p className="govuk-body-s">
              {card.area}. Keep the flag until {inWords(card.until)}.
            </p>
            <Tick meeting={meeting} card={card} />
          </li>
        ))}
      </ul>
    </section>
  );
