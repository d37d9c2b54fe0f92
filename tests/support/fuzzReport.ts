/** How much a fuzz run does, from which seed, and where it tells what it did. */
import { appendFileSync } from 'node:fs';

export interface FuzzSize {
  /** Each run has a seed of its own: the first one's, and the next, and the next. */
  readonly seeds: readonly number[];
  /** Asked for by `npm run fuzz`; otherwise as much as `npm test` can wait for. */
  readonly long: boolean;
}

/** `kept`: seeds that once went red, tried every time. */
export const fuzzSize = (runs: number, kept: readonly number[]): FuzzSize => {
  const asked = process.env['FUZZ_SEED'];
  const first = asked === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(asked);
  const count = Number(process.env['FUZZ_RUNS'] ?? runs);
  const seeds = Array.from({ length: count }, (_, n) => first + n);
  return asked === undefined ? { seeds: [...kept, ...seeds], long: false } : { seeds, long: true };
};

export interface FuzzTally {
  readonly kind: 'honest' | 'hostile';
  readonly seed: number;
  readonly updates: number;
  /** How many were refused, by code. */
  readonly refused: Readonly<Record<string, number>>;
}

/** Printed, and for `npm run fuzz` written down. */
export const tell = (tally: FuzzTally): void => {
  const codes = Object.entries(tally.refused).toSorted(([, a], [, b]) => b - a);
  const refused = codes.map(([code, count]) => `${code} ${count}`).join(', ');
  process.stdout.write(`${tally.kind} seed ${tally.seed}: ${tally.updates} updates, refused: ${refused || 'none'}\n`);
  const report = process.env['FUZZ_REPORT'];
  if (report !== undefined) appendFileSync(report, `${JSON.stringify(tally)}\n`);
};
