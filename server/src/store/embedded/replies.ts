/** The last reply of each driver session: a write that is sent twice is done once. Knows no command. */
import { Binary, Long, type Document } from 'bson';
import { refuse } from './refuse.js';
import type { Pieces } from './wire.js';

const MAX_SESSIONS = 10_000;

interface Last {
  readonly number: bigint;
  readonly reply: Pieces;
}

export interface Replies {
  /** The reply given before under the very session and number of this command, or `undefined`. */
  recall(command: Document): Pieces | undefined;
  keep(command: Document, reply: Pieces): void;
  /** Unsays what was kept for a command whose turn did not reach the disk. */
  forget(command: Document): void;
  end(sessions: readonly Document[]): void;
}

const sessionOf = (lsid: unknown): string => {
  const id = (lsid as Document | undefined)?.['id'] as unknown;
  return id instanceof Binary ? id.toString('hex') : '';
};

const numberOf = (command: Document): bigint | undefined => {
  const number: unknown = command['txnNumber'];
  return number instanceof Long ? number.toBigInt() : undefined;
};

export const openReplies = (): Replies => {
  // Memory is enough: whoever could send again lives and dies with this store, or reads before it writes.
  const last = new Map<string, Last>();
  return {
    recall: (command) => {
      const [number, before] = [numberOf(command), last.get(sessionOf(command['lsid']))];
      if (number === undefined || !before || number > before.number) return undefined;
      return number === before.number ? before.reply : refuse('transactionTooOld', `txnNumber ${number} is over`);
    },
    keep: (command, reply) => {
      const [number, session] = [numberOf(command), sessionOf(command['lsid'])];
      if (number === undefined) return;
      last.delete(session);
      last.set(session, { number, reply });
      if (last.size > MAX_SESSIONS) last.delete(last.keys().next().value ?? '');
    },
    forget: (command) => void last.delete(sessionOf(command['lsid'])),
    end: (sessions) => sessions.forEach((lsid) => last.delete(sessionOf(lsid))),
  };
};
