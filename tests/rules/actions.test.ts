/** The one table of what may happen to an action, and that folding a fact leads where the table says. */
import type { CaseFact } from '@board/shared/ledger/facts.js';
import { foldAction } from '@board/shared/ledger/foldAction.js';
import {
  actionMoves,
  actionStates,
  transitions,
  type ActionMove,
  type ActionState,
} from '@board/shared/model/action.js';
import { describe, expect, test } from 'vitest';
import { actionOf, another, fileFor, mine, plain } from '../support/houseRegister.js';

/** As the law tells it: raised, claimed or assigned, agreed, done or not possible; and back to raised. */
const told: readonly (readonly [ActionState, ActionMove, ActionState])[] = [
  ['raised', 'claim', 'claimed'],
  ['raised', 'assign', 'assigned'],
  ['claimed', 'assign', 'assigned'],
  ['claimed', 'agree', 'agreed'],
  ['claimed', 'release', 'raised'],
  ['assigned', 'assign', 'assigned'],
  ['assigned', 'agree', 'agreed'],
  ['assigned', 'release', 'raised'],
  ['agreed', 'release', 'raised'],
  ['agreed', 'complete', 'done'],
  ['agreed', 'give up', 'not possible'],
];

const pairs = actionStates.flatMap((state) => actionMoves.map((move) => [state, move] as const));

test('[A3] every pair of state and move leads where the law says, and nowhere else', () => {
  expect(pairs).toHaveLength(36);
  for (const [state, move] of pairs) {
    const to = told.find(([from, by]) => from === state && by === move)?.[2] ?? null;
    expect(transitions[state][move], `${move} when ${state}`).toBe(to);
  }
});

test('[A3] nothing moves what is done or not possible, and every other state can be left', () => {
  const movable = (state: ActionState) => Object.values(transitions[state]).some((to) => to !== null);
  expect(actionStates.filter((state) => !movable(state))).toEqual(['done', 'not possible']);
});

type Moving = Exclude<Extract<CaseFact, { type: `action ${string}` }>, { type: 'action raised' }>;

describe('folding', () => {
  const facts = (state: ActionState): Readonly<Record<ActionMove, Moving>> => {
    const action = actionOf(state);
    return {
      claim: { type: 'action claimed', action, agency: mine },
      assign: { type: 'action assigned', action, agency: mine },
      agree: { type: 'action agreed', action, words: 'words' },
      release: { type: 'action released', action, reason: 'a reason' },
      complete: { type: 'action completed', action, outcome: 'done' },
      'give up': { type: 'action not possible', action, reason: 'a reason' },
    };
  };

  test.each(told)('[A3] %s, %s: %s', (state, move, to) => {
    const before = fileFor(plain).actions[actionOf(state)];
    if (!before) throw new Error('no such action');
    const after = foldAction(before, facts(state)[move], another, 5);
    expect(after.state).toBe(to);
    expect(after.owner === null).toBe(to === 'raised');
    if (move === 'claim') expect(after.owner).toEqual({ agency: mine, user: another });
    if (move === 'assign') expect(after.owner).toEqual({ agency: mine, user: null });
    if (to === 'raised') expect(after.agreedWords).toBeNull();
  });
});
