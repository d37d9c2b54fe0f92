/** What a writer remembers: heads it has seen, and attempts of which it never heard the end. Writes nothing itself. */
import { randomUUID } from 'node:crypto';
import type { Append, Head, LogRecord, StreamName } from '../ports/log.js';
import type { RecordDoc } from './models.js';
import { recent } from './recent.js';
import { headOf, recordsAfter, sheafOf } from './sheaf.js';

/** Streams remembered; a forgotten one costs one read. */
const STREAMS = 20_000;

export interface Attempt {
  readonly head: Head;
  readonly records: readonly LogRecord[];
  readonly sheaf: RecordDoc;
}

export interface Attempts {
  /** What the append would write, or `undefined` when its head is not the head. */
  begin(append: Append): Promise<Attempt | undefined>;
  readonly written: (attempt: Attempt) => void;
  readonly refused: (attempt: Attempt) => void;
  /** The outcome is unknown: the same append, asked once more, will be known by its pen. */
  readonly doubted: (attempt: Attempt) => void;
  learn(stream: StreamName, head: Head): void;
  known(stream: StreamName): Head | undefined;
}

const lastHash = ({ records }: Pick<Attempt, 'records'>) => records.at(-1)?.hash;

const attemptAfter = (head: Head, append: Append, pen: string): Attempt => {
  const records = recordsAfter(head, append);
  return { head, records, sheaf: sheafOf(records, pen) };
};

export const openAttempts = (headOnDisk: (stream: StreamName) => Promise<Head>): Attempts => {
  // A head may be behind what others have appended, never wrong: its record does not change. So an append after a
  // stale head finds its key taken, and that is a conflict.
  const heads = recent<Head>(STREAMS);
  const unsure = recent<{ readonly head: Head; readonly hash: string | undefined; readonly pen: string }>(STREAMS);

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
  /** The very append that broke off before, under the pen it had then. */
  const again = (append: Append): Attempt | undefined => {
    const before = unsure.get(append.stream);
    if (before?.head.seq !== append.after) return undefined;
    const attempt = attemptAfter(before.head, append, before.pen);
    return lastHash(attempt) === before.hash ? attempt : undefined;
  };
  const certain = ({ sheaf: { stream, pen } }: Attempt) => {
    if (unsure.get(stream)?.pen === pen) unsure.delete(stream);
  };
  return {
    begin: async (append) => {
      const repeated = again(append);
      if (repeated) return repeated;
      const head = await headFor(append);
      return head.seq === append.after ? attemptAfter(head, append, randomUUID()) : undefined;
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
      const { stream, pen } = attempt.sheaf;
      heads.delete(stream);
      unsure.set(stream, { head: attempt.head, hash: lastHash(attempt), pen });
    },
    learn,
    known: (stream) => heads.get(stream),
  };
};
