/** When a page whose line broke tries again. A moment of each line's own; knows no line and no clock. */

const shortest = 1_000;
const longest = 10_000;
/** Milliseconds after which a line that was asked for and has not opened is given up: its network may have gone meanwhile. */
export const openingWithin = 8_000;
/** Of the time a break has lasted so far, the longest that one more wait may add to it. */
const part = 3;

/**
 * How long to wait before the next try, `since` milliseconds after the line was lost: anywhere in a span that grows with
 * the break. A house that was replaced is found again soon, and one that is gone for long is not met by a stampede.
 */
export const waitBefore = (since: number, chance: number): number =>
  Math.round(Math.min(longest, Math.max(shortest, since / part)) * chance);
