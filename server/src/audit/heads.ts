/** The heads of all streams at one moment, and the one root that stands for them. Knows no file and no key. */
import { canonical } from '@board/shared/kernel/canonical.js';
import type { Head, StreamName } from '../ports/log.js';
import { leafHash, rootOf } from './merkle.js';

/** One stream's head, as a checkpoint tells it. */
export type ToldHead = [stream: StreamName, seq: number, hash: string];

export interface Heads {
  readonly size: number;
  /** Takes a head that is newer than the one known; an older one is let pass. */
  learn(stream: StreamName, head: Head): void;
  get(stream: StreamName): Head | undefined;
  all(): readonly ToldHead[];
  /** Of these streams, in the order of their names. */
  of(streams: Iterable<StreamName>): readonly ToldHead[];
  /** RFC 6962 over the heads in the order of their names. */
  root(): string;
}

/** By code units, as everywhere where an order is hashed. */
const byName = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

export const openHeads = (): Heads => {
  const heads = new Map<StreamName, Head>();
  // A minute moves a few of many heads: the leaves of the others are kept.
  const leaves = new Map<StreamName, Buffer>();
  const names = (): StreamName[] => [...heads.keys()].sort(byName);
  const leafOf = (stream: StreamName): Buffer => {
    const kept = leaves.get(stream);
    const head = heads.get(stream);
    if (kept || !head) return kept ?? leafHash('');
    const leaf = leafHash(canonical([stream, head.seq, head.hash]));
    leaves.set(stream, leaf);
    return leaf;
  };
  return {
    get size() {
      return heads.size;
    },
    learn: (stream, { seq, hash }) => {
      if (seq <= (heads.get(stream)?.seq ?? 0)) return;
      // Whoever tells of a head has the whole record, with its body: nothing of that is kept.
      heads.set(stream, { seq, hash });
      leaves.delete(stream);
    },
    get: (stream) => heads.get(stream),
    all: () => names().flatMap((stream) => told(stream, heads.get(stream))),
    of: (streams) => [...streams].sort(byName).flatMap((stream) => told(stream, heads.get(stream))),
    root: () => rootOf(names().map(leafOf)),
  };
};

const told = (stream: StreamName, head: Head | undefined): ToldHead[] => (head ? [[stream, head.seq, head.hash]] : []);
