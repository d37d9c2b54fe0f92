/** Writes drafts to streams that nobody arbitrates on: at once and waited for, or gathered and later. Knows no meaning. */
import type { Clock } from '../ports/clock.js';
import type { Draft, Log, StreamName } from '../ports/log.js';

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
  readonly clock: Clock;
  readonly broken: (error: unknown) => void;
}

/** A write that no answer waits for keeps away from the moment of the answer: its work tells nothing by its time [N7]. */
const gathered = 1_000;
/** While the disk is gone, so many wait; the newest are let go. */
const mostWaiting = 20_000;

/** One write of a stream at a time, and what comes meanwhile is the next: a table that opens its case at once would only collide. */
const openWriter = (log: Log): Queue['write'] => {
  const underWay = new Map<StreamName, Promise<void>>();
  const gathering = new Map<StreamName, { readonly drafts: Draft[]; readonly done: Promise<void> }>();

  const append = async (stream: StreamName, drafts: readonly Draft[]): Promise<void> => {
    for (;;) {
      const { seq } = await log.head(stream);
      if ((await log.append({ stream, after: seq, drafts })).ok) return;
    }
  };

  return (stream, drafts) => {
    const next = gathering.get(stream);
    if (next !== undefined) {
      next.drafts.push(...drafts);
      return next.done;
    }
    const all = [...drafts];
    const begin = (): Promise<void> => {
      gathering.delete(stream);
      return append(stream, all);
    };
    const before = underWay.get(stream);
    const done = before === undefined ? append(stream, all) : before.then(begin, begin);
    if (before !== undefined) gathering.set(stream, { drafts: all, done });
    underWay.set(stream, done);
    const forget = (): void => {
      if (underWay.get(stream) === done) underWay.delete(stream);
    };
    done.then(forget, forget);
    return done;
  };
};

export const openQueue = ({ log, clock, broken }: Needs): Queue => {
  let waiting: { readonly stream: StreamName; readonly draft: Draft }[] = [];
  let due = false;
  let writing: Promise<void> = Promise.resolve();

  const write = openWriter(log);

  const flush = async (): Promise<void> => {
    const byStream = new Map<StreamName, Draft[]>();
    for (const { stream, draft } of waiting.splice(0)) byStream.set(stream, [...(byStream.get(stream) ?? []), draft]);
    for (const [stream, drafts] of byStream) {
      try {
        await write(stream, drafts);
      } catch (error) {
        broken(error);
        waiting = [...drafts.map((draft) => ({ stream, draft })), ...waiting].slice(0, mostWaiting);
      }
    }
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
