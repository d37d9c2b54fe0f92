/** The requests that have no answer yet, so that a house that ends can answer them first. Knows no address and no rule. */
import type { RequestListener } from 'node:http';
import { pause, type Clock } from '../ports/clock.js';

export interface Requests {
  /** The same listener, its requests counted while they are under way. */
  of(listener: RequestListener): RequestListener;
  underWay(): number;
  /** Resolves when every request is answered, or after so many milliseconds. */
  settled(within: number): Promise<void>;
}

export const openRequests = (clock: Clock): Requests => {
  let count = 0;
  let tell: (() => void)[] = [];
  const ended = (): void => {
    count -= 1;
    if (count > 0) return;
    for (const then of tell) then();
    tell = [];
  };
  return {
    of: (listener) => (request, response) => {
      count += 1;
      response.once('close', ended);
      return listener(request, response);
    },
    underWay: () => count,
    settled: async (within) => {
      if (count > 0) await Promise.race([new Promise<void>((resolve) => tell.push(resolve)), pause(clock, within)]);
    },
  };
};
