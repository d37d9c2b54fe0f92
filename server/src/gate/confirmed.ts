/** How long what this node knows may be trusted: a few seconds from the beginning of the last look at the store. Knows no store. */

/** So long after the beginning of a look that saw everything. Then the gate is shut until there is another. */
export const trusted = 5_000;

/** A moment by two clocks: one that only goes on, and the wall's, which also sees the machine asleep. */
export interface Moment {
  readonly steady: number;
  readonly wall: number;
}

export const systemMoment = (): Moment => ({ steady: performance.now(), wall: Date.now() });

export interface Confirmed {
  /** Asked at each use, by the clock and not by a timer: a process that was stopped knows it in its first turn. */
  isOpen(): boolean;
  /** Everything that was in the store at this moment has been read. */
  since(moment: Moment): void;
  now(): Moment;
}

export const openConfirmed = (moment: () => Moment = systemMoment): Confirmed => {
  let last: Moment = { steady: -Infinity, wall: -Infinity };
  return {
    isOpen: () => {
      const { steady, wall } = moment();
      // A wall clock that was put back or on shuts the gate for a moment; it never holds it open.
      return steady - last.steady < trusted && Math.abs(wall - last.wall) < trusted;
    },
    since: (moment) => {
      last = moment;
    },
    now: moment,
  };
};
