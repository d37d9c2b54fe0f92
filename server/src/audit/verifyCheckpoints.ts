/** Checks a folder of checkpoints by itself: each line, its place in the chain, its signature and its root. Knows no store. */
import type { StreamName } from '../ports/log.js';
import { beforeFirst, hashOfLine, readLine, signedText, type Checkpoint, type Signed } from './checkpointFiles.js';
import { openHeads } from './heads.js';
import { isSigned, type PublicKeys } from './signing.js';
import type { Fault, Seen } from './faults.js';

export interface CheckpointsFound {
  readonly count: number;
  /** The time of the last; 0 when there is none. */
  readonly last: number;
  readonly fault: Fault | null;
  /** Of sound checkpoints only, ascending in each stream. */
  readonly seen: ReadonlyMap<StreamName, readonly Seen[]>;
}

const faultAt = (number: number, what: string): Fault => ({ stream: 'checkpoint', seq: number, what });

/** What is wrong with a line by itself, or in its place after the one before. */
const wrongIn = (text: string, number: number, prev: string, keys: PublicKeys): string | Signed => {
  const read = readLine(text);
  if (!read) return 'cannot be read';
  const { checkpoint, signature } = read;
  const key = keys.get(checkpoint.key);
  if (!key) return `is signed with the key ${checkpoint.key}, which is not known`;
  if (!isSigned(key, signedText(checkpoint), signature)) return 'has a signature that is not its own';
  if (checkpoint.number > number) return 'is missing';
  if (checkpoint.number < number) return `is out of its place: number ${checkpoint.number} stands there`;
  return checkpoint.prev === prev ? read : 'does not follow the one before it';
};

export const verifyCheckpoints = (lines: readonly string[], keys: PublicKeys): CheckpointsFound => {
  const heads = openHeads();
  const seen = new Map<StreamName, Seen[]>();
  let prev = beforeFirst;
  let last = 0;

  const take = ({ number, heads: told, size, root }: Checkpoint): string | null => {
    for (const [stream, seq, hash] of told) {
      const known = heads.get(stream);
      if (known && (seq < known.seq || (seq === known.seq && hash !== known.hash))) return `takes ${stream} back`;
      heads.learn(stream, { seq, hash });
      if (known?.seq !== seq) seen.set(stream, [...(seen.get(stream) ?? []), { seq, hash, by: number }]);
    }
    return heads.size === size && heads.root() === root ? null : 'has a root that is not that of its heads';
  };

  for (const [index, text] of lines.entries()) {
    const found = wrongIn(text, index + 1, prev, keys);
    const wrong = typeof found === 'string' ? found : take(found.checkpoint);
    if (wrong !== null) return { count: index, last, fault: faultAt(index + 1, wrong), seen };
    prev = hashOfLine(text);
    last = typeof found === 'string' ? last : found.checkpoint.at;
  }
  return { count: lines.length, last, fault: null, seen };
};
