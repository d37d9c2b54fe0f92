/** The Log over a database: append-after by a unique key, without locks or transactions. Knows no meaning of a body. */
import { Unreadable, type Append, type AppendResult, type Log, type StreamName } from '../ports/log.js';
import { CONFLICT, openAttempts, type Attempt, type Attempts } from './attempts.js';
import type { RecordDoc } from './models.js';
import type { Sealer } from './sealer.js';
import { amendedSheaf, leavesOf, linkOf, openLeaf, refuseUnfit, refuseUnfitBody, type Leaf } from './sheaf.js';
import type { Sheaves } from './sheaves.js';

const refuseUnfitAll = (appends: readonly Append[]): void => {
  appends.forEach(refuseUnfit);
  if (new Set(appends.map(({ stream }) => stream)).size < appends.length) throw new RangeError('one stream twice');
};

/** Keys that somebody else holds. The driver sends once more by itself, so a taken key may be taken by us. */
const write = async (sheaves: Sheaves, attempts: readonly Attempt[]): Promise<ReadonlySet<string>> => {
  const all = attempts.map(({ sheaf }) => sheaf);
  const taken = all.length > 0 ? await sheaves.insert(all) : new Set<string>();
  if (taken.size === 0) return taken;
  const pens = await sheaves.pens([...taken]);
  return new Set(all.flatMap(({ _id, pen }) => (taken.has(_id) && pens.get(_id) !== pen ? _id : [])));
};

const settle = (attempts: Attempts, attempt: Attempt, taken: ReadonlySet<string>): AppendResult => {
  if (taken.has(attempt.sheaf._id)) {
    attempts.refused(attempt);
    return CONFLICT;
  }
  attempts.written(attempt);
  return { ok: true, records: attempt.records };
};

const appender = (sheaves: Sheaves, attempts: Attempts) => async (appends: readonly Append[]) => {
  refuseUnfitAll(appends);
  const begun = await Promise.all(appends.map((append) => attempts.begin(append)));
  const sent = begun.filter((attempt) => 'sheaf' in attempt);
  try {
    const taken = await write(sheaves, sent);
    return begun.map((attempt) => ('sheaf' in attempt ? settle(attempts, attempt, taken) : attempt));
  } catch (error) {
    sent.forEach(attempts.doubted);
    throw error;
  }
};

/** The records of a range as they are stored. */
const leaves = (sheaves: Sheaves, attempts: Attempts) => {
  /** A sheaf that begins before `after` may reach beyond it; the head of a stream is always the end of a sheaf. */
  const reaching = async (stream: StreamName, after: number, first: RecordDoc | undefined): Promise<Leaf[]> => {
    if (after === 0 || first?.seq === after + 1 || attempts.known(stream)?.seq === after) return [];
    const sheaf = await sheaves.before(stream, after);
    return sheaf ? leavesOf(sheaf).filter(({ seq }) => seq > after) : [];
  };
  return async (stream: StreamName, after: number, limit = Infinity): Promise<Leaf[]> => {
    if (limit < 1) return [];
    const found = await sheaves.after(stream, after, limit);
    const begun = await reaching(stream, after, found[0]);
    return [...begun, ...found.flatMap(leavesOf)].slice(0, limit);
  };
};

export const openLog = (
  sheaves: Sheaves,
  sealer: Sealer,
  /** Whatever else was kept of a stream that is destroyed. */
  forget: (stream: StreamName) => Promise<void>,
): Log => {
  const attempts = openAttempts({ head: (stream) => sheaves.head(stream), seal: sealer.toWrite });
  const appendMany = appender(sheaves, attempts);
  const range = leaves(sheaves, attempts);
  return {
    appendMany,
    append: async (append) => (await appendMany([append]))[0] ?? CONFLICT,
    read: async (stream, after, limit) => {
      const found = await range(stream, after, limit);
      if (found.length === 0) return [];
      const seals = await sealer.toRead(stream);
      return found.map((leaf) => openLeaf(leaf, seals));
    },
    links: async (stream, after, limit) => (await range(stream, after, limit)).map(linkOf),
    destroy: async (stream) => {
      // The key first: what somebody still appends meanwhile can be opened by nobody.
      await sealer.destroy(stream);
      await forget(stream);
      await sheaves.destroy(stream);
    },
    amend: async (stream, seq, body) => {
      refuseUnfitBody(body.length);
      const seals = await sealer.toRead(stream);
      if (!seals) throw new Unreadable(stream, seq);
      await forget(stream);
      await sheaves.amend(stream, seq, (sheaf) => amendedSheaf(sheaf, seq, body, seals));
    },
    head: async (stream) => {
      const head = await sheaves.head(stream);
      attempts.learn(stream, head);
      return head;
    },
    names: (prefix) => sheaves.names(prefix),
  };
};
