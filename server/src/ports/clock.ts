/** Time as an argument: the wall clock in the house, a hand-wound one in tests. */

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Milliseconds since some moment, for measuring how long: it never goes back, and nobody can set it. */
  elapsed(): number;
  /** Calls `then` once after `ms`; the answer cancels it. */
  after(ms: number, then: () => void): () => void;
}

/** Resolves after `ms` of this clock. */
export const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

export const wallClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
