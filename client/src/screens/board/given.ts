/** Whose information is in: words in their box, a shared line, a contribution, or "nothing to add". */
import type { AgencyId } from '@board/shared/kernel/ids';
import type { AgencyCard } from '@board/shared/policy/views';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { useReplica } from '../../docs/hooks';
import { hasWords } from '../../docs/plain';
import { useGround } from './boardContext';

export type Standing = 'awaited' | 'given' | 'written contribution' | 'nothing to add';

export const standingOf = (card: AgencyCard, hasWords: boolean): Standing => {
  if (card.contributions.length > 0) return 'written contribution';
  if (hasWords || card.lines.length > 0) return 'given';
  return card.hand === 'nothing to add' || card.attendance === 'nil return' ? 'nothing to add' : 'awaited';
};

const filled = (doc: Doc | null, roots: readonly string[]): string =>
  doc === null ? '' : roots.filter((root) => hasWords(doc.getXmlFragment(root))).join(' ');

/** The roots among these that hold words; the same set until one of them begins or ceases to. */
export const useFilled = (docKey: string, roots: readonly string[]): ReadonlySet<string> => {
  const { doc } = useReplica(docKey);
  const wanted = roots.join(' ');
  const subscribe = useCallback(
    (listener: () => void) => {
      doc?.on('update', listener);
      return () => doc?.off('update', listener);
    },
    [doc],
  );
  const found = useSyncExternalStore(subscribe, () => filled(doc, wanted === '' ? [] : wanted.split(' ')));
  return useMemo(() => new Set(found === '' ? [] : found.split(' ')), [found]);
};

export const useStandings = (docKey: string): ReadonlyMap<AgencyId, Standing> => {
  const { cards } = useGround().board;
  const roots = useFilled(
    docKey,
    cards.map(({ root }) => root),
  );
  return useMemo(
    () => new Map(cards.map((card) => [card.agency, standingOf(card, roots.has(card.root))])),
    [cards, roots],
  );
};

/** The agencies that are not awaited any more. */
export const useGiven = (docKey: string): ReadonlySet<AgencyId> => {
  const standings = useStandings(docKey);
  return new Set([...standings].filter(([, standing]) => standing !== 'awaited').map(([agency]) => agency));
};
