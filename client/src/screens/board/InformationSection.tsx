/** What each agency brings: mine first, then those that have given, then those that are awaited. */
import type { AgencyId } from '@board/shared/kernel/ids';
import type { AgencyCard } from '@board/shared/policy/views';
import { useState } from 'react';
import { useReplica } from '../../docs/hooks';
import { Progress } from '../../parts';
import { AgencyBox } from './AgencyBox';
import { useGround } from './boardContext';
import { useStandings, type Standing } from './given';
import { Panel } from './Panel';
import { RecordContribution } from './RecordContribution';

const rank = (card: AgencyCard, standing: Standing | undefined): number => {
  if (card.mine) return 0;
  return standing === 'awaited' ? 2 : 1;
};

const sorted = (cards: readonly AgencyCard[], standings: ReadonlyMap<AgencyId, Standing>): readonly AgencyId[] =>
  cards
    .toSorted((one, other) => rank(one, standings.get(one.agency)) - rank(other, standings.get(other.agency)))
    .map(({ agency }) => agency);

/** The order of the moment this section was drawn: nothing moves because somebody else typed. */
const useSteadyOrder = (
  docKey: string,
  cards: readonly AgencyCard[],
  standings: ReadonlyMap<AgencyId, Standing>,
): readonly AgencyCard[] => {
  const { ready } = useReplica(docKey);
  const [kept, setKept] = useState<readonly AgencyId[] | null>(null);
  if (ready && kept === null) setKept(sorted(cards, standings));
  const order = kept ?? sorted(cards, standings);
  const place = ({ agency }: AgencyCard) => (order.includes(agency) ? order.indexOf(agency) : order.length);
  return cards.toSorted((one, other) => place(one) - place(other));
};

export const InformationSection = ({ docKey }: { readonly docKey: string }) => {
  const { board, wide } = useGround();
  const standings = useStandings(docKey);
  const cards = useSteadyOrder(docKey, board.cards, standings);
  const given = [...standings.values()].filter((standing) => standing !== 'awaited').length;
  const words = `${given} of ${cards.length} agencies have answered`;
  return (
    <Panel section="information" title={wide ? 'Information by agency' : 'Information'}>
      <Progress value={given} of={cards.length} words={words} />
      <ul className="agency-cards">
        {cards.map((card) => (
          <AgencyBox key={card.agency} card={card} standing={standings.get(card.agency) ?? 'awaited'} docKey={docKey} />
        ))}
      </ul>
      {board.rights.includes('record contribution') && <RecordContribution />}
    </Panel>
  );
};
