/** How often something may happen: so many at once, so many per second after that. Knows nothing but the time. */
import type { Clock } from '../ports/clock.js';

export interface Bucket {
  /** Takes one; false when there is none left. */
  take(): boolean;
}

export const openBucket = (clock: Clock, rate: { readonly perSecond: number; readonly burst: number }): Bucket => {
  let left = rate.burst;
  let since = clock.elapsed();
  return {
    take: () => {
      const now = clock.elapsed();
      left = Math.min(rate.burst, left + ((now - since) * rate.perSecond) / 1000);
      since = now;
      if (left < 1) return false;
      left--;
      return true;
    },
  };
};
