/** What a house that is killed again and again has promised: kept by those who were promised it. Knows no socket. */
import type { ActionId, CommandId, DocKey, UserId } from '@board/shared/kernel/ids.js';
import { decodeUpdate } from 'yjs';

/** `w` typed, `a` the first wording of an action; then whose it is; then which. Found anywhere, also within an update. */
const tokens = /\b[wa][a-z]\d+\./g;

export const tokensIn = (text: string): readonly string[] => text.match(tokens) ?? [];

/** How often each token stands in a text. */
export const countTokens = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const token of tokensIn(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
};

export interface Piece {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
}

/** The strings of an update, and where they stand. */
export const piecesIn = (update: Uint8Array): readonly Piece[] =>
  decodeUpdate(update).structs.flatMap((struct) => {
    const content = 'content' in struct ? struct.content : null;
    const text = content !== null && 'str' in content ? String(content.str) : '';
    return text === '' ? [] : [{ client: struct.id.client, clock: struct.id.clock, text }];
  });

/** A command that was sent, and what was said to it, if anything. */
export interface Sent {
  readonly id: CommandId;
  readonly by: UserId;
  said: 'yes' | 'no' | 'nothing';
}

export interface Claim extends Sent {
  readonly action: ActionId;
}

/** One board that people wrote on. */
export class Promised {
  /** Acknowledged with `stored`. */
  readonly words = new Set<string>();
  /** Came to somebody who had not written it. */
  readonly seen = new Set<string>();
  /** Somebody asked for their redaction: here or gone. */
  readonly removing = new Set<string>();
  /** Redacted, and that was acknowledged. */
  readonly removed = new Set<string>();
  /** Where nobody was told how it ended: may be there, once. */
  readonly typed = new Map<string, UserId>();
  /** First wordings of actions that were acknowledged. */
  readonly raised = new Map<string, ActionId>();
  readonly claims: Claim[] = [];
  doc: DocKey | null = null;

  /** Lost, doubled, or come back from a redaction, when the board says this. */
  wrongIn(text: string): readonly string[] {
    const counts = countTokens(text);
    const wrong: string[] = [];
    for (const token of this.toBeThere()) if (!counts.has(token)) wrong.push(`lost ${token}`);
    for (const [token, count] of counts) {
      if (count > 1) wrong.push(`${count} times ${token}`);
      if (this.removed.has(token)) wrong.push(`back again ${token}`);
    }
    return wrong;
  }

  /** Acknowledged to its writer, or seen by somebody else, and not taken out since. */
  *toBeThere(): Iterable<string> {
    for (const set of [this.words, this.seen]) for (const token of set) if (!this.removing.has(token)) yield token;
  }

  /** Of those who asked for one action one was told yes, or is now. */
  wrongClaims(): readonly string[] {
    const winners = new Map<ActionId, number>();
    for (const { action, said } of this.claims)
      winners.set(action, (winners.get(action) ?? 0) + (said === 'yes' ? 1 : 0));
    return [...winners].filter(([, count]) => count !== 1).map(([action, count]) => `${count} owners of ${action}`);
  }
}

/** Where the kills fell, and in the middle of what. */
export interface Tally {
  seed: number;
  rounds: number;
  readonly kills: Record<string, number>;
  wordsAcknowledged: number;
  wordsSeenByOthers: number;
  wordsUnanswered: number;
  commandsAcknowledged: number;
  commandsUnanswered: number;
  ambiguousAlreadyDone: number;
  claims: number;
  redactions: number;
  journalsChecked: number;
  recordsVerified: number;
  lost: number;
}

export const newTally = (seed: number): Tally => ({
  seed,
  rounds: 0,
  kills: {},
  wordsAcknowledged: 0,
  wordsSeenByOthers: 0,
  wordsUnanswered: 0,
  commandsAcknowledged: 0,
  commandsUnanswered: 0,
  ambiguousAlreadyDone: 0,
  claims: 0,
  redactions: 0,
  journalsChecked: 0,
  recordsVerified: 0,
  lost: 0,
});
