/** How much one address or person may ask for. Over the limit is refused, and nobody else is slowed. */
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** A person at an address; an agency may sit behind one address, so an address may do more than a person. */
export interface Asker {
  readonly person: string;
  readonly address: string;
}

export interface Limits {
  /** True while this address may try to sign in: not too often, and without too many bad tries. */
  maySignIn(address: string): Promise<boolean>;
  /** A try to sign in that was bad: it counts against its address, never against whoever it pretended to be. */
  badTry(address: string): Promise<void>;
  /** Anything at all over HTTP; asked before anybody is looked up. */
  mayCall(address: string): Promise<boolean>;
  mayAsk(asker: Asker): Promise<boolean>;
  mayCommand(asker: Asker): Promise<boolean>;
  /** A socket of either kind; asked before anybody is looked up, and again for the person. */
  mayKnock(address: string): Promise<boolean>;
  mayJoin(person: string): Promise<boolean>;
  mayReport(address: string): Promise<boolean>;
}

type Within = (key: string) => Promise<boolean>;

const within = (points: number, duration: number): Within => {
  const limiter = new RateLimiterMemory({ points, duration });
  return (key) =>
    limiter.consume(key).then(
      () => true,
      () => false,
    );
};

const both = (person: Within, address: Within) => async (asker: Asker) =>
  (await person(asker.person)) && (await address(asker.address));

/** Bad tries in a quarter of an hour before an address has to wait for the rest of it. */
export const badTries = 20;
/** New sockets of one person in ten seconds: five documents in each of several tabs, coming back twice. */
export const joinsPerPerson = 150;

/** Durations in seconds. Generous for people, narrow for scripts. */
export const openLimits = (): Limits => {
  const bad = new RateLimiterMemory({ points: badTries, duration: 15 * 60 });
  const signIns = within(60, 60);
  return {
    maySignIn: async (address) => {
      const tried = await bad.get(address);
      return (tried === null || tried.consumedPoints < badTries) && (await signIns(address));
    },
    badTry: async (address) => {
      await bad.consume(address).catch(() => undefined);
    },
    mayCall: within(8000, 10),
    mayAsk: both(within(600, 10), within(6000, 10)),
    mayCommand: both(within(200, 10), within(2000, 10)),
    mayKnock: within(3000, 10),
    mayJoin: within(joinsPerPerson, 10),
    mayReport: within(30, 60),
  };
};

/** How many of something one session has open at once. */
export interface Seats {
  /** Takes one and answers how to give it back; null when there is none left. */
  take(key: string): (() => void) | null;
}

export const openSeats = (most: number): Seats => {
  const taken = new Map<string, number>();
  return {
    take: (key) => {
      const before = taken.get(key) ?? 0;
      if (before >= most) return null;
      taken.set(key, before + 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        const left = (taken.get(key) ?? 1) - 1;
        if (left === 0) taken.delete(key);
        else taken.set(key, left);
      };
    },
  };
};
