/** A hand-wound clock for a whole house: wound in steps, and at each step everybody's sockets have answered its pings. */
import type { Attendee } from './people.js';
import type { HandClock } from './roomsPorts.js';
import { until } from './houseUntil.js';

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;

/** Asks who is there: no sign of life, and its answer comes after everything that was answered before. */
const question = Uint8Array.of(3);

const answered = async (who: Attendee): Promise<void> => {
  await Promise.all(
    [...who.sheets.values()].map(async (sheet) => {
      const before = sheet.heard.length;
      sheet.say(question);
      await until(() => sheet.heard.length > before || sheet.closed !== null, 'an answer over the sync socket');
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
