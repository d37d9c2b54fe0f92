/** Waiting for something to become so, and saying what it was when it does not. */
import { setTimeout as pause } from 'node:timers/promises';

const lookEvery = 3;

export const until = async (isSo: () => boolean, what: string, most = 30_000): Promise<void> => {
  const end = performance.now() + most;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(lookEvery);
  }
};
