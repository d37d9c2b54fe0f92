/** Bells name what is stale and carry nothing else; content is fetched through the gate (D5). */
import type { CaseId, MeetingId } from '../kernel/ids.js';

/** What a screen can be watching. `home` and `actions` are watched by everybody who is signed in. */
export type Topic = 'home' | 'actions' | `meeting:${string}` | `presence:${string}` | `case:${string}:${string}`;

export const meetingTopic = (meeting: MeetingId): Topic => `meeting:${meeting}`;
export const presenceTopic = (meeting: MeetingId): Topic => `presence:${meeting}`;
export const caseTopic = (meeting: MeetingId, id: CaseId): Topic => `case:${meeting}:${id}`;

/** `watch`: which meeting, and which case of it, this screen shows now; replaces what it watched before. */
export interface Watch {
  readonly meeting: MeetingId | null;
  readonly caseId: CaseId | null;
}

/** Names of events on the live socket. */
export const events = {
  /** client → server: `(command, ack)`. */
  command: 'command',
  /** client → server: `(watch, ack)`. */
  watch: 'watch',
  /** server → client: `{ topic }`. */
  bell: 'bell',
  /** server → client: `{ topic }`: what stood under it is gone; drop it from every cache. */
  withdrawn: 'withdrawn',
  /** server → client: `{ locksAt }`: the session locks then unless something is done; null when something was. */
  closing: 'closing',
  /** server → client: `{ reason }`: the session is locked or over, and this socket is about to be closed. */
  over: 'over',
} as const;
