/** One append as a document and back: the drafts of an append are bound into one sheaf. Pure: knows no database and no key. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import { Unreadable, type Append, type Head, type Link, type LogRecord } from '../ports/log.js';
import { link, sha256 } from './hash.js';
import { recordKey } from './keys.js';
import type { FollowerDoc, RecordDoc } from './models.js';

export const MAX_BODY_BYTES = 15 * 1024 * 1024;

/** How the bodies of one stream are sealed, each for its own place in the chain. */
export interface StreamSeal {
  seal(body: Uint8Array, seq: number, prev: string): Uint8Array;
  /** Null for bytes that were not sealed for this place. */
  open(stored: Uint8Array, seq: number, prev: string): Uint8Array | null;
}

/** A record as it is stored, at its place. */
export interface Leaf extends Omit<LogRecord, 'body'> {
  readonly stored: Uint8Array;
  /** The digest of the body that stood here first, when it does no longer. */
  readonly first: string | null;
}

export interface Bound {
  readonly records: readonly LogRecord[];
  readonly sheaf: RecordDoc;
}

/** Throws on what no writer may ask for, before anything is read or written. */
export const refuseUnfit = ({ stream, after, drafts }: Append): void => {
  if (drafts.length === 0) throw new RangeError('an append of nothing');
  recordKey(stream, after + drafts.length);
  refuseUnfitBody(drafts.reduce((sum, { body }) => sum + body.length, 0));
};

export const refuseUnfitBody = (bytes: number): void => {
  if (bytes > MAX_BODY_BYTES)
    throw new RangeError(`a body of ${bytes} bytes; at most ${MAX_BODY_BYTES} may be appended`);
};

/** The records that the drafts become after a head, and the document that holds them. Each sealing is a new one. */
export const bind = (head: Head, { stream, drafts }: Append, seals: StreamSeal, pen: string): Bound => {
  const records: LogRecord[] = [];
  const docs: FollowerDoc[] = [];
  let { seq, hash } = head;
  for (const { at, by, session, body } of drafts) {
    const prev = hash;
    seq += 1;
    const stored = seals.seal(body, seq, prev);
    hash = link(prev, { at, by, session }, stream, seq, sha256(stored));
    records.push({ stream, seq, at, by, session, body, prev, hash });
    docs.push({ at, by, session, body: stored, hash });
  }
  const [first, ...more] = docs;
  if (!first) throw new RangeError('a sheaf of nothing');
  const sheaf = { _id: recordKey(stream, head.seq + 1), stream, seq: head.seq + 1, prev: head.hash, ...first, pen };
  return { records, sheaf: more.length > 0 ? { ...sheaf, more } : sheaf };
};

/** Bytes as everybody may hold them: no driver's kind, no Buffer. */
const bytesIn = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

// What was bound from ids that were parsed is unbound as such.
const leafOf = (stream: string, doc: FollowerDoc, seq: number, prev: string): Leaf => ({
  stream,
  seq,
  at: doc.at,
  by: doc.by as UserId | 'system',
  session: doc.session as SessionId | null,
  stored: bytesIn(doc.body),
  first: doc.digest ?? null,
  prev,
  hash: doc.hash,
});

export const leavesOf = (sheaf: RecordDoc): Leaf[] => {
  const all = [sheaf, ...(sheaf.more ?? [])];
  return all.map((doc, at) => leafOf(sheaf.stream, doc, sheaf.seq + at, all[at - 1]?.hash ?? sheaf.prev));
};

/** The record with its body open; throws Unreadable. */
export const openLeaf = ({ stored, first: _first, ...leaf }: Leaf, seals: StreamSeal | null): LogRecord => {
  const body = stored.length > 0 && seals ? seals.open(stored, leaf.seq, leaf.prev) : null;
  if (body === null) throw new Unreadable(leaf.stream, leaf.seq);
  return { ...leaf, body: bytesIn(body) };
};

export const linkOf = ({ stored, first, ...leaf }: Leaf): Link => ({
  ...leaf,
  digest: first ?? sha256(stored),
  body: first === null ? 'kept' : stored.length === 0 ? 'destroyed' : 'amended',
});

const emptied = (doc: FollowerDoc): Pick<FollowerDoc, 'body' | 'digest'> => ({
  body: new Uint8Array(0),
  digest: doc.digest ?? sha256(doc.body),
});

/** What of a sheaf changes when its bodies are destroyed; null when they have been. */
export const destroyedSheaf = (sheaf: RecordDoc): Partial<RecordDoc> | null => {
  const { more } = sheaf;
  if ([sheaf, ...(more ?? [])].every(({ body }) => body.length === 0)) return null;
  return { ...emptied(sheaf), ...(more ? { more: more.map((doc) => ({ ...doc, ...emptied(doc) })) } : {}) };
};

/** What of a sheaf changes when one of its records is given other content, sealed for the same place. */
export const amendedSheaf = (
  sheaf: RecordDoc,
  seq: number,
  body: Uint8Array,
  seals: StreamSeal,
): Partial<RecordDoc> => {
  const prev = leavesOf(sheaf).find((leaf) => leaf.seq === seq)?.prev;
  if (prev === undefined) throw new RangeError(`record ${seq} of ${sheaf.stream} does not exist`);
  const amended = <D extends FollowerDoc>(doc: D): D => {
    if (doc.body.length === 0) throw new Unreadable(sheaf.stream, seq);
    return { ...doc, body: seals.seal(body, seq, prev), digest: doc.digest ?? sha256(doc.body) };
  };
  const { more = [] } = sheaf;
  if (seq > sheaf.seq) return { more: more.map((doc, at) => (sheaf.seq + 1 + at === seq ? amended(doc) : doc)) };
  const { body: stored, digest } = amended(sheaf);
  return { body: stored, ...(digest === undefined ? {} : { digest }) };
};

export const headOf = ({ seq, hash, more = [] }: Pick<RecordDoc, 'seq' | 'hash' | 'more'>): Head => ({
  seq: seq + more.length,
  hash: more.at(-1)?.hash ?? hash,
});
