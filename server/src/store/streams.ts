/** The Log over a database: append-after by a unique key, without locks or transactions. Knows no meaning of a body. */
import { randomUUID } from 'node:crypto';
import type { Append, AppendResult, Head, Log, LogRecord, StreamName } from '../ports/log.js';
import type { RecordDoc } from './models.js';
import { recent } from './recent.js';
import { headOf, recordsAfter, recordsOf, refuseUnfit, sheafOf } from './sheaf.js';
import type { Sheaves } from './sheaves.js';

/** Streams whose heads are remembered; a forgotten one costs one read. */
const HEADS = 20_000;

interface Attempt {
  readonly head: Head;
  readonly records: readonly LogRecord[];
  readonly sheaf: RecordDoc;
}

const CONFLICT: AppendResult = { ok: false, reason: 'conflict' };

const lastHash = (records: readonly LogRecord[]) => records.at(-1)?.hash;

const refuseUnfitAll = (appends: readonly Append[]): void => {
  appends.forEach(refuseUnfit);
  if (new Set(appends.map(({ stream }) => stream)).size < appends.length) throw new RangeError('one stream twice');
};

export const openLog = (sheaves: Sheaves): Log => {
  // A head may be behind what others have appended, never wrong: its record does not change. So an append after a
  // stale head finds its key taken, and that is a conflict.
  const heads = recent<Head>(HEADS);
  /** Attempts of which it is not known whether they were written. */
  const unsure = recent<Attempt>(HEADS);

  const learn = (stream: StreamName, head: Head) => {
    if (head.seq >= (heads.get(stream)?.seq ?? 0)) heads.set(stream, head);
  };

  const headFor = async ({ stream, after }: Append): Promise<Head> => {
    const known = heads.get(stream);
    if (known && known.seq >= after) return known;
    const head = await sheaves.head(stream);
    learn(stream, head);
    return head;
  };

  /** The same append once more, after its first attempt broke off: under the same pen, to be known again. */
  const again = (append: Append): Attempt | undefined => {
    const before = unsure.get(append.stream);
    if (before?.head.seq !== append.after) return undefined;
    const records = recordsAfter(before.head, append);
    return lastHash(records) === lastHash(before.records) ? before : undefined;
  };

  const attempt = async (append: Append): Promise<Attempt | undefined> => {
    const repeated = again(append);
    if (repeated) return repeated;
    const head = await headFor(append);
    if (head.seq !== append.after) return undefined;
    const records = recordsAfter(head, append);
    return { head, records, sheaf: sheafOf(records, randomUUID()) };
  };

  /** Keys that somebody else holds. The driver sends once more by itself, so a taken key may be taken by us. */
  const write = async (attempts: readonly Attempt[]): Promise<ReadonlySet<string>> => {
    const all = attempts.map(({ sheaf }) => sheaf);
    const taken = all.length > 0 ? await sheaves.insert(all) : new Set<string>();
    if (taken.size === 0) return taken;
    const pens = await sheaves.pens([...taken]);
    return new Set(all.flatMap(({ _id, pen }) => (taken.has(_id) && pens.get(_id) !== pen ? _id : [])));
  };

  const doubt = (attempts: readonly Attempt[]) => {
    for (const each of attempts) {
      heads.delete(each.sheaf.stream);
      unsure.set(each.sheaf.stream, each);
    }
  };

  const settle = ({ records, sheaf }: Attempt, taken: ReadonlySet<string>): AppendResult => {
    const { stream } = sheaf;
    if (unsure.get(stream)?.sheaf.pen === sheaf.pen) unsure.delete(stream);
    if (taken.has(sheaf._id)) {
      heads.delete(stream);
      return CONFLICT;
    }
    learn(stream, headOf(sheaf));
    return { ok: true, records };
  };

  const appendMany = async (appends: readonly Append[]): Promise<readonly AppendResult[]> => {
    refuseUnfitAll(appends);
    const attempts = await Promise.all(appends.map(attempt));
    const sent = attempts.filter((each) => each !== undefined);
    try {
      const taken = await write(sent);
      return attempts.map((each) => (each ? settle(each, taken) : CONFLICT));
    } catch (error) {
      doubt(sent);
      throw error;
    }
  };

  /** A sheaf that begins before `after` may reach beyond it; the head of a stream is always the end of a sheaf. */
  const reaching = async (stream: StreamName, after: number, first: RecordDoc | undefined): Promise<LogRecord[]> => {
    if (after === 0 || first?.seq === after + 1 || heads.get(stream)?.seq === after) return [];
    const sheaf = await sheaves.before(stream, after);
    return sheaf ? recordsOf(sheaf).filter(({ seq }) => seq > after) : [];
  };

  return {
    appendMany,
    append: async (append) => (await appendMany([append]))[0] ?? CONFLICT,
    read: async (stream, after, limit = Infinity) => {
      if (limit < 1) return [];
      const found = await sheaves.after(stream, after, limit);
      const begun = await reaching(stream, after, found[0]);
      return [...begun, ...found.flatMap(recordsOf)].slice(0, limit);
    },
    head: async (stream) => {
      const head = await sheaves.head(stream);
      learn(stream, head);
      return head;
    },
    names: (prefix) => sheaves.names(prefix),
  };
};
