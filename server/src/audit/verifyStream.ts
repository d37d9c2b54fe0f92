/** Walks one stream from its first record and names the first that is not as it was written. Knows no content and no file. */
import type { Link, Log, StreamName } from '../ports/log.js';
import { GENESIS, link } from '../store/hash.js';
import type { Fault, Seen } from './faults.js';

export interface StreamFound {
  readonly records: number;
  readonly destroyed: number;
  /** Records that hold something else than was written first: whether by law, only their content can tell. */
  readonly amended: readonly number[];
  readonly fault: Fault | null;
}

type Links = Pick<Log, 'links'>;

const page = 500;

/** Only documents are destroyed by law, and all of one at once: facts are kept, or lose their key. */
const mayBeDestroyed = (stream: StreamName): boolean => stream.startsWith('doc/');
/** Facts lose words that were redacted, and a fact says so. */
const mayBeAmended = (stream: StreamName): boolean => stream.startsWith('case/');

/** One page; when a record in it is past reading, the records before that one. */
const read = async (log: Links, stream: StreamName, after: number): Promise<readonly Link[] | 'unreadable'> => {
  for (const limit of [page, 1]) {
    try {
      return await log.links(stream, after, limit);
    } catch {
      // Read one by one, so that the record is named.
    }
  }
  return 'unreadable';
};

const hashOf = (one: Link): string | null => {
  try {
    return link(one.prev, one, one.stream, one.seq, one.digest);
  } catch {
    return null;
  }
};

/** What is wrong with a record after the one before it: which record, and what. */
const wrongIn = (
  one: Link,
  stream: StreamName,
  before: Link | null,
  rest: readonly Link[],
): Omit<Fault, 'stream'> | null => {
  const seq = (before?.seq ?? 0) + 1;
  if (one.stream !== stream) return { seq, what: 'was put here from another stream' };
  if (one.seq > seq)
    return { seq, what: rest.some((other) => other.seq === seq) ? 'is out of its place' : 'is missing' };
  if (one.seq < seq) return { seq, what: 'is out of its place' };
  if (hashOf(one) !== one.hash) return { seq, what: 'was altered' };
  if (one.prev !== (before?.hash ?? GENESIS))
    return before ? { seq: seq - 1, what: 'was replaced: the next does not follow it' } : { seq, what: 'was altered' };
  if (one.body === 'destroyed' && (!mayBeDestroyed(stream) || before?.body === 'kept'))
    return { seq, what: 'lost its body, which no rule allows' };
  return one.body === 'amended' && !mayBeAmended(stream) ? { seq, what: 'was amended, which no rule allows' } : null;
};

export interface Walk {
  readonly log: Links;
  readonly stream: StreamName;
  /** What checkpoints saw of it, ascending. */
  readonly seen: readonly Seen[];
}

export const verifyStream = async ({ log, stream, seen }: Walk): Promise<StreamFound> => {
  let before: Link | null = null;
  let destroyed = 0;
  const amended: number[] = [];
  let certain = 0;
  const waiting = [...seen];
  const end = (fault: Omit<Fault, 'stream'> | null): StreamFound => ({
    records: before?.seq ?? 0,
    destroyed,
    amended,
    fault: fault && { stream, ...fault },
  });

  for (;;) {
    const after: number = before?.seq ?? 0;
    const links = await read(log, stream, after);
    if (links === 'unreadable') return end({ seq: after + 1, what: 'cannot be read' });
    if (links.length === 0) break;
    for (const one of links) {
      const wrong = wrongIn(one, stream, before, links);
      if (wrong) return end(wrong);
      before = one;
      destroyed += Number(one.body === 'destroyed');
      if (one.body === 'amended') amended.push(one.seq);
      const due = waiting[0]?.seq === one.seq ? waiting.shift() : undefined;
      if (due && due.hash !== one.hash)
        return end({ seq: certain + 1, what: `or one up to ${one.seq} is not what checkpoint ${due.by} saw` });
      if (due) certain = one.seq;
    }
  }
  const lost = waiting[0];
  const last = end(null).records;
  if (!lost) return end(null);
  return end({
    seq: last + 1,
    what:
      last === 0
        ? `and all of the stream is missing: checkpoint ${lost.by} saw it`
        : `is missing: checkpoint ${lost.by} saw it`,
  });
};
