/** A hand-wound clock for a whole house: wound in steps, and at each step everybody's sockets have answered its pings. */
import type { Attendee } from './people.js';
import type { HandClock } from './roomsPorts.js';

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;

/** After the first, the house's own ping was heard and answered; after the second, that answer was heard. No sign of life. */
const answered = async (who: Attendee): Promise<void> => {
  await Promise.all(
    [...who.sheets.values()].map(async (sheet) => {
      await sheet.heardAll();
      await sheet.heardAll();
    }),
  );
};

/** The house hangs up on whoever leaves two pings unanswered, and pings every fifteen seconds. */
export const wind = async (clock: HandClock, ms: number, ...present: readonly Attendee[]): Promise<void> => {
  const step = seconds(14);
  for (let left = ms; left > 0; left -= step) {
    clock.advance(Math.min(step, left));
    await Promise.all(present.map(answered));
  }
};
