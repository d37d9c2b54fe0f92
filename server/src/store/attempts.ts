/** What a writer remembers: heads it has seen, and attempts of which it never heard the end. Writes nothing itself. */
import { randomUUID } from 'node:crypto';
import type { Append, AppendResult, Draft, Head, LogRecord, StreamName } from '../ports/log.js';
import { recent } from './recent.js';
import { bind, headOf, type Bound, type StreamSeal } from './sheaf.js';

/** Streams remembered; a forgotten one costs one read. */
const STREAMS = 20_000;
/** Doubted attempts remembered, with their bodies; a forgotten one is a conflict to whoever asks again. */
const DOUBTS = 500;

export interface Attempt extends Bound {
  readonly head: Head;
}

export interface Attempts {
  /** What the append would write, or why it cannot. */
  begin(append: Append): Promise<Attempt | Refused>;
  readonly written: (attempt: Attempt) => void;
  readonly refused: (attempt: Attempt) => void;
  /** The outcome is unknown: the same append, asked once more, will be known by its pen. */
  readonly doubted: (attempt: Attempt) => void;
  learn(stream: StreamName, head: Head): void;
  known(stream: StreamName): Head | undefined;
}

const isSame = (record: LogRecord | undefined, { at, by, session, body }: Draft): boolean =>
  record?.at === at && record.by === by && record.session === session && Buffer.compare(record.body, body) === 0;

const isOf = ({ records }: Attempt, { drafts }: Append): boolean =>
  records.length === drafts.length && drafts.every((draft, at) => isSame(records[at], draft));

export type Refused = Extract<AppendResult, { ok: false }>;

export const CONFLICT: Refused = { ok: false, reason: 'conflict' };
const GONE: Refused = { ok: false, reason: 'gone' };

export interface AttemptNeeds {
  readonly head: (stream: StreamName) => Promise<Head>;
  /** The seal under which an append is written, its key made and kept if it is the first; null when it is gone. */
  readonly seal: (append: Append) => Promise<StreamSeal | null>;
}

export const openAttempts = ({ head: headOnDisk, seal }: AttemptNeeds): Attempts => {
  // A head may be behind what others have appended, never wrong: its record does not change. So an append after a
  // stale head finds its key taken, and that is a conflict.
  const heads = recent<Head>(STREAMS);
  const unsure = recent<Attempt>(DOUBTS);

  const learn = (stream: StreamName, head: Head) => {
    if (head.seq >= (heads.get(stream)?.seq ?? 0)) heads.set(stream, head);
  };
  const headFor = async ({ stream, after }: Append): Promise<Head> => {
    const known = heads.get(stream);
    if (known && known.seq >= after) return known;
    const head = await headOnDisk(stream);
    learn(stream, head);
    return head;
  };
  /** The very append that broke off before, byte for byte: sealed afresh it would be another. */
  const again = (append: Append): Attempt | undefined => {
    const before = unsure.get(append.stream);
    return before?.head.seq === append.after && isOf(before, append) ? before : undefined;
  };
  const certain = ({ sheaf: { stream, pen } }: Attempt) => {
    if (unsure.get(stream)?.sheaf.pen === pen) unsure.delete(stream);
  };
  return {
    begin: async (append) => {
      const repeated = again(append);
      if (repeated) return repeated;
      const head = await headFor(append);
      if (head.seq !== append.after) return CONFLICT;
      const seals = await seal(append);
      return seals ? { head, ...bind(head, append, seals, randomUUID()) } : GONE;
    },
    written: (attempt) => {
      certain(attempt);
      learn(attempt.sheaf.stream, headOf(attempt.sheaf));
    },
    refused: (attempt) => {
      certain(attempt);
      heads.delete(attempt.sheaf.stream);
    },
    doubted: (attempt) => {
      heads.delete(attempt.sheaf.stream);
      unsure.set(attempt.sheaf.stream, attempt);
    },
    learn,
    known: (stream) => heads.get(stream),
  };
};
