/** What a countdown says: figures, words, and the three moments that are spoken. Pure: it is given the time. */

export interface Slot {
  /** Server's epoch milliseconds when the slot ends; null before it was started. */
  readonly endsAt: number | null;
  /** When it was paused; null while it runs. */
  readonly pausedAt: number | null;
  readonly plannedMs: number;
}

export type Reading =
  | { readonly kind: 'not started'; readonly left: number }
  | { readonly kind: 'running' | 'soon' | 'over'; readonly left: number; readonly paused: boolean };

const minute = 60_000;

export const readingOf = ({ endsAt, pausedAt, plannedMs }: Slot, now: number): Reading => {
  if (endsAt === null) return { kind: 'not started', left: plannedMs };
  const left = endsAt - (pausedAt ?? now);
  const kind = left <= 0 ? 'over' : left <= 5 * minute ? 'soon' : 'running';
  return { kind, left, paused: pausedAt !== null };
};

/** "14:20"; over time counts up again. */
export const figures = (left: number): string => {
  // rounded so that a slot of ten minutes begins at 10:00 and reaches 00:00 as it ends
  const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
};

const minutesLeft = (left: number): string => {
  const minutes = Math.ceil(left / minute);
  return minutes === 1 ? '1 minute left' : `${minutes} minutes left`;
};

export const wordsOf = (reading: Reading): string => {
  if (reading.kind === 'not started') return 'Not started';
  const words = reading.kind === 'over' ? `Over by ${figures(reading.left)}` : minutesLeft(reading.left);
  return reading.paused ? `Paused, ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
};

const moments: readonly { readonly at: number; readonly words: string }[] = [
  { at: 0, words: 'Time is up for this case' },
  { at: minute, words: '1 minute left for this case' },
  { at: 5 * minute, words: '5 minutes left for this case' },
];

/** What is spoken between two readings, if anything. A jump, such as +5, is not a passing. */
export const spokenBetween = (before: number, after: number): string | null => {
  if (before - after > minute / 2) return null;
  return moments.find(({ at }) => before > at && after <= at)?.words ?? null;
};
