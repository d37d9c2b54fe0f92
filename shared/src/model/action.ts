/** An action of a case, and the one table of what may happen to it. */
import type { ActionId, AgencyId, MeetingId, PersonId, PlacementId, UserId } from '../kernel/ids.js';
import type { Measure, ReviewOutcome } from './codes.js';

export const actionStates = ['raised', 'claimed', 'assigned', 'agreed', 'done', 'not possible'] as const;
export type ActionState = (typeof actionStates)[number];

export const actionMoves = ['claim', 'assign', 'agree', 'release', 'complete', 'give up'] as const;
export type ActionMove = (typeof actionMoves)[number];

/** Where each move leads from each state; null = refused. Total, so a case not thought of does not compile [A3]. */
export const transitions: Readonly<Record<ActionState, Readonly<Record<ActionMove, ActionState | null>>>> = {
  raised: { claim: 'claimed', assign: 'assigned', agree: null, release: null, complete: null, 'give up': null },
  claimed: { claim: null, assign: 'assigned', agree: 'agreed', release: 'raised', complete: null, 'give up': null },
  assigned: { claim: null, assign: 'assigned', agree: 'agreed', release: 'raised', complete: null, 'give up': null },
  agreed: { claim: null, assign: null, agree: null, release: 'raised', complete: 'done', 'give up': 'not possible' },
  done: { claim: null, assign: null, agree: null, release: null, complete: null, 'give up': null },
  'not possible': { claim: null, assign: null, agree: null, release: null, complete: null, 'give up': null },
};

export interface Owner {
  readonly agency: AgencyId;
  /** Who claimed it; null when the chair assigned it to the agency. */
  readonly user: UserId | null;
}

export interface Review {
  readonly meeting: MeetingId;
  readonly outcome: ReviewOutcome;
  readonly note: string;
  readonly at: number;
}

export interface Action {
  readonly id: ActionId;
  readonly meeting: MeetingId;
  readonly state: ActionState;
  readonly raisedBy: UserId;
  readonly raisedAt: number;
  /** The first wording; the living one is in the document until it is agreed. */
  readonly firstWords: string;
  /** Under which the first wording is placed, once, into the document. */
  readonly placement: PlacementId;
  /** The wording the chair agreed, frozen. */
  readonly agreedWords: string | null;
  readonly owner: Owner | null;
  /** Civil date YYYY-MM-DD, or null while nobody has said. */
  readonly due: string | null;
  readonly measure: Measure | null;
  readonly protects: readonly PersonId[];
  readonly addresses: readonly PersonId[];
  /** What was done, or why it was not possible. */
  readonly outcome: string | null;
  readonly reviews: readonly Review[];
}
