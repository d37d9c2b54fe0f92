/** What waits at a room's door for its next turn. Types, and what to do when the room is lost; knows no document. */
import type { Inbound, RoomMember } from './member.js';
import type { Inverse } from './restoring/inverse.js';

/** `again`: this room is lost, ask a fresh one. `gone`: the connection ended while it waited. */
export type Joined = 'seated' | 'absent' | 'again' | 'gone';

export interface Join {
  readonly kind: 'join';
  readonly member: RoomMember;
  readonly tell: (joined: Joined) => void;
}

export type Job =
  | Inbound
  | Join
  | { readonly kind: 'ask'; readonly member: RoomMember; readonly vector: Uint8Array }
  /** They have read all they were sent, and were told nothing after that place. */
  | { readonly kind: 'catch up'; readonly member: RoomMember }
  | { readonly kind: 'place' }
  | { readonly kind: 'restore'; readonly inverse: Inverse }
  /** `tell` is called at a moment when everything in the document is on disk. */
  | { readonly kind: 'read'; readonly tell: () => void; readonly away: () => void };

/** Then other rooms have their turn. */
const perTurn = 200;
/** One turn is one record, which the store takes or refuses whole. */
const bytesPerTurn = 4 * 1024 * 1024;

export const isInbound = (job: Job): job is Inbound => job.kind === 'answer' || job.kind === 'update';

/** How many of the first jobs make a turn: many, or, where frames are suspected, up to and with the first frame. */
export const turnLength = (jobs: readonly Job[], oneByOne: boolean): number => {
  let bytes = 0;
  for (const [at, job] of jobs.entries()) {
    if (at === perTurn) break;
    if (!isInbound(job)) continue;
    bytes += job.update.length;
    if (oneByOne || bytes >= bytesPerTurn) return at + 1;
  }
  return perTurn;
};

/** What is to be put back in this turn, each once. */
export const inversesIn = (jobs: readonly Job[]): readonly Inverse[] => {
  const found = new Map<string, Inverse>();
  for (const job of jobs) if (job.kind === 'restore') found.set(job.inverse.restoration.id, job.inverse);
  return [...found.values()];
};

/** Tells those who wait for an answer that this room cannot give it. */
export const turnAway = (jobs: readonly Job[]): void => {
  for (const job of jobs) {
    if (job.kind === 'join') job.tell('again');
    if (job.kind === 'read') job.away();
  }
};
