/** Actions raised or amended here and still on their way. Pure. */
import { actionRoot } from '@board/shared/model/roots';
import type { ActionView, CaseView } from '@board/shared/policy/views';
import type { Given } from './waiting';

const raised = (board: CaseView, given: Extract<Given, { type: 'raise action' }>): CaseView => {
  const { action, placement, words, due, measure, protects, addresses } = given.payload;
  if (board.actions.some(({ id }) => id === action)) return board;
  const fresh: ActionView = {
    id: action,
    state: 'raised',
    root: actionRoot(action),
    placement,
    // nobody writes before the server has placed the first words
    mayWrite: false,
    firstWords: words,
    agreedWords: null,
    raisedBy: 'you',
    owner: null,
    due,
    measure,
    protects,
    addresses,
    outcome: null,
    rights: [],
  };
  return { ...board, actions: [...board.actions, fresh] };
};

export const foreseeAction = (board: CaseView, given: Given): CaseView => {
  if (given.type === 'raise action') return raised(board, given);
  if (given.type !== 'amend action') return board;
  const { action, ...plan } = given.payload;
  return { ...board, actions: board.actions.map((other) => (other.id === action ? { ...other, ...plan } : other)) };
};
