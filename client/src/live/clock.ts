/** The server's time, as near as its answers tell. Countdowns and "Saved 14:03" go by it, not by this machine. */
import { useSyncExternalStore } from 'react';

let offset = 0;
let best = Number.POSITIVE_INFINITY;
const listeners = new Set<() => void>();

/** Takes the server's `now` from an answer; the quickest answer is the most exact. */
export const noteServerNow = (now: number | string, asked: number, answered: number): void => {
  const server = typeof now === 'number' ? now : Date.parse(now);
  const took = answered - asked;
  const measured = server + took / 2 - answered;
  const doubted = Math.abs(measured - offset) > 2_000;
  if (Number.isNaN(server) || (took > best && !doubted)) return;
  best = took;
  if (Math.abs(measured - offset) < 100) return;
  offset = measured;
  for (const listener of listeners) listener();
};

export const serverNow = (): number => Date.now() + offset;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Milliseconds to add to this machine's clock. */
export const useServerOffset = (): number => useSyncExternalStore(subscribe, () => offset);
