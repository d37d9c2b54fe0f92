/** When the next write may begin: at once while little is brought; under load when a few documents more have gathered. */

export interface Spacing {
  /** A document brings something to be written. */
  brought(): void;
  /** True when the next write had better wait for more to share it. */
  isDue(): boolean;
  /** Resolves when it may begin. */
  passes(): Promise<void>;
  /** A write begins now, for so many documents. */
  begins(documents: number): void;
  /** It has ended. */
  ends(): void;
}

/** So much brought within so many milliseconds is load: one person's typing, or a few people's, never is. */
const many = 11;
const within = 60;
/** From the beginning of one write to that of the next, in milliseconds. */
const apart = 3;
/** Where documents share writes, so many times as long as a write takes: then the store rests for a third of the time. */
const share = 1.5;
/** And so many milliseconds for each document that shared the last: from two thousand a second on it grows by itself. */
const forEach = 0.5;
/** At most, and beyond a thousand documents a second a millisecond for each that shares one: what a write costs by itself is then shared by more. */
const mostApart = 12;
const everApart = 25;

export const openSpacing = (
  now: () => number = () => performance.now(),
  after: (ms: number, then: () => void) => void = (ms, then) => void setTimeout(then, ms),
): Spacing => {
  const times = Array.from({ length: many }, () => -Infinity);
  let last = 0;
  let begun = -Infinity;
  let took = 0;
  let documents = 0;
  const most = (): number => Math.min(everApart, Math.max(mostApart, documents));
  const spaced = (): number =>
    documents > 1 ? Math.min(most(), Math.max(apart, share * took, forEach * documents)) : apart;
  const rest = (): number => begun + spaced() - now();
  return {
    brought: () => {
      last = (last + 1) % many;
      times[last] = now();
    },
    isDue: () => rest() > 0 && now() - (times[(last + 1) % many] ?? 0) < within,
    passes: () => new Promise((passed) => after(Math.max(1, Math.ceil(rest())), passed)),
    begins: (of) => {
      [begun, documents] = [now(), of];
    },
    ends: () => {
      took = now() - begun;
    },
  };
};
