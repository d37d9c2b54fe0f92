/** What waits at a room's door for its next turn. Types, and what to do when the room is lost; knows no document. */
import type { Inbound, RoomMember } from './member.js';

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
  | { readonly kind: 'place' }
  /** `tell` is called at a moment when everything in the document is on disk. */
  | { readonly kind: 'read'; readonly tell: () => void; readonly away: () => void };

export const isInbound = (job: Job): job is Inbound => job.kind === 'answer' || job.kind === 'update';

/** Tells those who wait for an answer that this room cannot give it. */
export const turnAway = (jobs: readonly Job[]): void => {
  for (const job of jobs) {
    if (job.kind === 'join') job.tell('again');
    if (job.kind === 'read') job.away();
  }
};
