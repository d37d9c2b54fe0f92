/** What each kind of sitting means for who is there. Visibility follows from the sitting, never from the harm. Server only. */
import type { SeatRole, Sitting } from '../model/codes.js';

export interface SittingRule {
  /** Whom an item without a list of invited agencies brings. Chair and co-ordinator are there to make the list. */
  readonly unlisted: 'all seated' | 'the bench';
  /** Whether the commissioned expert is there for every harmful-practices case, listed or not. */
  readonly expert: 'always' | 'if invited';
  /** Senior staff only, or their deputies too. */
  readonly deputies: boolean;
  /** Whether an observer's seat is enough, or each case is opened to them by name. */
  readonly observers: 'seated' | 'called in';
  /** Who may invite one more agency to an item. */
  readonly wideners: readonly SeatRole[];
}

/** Standard and daily meetings hear all at the table; closed and emergency ones whom the chair invites; a stand-alone one widens. */
export const sittingRules: Readonly<Record<Sitting, SittingRule>> = {
  standard: {
    unlisted: 'all seated',
    expert: 'if invited',
    deputies: true,
    observers: 'seated',
    wideners: ['chair'],
  },
  closed: {
    unlisted: 'the bench',
    expert: 'if invited',
    deputies: true,
    observers: 'called in',
    wideners: ['chair'],
  },
  emergency: {
    unlisted: 'the bench',
    expert: 'if invited',
    deputies: true,
    observers: 'called in',
    wideners: ['chair'],
  },
  'stand-alone': {
    unlisted: 'all seated',
    expert: 'always',
    deputies: true,
    observers: 'called in',
    wideners: ['chair', 'coordinator'],
  },
  'complex-case': {
    unlisted: 'the bench',
    expert: 'if invited',
    deputies: false,
    observers: 'called in',
    wideners: ['chair'],
  },
  daily: {
    unlisted: 'all seated',
    expert: 'if invited',
    deputies: true,
    observers: 'seated',
    wideners: ['chair', 'coordinator'],
  },
};
