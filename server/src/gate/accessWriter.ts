/** The group committer of streams that nobody arbitrates on: what is brought while a write is in flight shares the next. */
import { Unreadable, type Draft, type Log, type StreamName } from '../ports/log.js';

/** Resolves when the drafts are on disk. */
export type Write = (stream: StreamName, drafts: readonly Draft[]) => Promise<void>;

/** Streams whose head is remembered; of a forgotten one it is read. */
const mostHeads = 20_000;

interface Waiting {
  readonly stream: StreamName;
  readonly drafts: Draft[];
  readonly done: Promise<void>;
  readonly settle: (error?: unknown) => void;
}

const waitingFor = (stream: StreamName): Waiting => {
  let settle: Waiting['settle'] = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  return { stream, drafts: [], done, settle };
};

/**
 * One write at a time, and what comes meanwhile, of whichever stream, is the next: a table that opens its case at once
 * would only collide, and a country that comes back would write case after case.
 */
export const openWriter = (log: Pick<Log, 'head'>, appendMany: Log['appendMany']): Write => {
  const gathering = new Map<StreamName, Waiting>();
  const heads = new Map<StreamName, number>();
  let writing = false;

  const remember = (stream: StreamName, seq: number): void => {
    if (heads.size >= mostHeads) heads.clear();
    heads.set(stream, seq);
  };

  const headOf = async (stream: StreamName): Promise<number> => heads.get(stream) ?? (await log.head(stream)).seq;

  /** Those that somebody else was before are told apart and written again. */
  const append = async (all: readonly Waiting[]): Promise<readonly Waiting[]> => {
    const afters = await Promise.all(all.map(({ stream }) => headOf(stream)));
    // What fails may have been written all the same, and then the head has moved.
    for (const { stream } of all) heads.delete(stream);
    const results = await appendMany(all.map(({ stream, drafts }, at) => ({ stream, after: afters[at] ?? 0, drafts })));
    return all.filter(({ stream, settle }, at) => {
      const result = results[at];
      if (result?.ok === true) {
        remember(stream, result.records.at(-1)?.seq ?? 0);
        settle();
      } else if (result?.reason === 'gone') settle(new Unreadable(stream, afters[at] ?? 0));
      else return true;
      return false;
    });
  };

  const flush = async (): Promise<void> => {
    while (gathering.size > 0) {
      let left: readonly Waiting[] = [...gathering.values()];
      gathering.clear();
      try {
        while (left.length > 0) left = await append(left);
      } catch (error) {
        for (const { settle } of left) settle(error);
      }
    }
    writing = false;
  };

  return (stream, drafts) => {
    const waiting = gathering.get(stream) ?? waitingFor(stream);
    gathering.set(stream, waiting);
    waiting.drafts.push(...drafts);
    if (!writing) {
      writing = true;
      // At the end of this turn: those who come together are written together.
      setImmediate(() => void flush());
    }
    return waiting.done;
  };
};
