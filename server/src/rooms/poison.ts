/** What is left when Yjs and the scan disagree: the document in memory is worth nothing. Says who brought that, if it is known. */
import type { Inbound, RoomMember } from './member.js';

export class Poisoned extends Error {
  constructor(
    /** Would bring it again: refused, so that everybody else can go on. Null while it may have been one of several. */
    readonly culprit: RoomMember | null,
    cause: unknown,
  ) {
    super('an update that the scan let through broke the document in memory', { cause });
  }
}

/** The one who alone brought something in a turn. */
export const aloneIn = (inbound: readonly Inbound[]): RoomMember | null => {
  const members = new Set(inbound.map(({ member }) => member));
  return members.size === 1 ? ([...members][0] ?? null) : null;
};
