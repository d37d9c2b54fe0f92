/** The group committer: what all rooms bring while a write is in flight shares the next one. Knows no document. */
import type { Append, AppendResult, Log } from '../ports/log.js';
import { openSpacing, type Spacing } from './spacing.js';

export interface Journal {
  /** Resolves once the drafts are on disk, or with a conflict; rejects when the store can promise nothing. */
  append(append: Append): Promise<AppendResult>;
  /** Resolves when nothing is waiting or in flight. */
  quiet(): Promise<void>;
}

interface Entry {
  readonly append: Append;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/** An idle journal writes at the end of the turn that brought the first draft; a busy one lets a few documents gather. */
export const openJournal = (log: Pick<Log, 'appendMany'>, spacing: Spacing = openSpacing()): Journal => {
  let waiting: Entry[] = [];
  let writing = false;
  let quiet: (() => void)[] = [];

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      if (spacing.isDue()) await spacing.passes();
      const batch = waiting;
      waiting = [];
      spacing.begins(batch.length);
      await write(log, batch);
      spacing.ends();
    }
    writing = false;
    for (const tell of quiet) tell();
    quiet = [];
  };

  return {
    append: (append) =>
      new Promise((resolve, reject) => {
        waiting.push({ append, resolve, reject });
        spacing.brought();
        if (writing) return;
        writing = true;
        setImmediate(() => void flush());
      }),
    quiet: () => (writing ? new Promise((resolve) => quiet.push(resolve)) : Promise.resolve()),
  };
};

const write = async (log: Pick<Log, 'appendMany'>, batch: readonly Entry[]): Promise<void> => {
  try {
    const results = await log.appendMany(batch.map((entry) => entry.append));
    batch.forEach((entry, n) => {
      const result = results[n];
      if (result === undefined) entry.reject(new Error('the log left an append unanswered'));
      else entry.resolve(result);
    });
  } catch (error) {
    for (const entry of batch) entry.reject(error);
  }
};
