/** A root of the shared document in words, as it stands on the board. */
import { useCallback } from 'react';
import { useGround } from './boardContext';
import { useShownName } from './names';

const fixed: Readonly<Record<string, string>> = {
  discussion: 'Discussion',
  victim: 'Victim’s views',
  advice: 'Expert advice',
  risk: 'Risk',
  notes: 'Notes',
  plan: 'Safe contact plan',
};

export const useRootName = (): ((root: string) => string) => {
  const { board } = useGround();
  const shown = useShownName();
  return useCallback(
    (root) => {
      const [prefix, id] = root.split(':');
      if (prefix === 'info') return `Information: ${board.agencies.find((agency) => agency.id === id)?.name ?? ''}`;
      if (prefix === 'action') return `Action ${board.actions.findIndex((action) => action.id === id) + 1}`;
      const person = board.people.find((other) => other.id === id);
      if (prefix === 'person') return `Notes on ${person === undefined ? 'a person' : shown(person.name)}`;
      return fixed[root] ?? root;
    },
    [board, shown],
  );
};
