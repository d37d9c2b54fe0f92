/** What the house counts of itself while it runs: numbers, and words of closed lists. Never an id, never a word of anybody. */

export interface Meters {
  /** Somebody was refused: `code` is one of the closed lists of refusals and closings. */
  refused(door: 'http' | 'live' | 'sync', code: string): void;
  /** A bell went out to one socket. */
  rang(): void;
}

export const noMeters: Meters = { refused: () => undefined, rang: () => undefined };
