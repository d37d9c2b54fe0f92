/** The chain that binds the records of a stream. Pure: knows no database. */
import { hash } from 'node:crypto';
import { canonical } from '@board/shared/kernel/canonical.js';
import type { Draft, Link, StreamName } from '../ports/log.js';

/** What the first record of a stream follows. */
export const GENESIS = '0'.repeat(64);

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly seq: number };

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/**
 * The hash of a record: SHA-256 (hex, small letters) over the UTF-8 bytes of the canonical JSON
 * `[prev, stream, seq, at, by, session, SHA-256 of the stored body in hex]`. With the body only as its digest, a chain
 * stays provable after a body has been destroyed; with the body as it is stored, also to somebody without its key.
 */
export const link = (
  prev: string,
  { at, by, session }: Omit<Draft, 'body'>,
  stream: StreamName,
  seq: number,
  digest: string,
): string => sha256(canonical([prev, stream, seq, at, by, session, digest]));

const follows = (one: Link, before: Link | undefined): boolean => {
  if (before) return one.stream === before.stream && one.seq === before.seq + 1 && one.prev === before.hash;
  return one.seq > 1 || (one.seq === 1 && one.prev === GENESIS);
};

/**
 * Names the first record that is altered, missing or out of place. A run from the middle of a stream is taken to
 * begin rightly: only its first `prev` cannot be judged.
 */
export const verifyChain = (links: readonly Link[]): Verdict => {
  for (const [at, one] of links.entries()) {
    const linked = link(one.prev, one, one.stream, one.seq, one.digest) === one.hash;
    if (!linked || !follows(one, links[at - 1])) return { ok: false, seq: one.seq };
  }
  return { ok: true };
};
