/** One append as a document and back: the drafts of an append are bound into one sheaf. Pure: knows no database. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { Append, Head, LogRecord } from '../ports/log.js';
import { link } from './hash.js';
import { recordKey } from './keys.js';
import type { FollowerDoc, RecordDoc } from './models.js';

export const MAX_BODY_BYTES = 15 * 1024 * 1024;

/** Throws on what no writer may ask for, before anything is read or written. */
export const refuseUnfit = ({ stream, after, drafts }: Append): void => {
  if (drafts.length === 0) throw new RangeError('an append of nothing');
  recordKey(stream, after + drafts.length);
  const bytes = drafts.reduce((sum, { body }) => sum + body.length, 0);
  if (bytes > MAX_BODY_BYTES)
    throw new RangeError(`a body of ${bytes} bytes; at most ${MAX_BODY_BYTES} may be appended`);
};

/** The records that the drafts become after a head. */
export const recordsAfter = (head: Head, { stream, drafts }: Append): LogRecord[] => {
  let { seq, hash } = head;
  return drafts.map((draft) => {
    const prev = hash;
    seq += 1;
    hash = link(prev, draft, stream, seq);
    return { stream, seq, at: draft.at, by: draft.by, session: draft.session, body: draft.body, prev, hash };
  });
};

const followerOf = ({ at, by, session, body, hash }: LogRecord): FollowerDoc => ({ at, by, session, body, hash });

/** The document of records that were appended together; at least one. */
export const sheafOf = (records: readonly LogRecord[], pen: string): RecordDoc => {
  const [first, ...more] = records;
  if (!first) throw new RangeError('a sheaf of nothing');
  const { stream, seq, prev } = first;
  const sheaf = { _id: recordKey(stream, seq), stream, seq, prev, ...followerOf(first), pen };
  return more.length > 0 ? { ...sheaf, more: more.map(followerOf) } : sheaf;
};

// What was bound from ids that were parsed is unbound as such.
const unbound = (sheaf: RecordDoc, doc: FollowerDoc, seq: number, prev: string): LogRecord => ({
  stream: sheaf.stream,
  seq,
  at: doc.at,
  by: doc.by as UserId | 'system',
  session: doc.session as SessionId | null,
  body: new Uint8Array(doc.body.buffer, doc.body.byteOffset, doc.body.byteLength),
  prev,
  hash: doc.hash,
});

export const recordsOf = (sheaf: RecordDoc): LogRecord[] => {
  const all = [sheaf, ...(sheaf.more ?? [])];
  return all.map((doc, at) => unbound(sheaf, doc, sheaf.seq + at, all[at - 1]?.hash ?? sheaf.prev));
};

export const headOf = ({ seq, hash, more = [] }: Pick<RecordDoc, 'seq' | 'hash' | 'more'>): Head => ({
  seq: seq + more.length,
  hash: more.at(-1)?.hash ?? hash,
});
