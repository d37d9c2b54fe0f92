/** Writes drafts to streams that nobody arbitrates on: at once and waited for, or gathered and later. Knows no meaning. */
import type { Clock } from '../ports/clock.js';
import type { Draft, Log, StreamName } from '../ports/log.js';
import { openWriter } from './accessWriter.js';

export interface Queue {
  /** Written with what else comes within a second. */
  add(stream: StreamName, draft: Draft): void;
  /** Resolves when it is on disk. */
  write(stream: StreamName, drafts: readonly Draft[]): Promise<void>;
  /** Resolves when all that was added before is on disk, or could not be. */
  settled(): Promise<void>;
}

interface Needs {
  readonly log: Log;
  /** As the log's own, for those who share a write with others. */
  readonly appendMany?: Log['appendMany'] | undefined;
  readonly clock: Clock;
  readonly broken: (error: unknown) => void;
}

/** A write that no answer waits for keeps away from the moment of the answer: its work tells nothing by its time [N7]. */
const gathered = 1_000;
/** While the disk is gone, so many wait; the newest are let go. */
const mostWaiting = 20_000;

export const openQueue = ({ log, appendMany, clock, broken }: Needs): Queue => {
  let waiting: { readonly stream: StreamName; readonly draft: Draft }[] = [];
  let due = false;
  let writing: Promise<void> = Promise.resolve();

  const write = openWriter(log, appendMany ?? ((appends) => log.appendMany(appends)));

  const flush = async (): Promise<void> => {
    const byStream = new Map<StreamName, Draft[]>();
    for (const { stream, draft } of waiting.splice(0)) {
      const drafts = byStream.get(stream) ?? [];
      byStream.set(stream, drafts);
      drafts.push(draft);
    }
    const wrong = new Set<unknown>();
    const put = async (stream: StreamName, drafts: readonly Draft[]): Promise<void> => {
      try {
        await write(stream, drafts);
      } catch (error) {
        wrong.add(error);
        waiting = [...drafts.map((draft) => ({ stream, draft })), ...waiting].slice(0, mostWaiting);
      }
    };
    await Promise.all([...byStream].map(([stream, drafts]) => put(stream, drafts)));
    // They share a write, and what is wrong with it.
    for (const error of wrong) broken(error);
  };

  const wake = (): void => {
    if (due || waiting.length === 0) return;
    due = true;
    clock.after(gathered, () => {
      due = false;
      writing = writing.then(flush).then(wake);
    });
  };

  return {
    add: (stream, draft) => {
      if (waiting.length < mostWaiting) waiting.push({ stream, draft });
      wake();
    },
    write,
    settled: () => {
      writing = writing.then(flush);
      return writing;
    },
  };
};
