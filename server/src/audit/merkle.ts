/** The Merkle tree of RFC 6962, section 2.1, over SHA-256. Pure: knows no record and no file. */
import { hash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export const leafHash = (data: string): Buffer => sha256(LEAF, Buffer.from(data, 'utf8'));

/** The largest power of two below a count of at least two. */
const half = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

const over = (leaves: readonly Buffer[], from: number, to: number): Buffer => {
  const only = leaves[from];
  if (to - from === 1 && only) return only;
  const middle = from + half(to - from);
  return sha256(NODE, over(leaves, from, middle), over(leaves, middle, to));
};

/** The root, in hex, over leaves that are hashed already. */
export const rootOf = (leaves: readonly Buffer[]): string =>
  (leaves.length === 0 ? sha256() : over(leaves, 0, leaves.length)).toString('hex');
