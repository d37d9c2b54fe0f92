/** The chain that binds the records of a stream. Pure: knows no database. */
import { createHash } from 'node:crypto';
import { canonical } from '@board/shared/kernel/canonical.js';
import type { Draft, LogRecord, StreamName } from '../ports/log.js';

/** What the first record of a stream follows. */
export const GENESIS = '0'.repeat(64);

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly seq: number };

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * The hash of a record: SHA-256 (hex, small letters) over the UTF-8 bytes of the canonical JSON
 * `[prev, stream, seq, at, by, session, SHA-256 of the body in hex]`. With the body only as its digest, a chain
 * stays provable after a body has been destroyed.
 */
export const link = (prev: string, draft: Draft, stream: StreamName, seq: number): string =>
  sha256(canonical([prev, stream, seq, draft.at, draft.by, draft.session, sha256(draft.body)]));

const follows = (record: LogRecord, before: LogRecord | undefined): boolean => {
  if (before) return record.stream === before.stream && record.seq === before.seq + 1 && record.prev === before.hash;
  return record.seq > 1 || (record.seq === 1 && record.prev === GENESIS);
};

/**
 * Names the first record that is altered, missing or out of place. A run from the middle of a stream is taken to
 * begin rightly: only its first `prev` cannot be judged.
 */
export const verifyChain = (records: readonly LogRecord[]): Verdict => {
  for (const [at, record] of records.entries()) {
    const linked = link(record.prev, record, record.stream, record.seq) === record.hash;
    if (!linked || !follows(record, records[at - 1])) return { ok: false, seq: record.seq };
  }
  return { ok: true };
};
