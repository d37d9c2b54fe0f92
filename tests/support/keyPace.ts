/** Keys at an even pace, as a hand brings them. */
import { setTimeout as pause } from 'node:timers/promises';

const every = 150;

export const evenly = async (times: number, act: (at: number) => unknown): Promise<void> => {
  const began = performance.now();
  for (let at = 0; at < times; at += 1) {
    await pause(Math.max(0, began + at * every - performance.now()));
    await act(at);
  }
};
