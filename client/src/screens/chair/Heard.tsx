/** Which agencies have been heard on this case: filled tokens have, hollow ones have not. */
import type { AgencyCard } from '@board/shared/policy/views';
import { TokenButton } from '../../parts';
import { agencyColour, useGround } from '../board/boardContext';
import { isAway } from '../board/words';
import { useStandings, type Standing } from '../board/given';
import { listed } from '../shell/times';
import type { BenchProps } from './bench';

const isHeard = (card: AgencyCard, standing: Standing | undefined): boolean => {
  if (standing === 'written contribution') return card.contributions.every(({ heard }) => heard !== null);
  return standing === 'given' || standing === 'nothing to add';
};

const statusOf = (card: AgencyCard, standing: Standing | undefined): string => {
  if (standing === 'written contribution')
    return isHeard(card, standing) ? 'written contribution heard' : 'written contribution not heard yet';
  if (standing === 'given') return 'information given';
  if (standing === 'nothing to add') return 'nothing to add';
  return isAway(card.attendance) ? 'not in the room' : 'not heard yet';
};

const sentence = (cards: readonly AgencyCard[], missing: readonly AgencyCard[]): string => {
  if (cards.length === 0) return 'No agency is on this case.';
  return missing.length === 0
    ? 'Every agency has been heard.'
    : `Not heard: ${listed(missing.map(({ name }) => name))}.`;
};

type HeardProps = BenchProps & { readonly docKey: string; readonly onJump?: () => void };

export const Heard = ({ meeting, board, docKey, onJump }: HeardProps) => {
  const { goTo } = useGround();
  const standings = useStandings(docKey);
  const { cards } = board;
  const missing = cards.filter((card) => !isHeard(card, standings.get(card.agency)));
  return (
    <section className="bench__part heard" aria-labelledby="heard-title">
      <h3 className="govuk-heading-s" id="heard-title">
        Heard: {cards.length - missing.length} of {cards.length}
      </h3>
      <ul className="token-row" aria-label="Agencies on this case">
        {cards.map((card) => (
          <li key={card.agency}>
            <TokenButton
              short={card.short}
              colour={agencyColour(meeting, card.agency)}
              name={card.name}
              hollow={missing.includes(card)}
              status={statusOf(card, standings.get(card.agency))}
              onPress={() => {
                onJump?.();
                goTo(card.root);
              }}
            />
          </li>
        ))}
      </ul>
      <p className="bench__quiet heard__words">{sentence(cards, missing)}</p>
    </section>
  );
};
