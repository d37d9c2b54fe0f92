/** Folds what happens to one action. The table of moves is in the model; here only what each leaves behind. */
import { never } from '../kernel/result.js';
import type { UserId } from '../kernel/ids.js';
import type { Action } from '../model/action.js';
import type { CaseFact } from './facts.js';

export type ActionFact = Extract<CaseFact, { type: `action ${string}` }>;
type LaterFact = Exclude<ActionFact, { type: 'action raised' }>;

export const raisedAction = (fact: Extract<CaseFact, { type: 'action raised' }>, by: UserId, at: number): Action => ({
  id: fact.action,
  meeting: fact.meeting,
  state: 'raised',
  raisedBy: by,
  raisedAt: at,
  firstWords: fact.words,
  placement: fact.placement,
  agreedWords: null,
  owner: null,
  due: fact.due,
  measure: fact.measure,
  protects: fact.protects,
  addresses: fact.addresses,
  outcome: null,
  reviews: [],
});

export const foldAction = (action: Action, fact: LaterFact, by: UserId, at: number): Action => {
  switch (fact.type) {
    case 'action amended': {
      const { due, measure, protects, addresses } = fact;
      return { ...action, due, measure, protects, addresses };
    }
    case 'action claimed':
      return { ...action, state: 'claimed', owner: { agency: fact.agency, user: by } };
    case 'action assigned':
      return { ...action, state: 'assigned', owner: { agency: fact.agency, user: null } };
    case 'action agreed':
      return { ...action, state: 'agreed', agreedWords: fact.words };
    case 'action released':
      return { ...action, state: 'raised', owner: null, agreedWords: null };
    case 'action completed':
      return { ...action, state: 'done', outcome: fact.outcome };
    case 'action not possible':
      return { ...action, state: 'not possible', outcome: fact.reason };
    case 'action reviewed': {
      const { meeting, outcome, note } = fact;
      return { ...action, reviews: [...action.reviews, { meeting, outcome, note, at }] };
    }
    default:
      return never(fact);
  }
};
