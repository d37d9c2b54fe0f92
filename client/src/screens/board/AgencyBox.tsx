/** One agency's card: whether it is here, what it has given, its box, and where each shared line came from. */
import type { AgencyCard } from '@board/shared/policy/views';
import { useRootWords } from '../../docs/hooks';
import { AgencyToken, classes, Tag } from '../../parts';
import { Box } from './Box';
import { agencyColour, useGround } from './boardContext';
import { Contribution } from './Contribution';
import type { Standing } from './given';
import { HandButton } from './Hands';
import { SharedLines } from './SharedLines';
import { isAway, sentence } from './words';

interface AgencyBoxProps {
  readonly card: AgencyCard;
  readonly standing: Standing;
  readonly docKey: string;
}

const said: Record<Standing, string> = {
  awaited: 'Awaited',
  given: 'Given',
  'written contribution': 'Written contribution',
  'nothing to add': 'Nothing to add',
};

const State = ({ card, standing }: Pick<AgencyBoxProps, 'card' | 'standing'>) => {
  if (standing === 'awaited' && card.hand === 'has information') return <Tag colour="blue">Has information</Tag>;
  if (standing === 'awaited') return <Tag colour="yellow">{said.awaited}</Tag>;
  return <span className="agency-card__state">{said[standing]}</span>;
};

const Head = ({ card, standing }: Pick<AgencyBoxProps, 'card' | 'standing'>) => {
  const { meeting } = useGround();
  const away = isAway(card.attendance);
  return (
    <div className="agency-card__head">
      <AgencyToken short={card.short} colour={agencyColour(meeting, card.agency)} name={card.name} hollow={away} />
      <h3 className="agency-card__name">
        {card.name}
        {card.mine && <span className="agency-card__mine"> (my agency)</span>}
      </h3>
      {(away || card.attendance === 'deputy') && <span className="quiet">{sentence(card.attendance)}</span>}
      <State card={card} standing={standing} />
    </div>
  );
};

const hintOf = ({ mine, mayWrite, name }: AgencyCard): string | undefined => {
  if (mayWrite) return mine ? undefined : `${name} is not in the room: you may take its words down.`;
  return undefined;
};

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const AgencyBox = ({ card, standing, docKey }: AgencyBoxProps) => {
  const words = squeezed(useRootWords(docKey, card.root));
  const hint = hintOf(card);
  const drawn = card.mayWrite || words !== '';
  // words that the box already holds are not shown twice
  const missing = card.lines.filter((line) => line.words === '' || !words.includes(squeezed(line.words)));
  return (
    <li className={classes('agency-card', card.mine && 'agency-card--mine')} data-agency={card.short}>
      <Head card={card} standing={standing} />
      {card.contributions.map((contribution) => (
        <Contribution
          key={contribution.id}
          contribution={contribution}
          root={card.root}
          inBox={contribution.words !== '' && words.includes(squeezed(contribution.words))}
        />
      ))}
      {missing.length > 0 && <SharedLines lines={missing} root={card.root} whole />}
      {drawn && (
        <Box
          docKey={docKey}
          root={card.root}
          label={`Information from ${card.name}`}
          hideLabel={!card.mayWrite}
          readOnly={!card.mayWrite}
          {...(hint !== undefined && { hint })}
          placeholder="What the meeting needs to know from us"
        />
      )}
      {card.lines.length > missing.length && <SharedLines lines={card.lines} root={card.root} />}
      {card.mine && (
        <div className="app-actions">
          <HandButton hand="has information" />
          <HandButton hand="nothing to add" />
        </div>
      )}
    </li>
  );
};
