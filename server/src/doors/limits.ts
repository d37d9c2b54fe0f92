/** How much one address or person may ask for. Over the limit is refused, and nobody else is slowed. */
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface Limits {
  /** True while this address may try to sign in. */
  maySignIn(address: string): Promise<boolean>;
  /** True while this person may ask for views. */
  mayAsk(person: string): Promise<boolean>;
  /** True while this person may send commands. */
  mayCommand(person: string): Promise<boolean>;
}

const within =
  (points: number, duration: number) =>
  (limiter = new RateLimiterMemory({ points, duration })) =>
  (key: string): Promise<boolean> =>
    limiter.consume(key).then(
      () => true,
      () => false,
    );

/** Durations in seconds. Generous for people, narrow for scripts. */
export const openLimits = (): Limits => ({
  maySignIn: within(60, 60)(),
  mayAsk: within(600, 10)(),
  mayCommand: within(200, 10)(),
});
