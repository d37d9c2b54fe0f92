/** When the next write may begin: at once while writes are rare, a few milliseconds after the last while they are many. */

export interface Spacing {
  /** True when the next write had better wait for more to share it. */
  isDue(): boolean;
  /** Resolves when it may begin. */
  passes(): Promise<void>;
  /** A write begins now. */
  begins(): void;
}

/** So many writes within so many milliseconds are load: one person's typing, or a few people's, never is. */
const many = 10;
const within = 60;
const apart = 4;

export const openSpacing = (
  now: () => number = () => performance.now(),
  after: (ms: number, then: () => void) => void = (ms, then) => void setTimeout(then, ms),
): Spacing => {
  const begun = Array.from({ length: many }, () => -Infinity);
  let last = 0;
  const rest = (): number => (begun[last] ?? 0) + apart - now();
  return {
    isDue: () => rest() > 0 && now() - (begun[(last + 1) % many] ?? 0) < within,
    passes: () => new Promise((passed) => after(Math.max(1, Math.ceil(rest())), passed)),
    begins: () => {
      last = (last + 1) % many;
      begun[last] = now();
    },
  };
};
