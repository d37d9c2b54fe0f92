/** Working days of England and Wales, on civil dates (YYYY-MM-DD). Knows no clock and no time zone. */
import { bankHolidays } from './bankHolidays.js';

const day = 86_400_000;
const instant = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const civil = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const isWorkingDay = (date: string): boolean => {
  const weekday = new Date(instant(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !bankHolidays.has(date);
};

/** The civil date `count` working days after `date`; 0 gives the date itself. */
export const addWorkingDays = (date: string, count: number): string => {
  let at = instant(date);
  for (let left = count; left > 0;) {
    at += day;
    if (isWorkingDay(civil(at))) left -= 1;
  }
  return civil(at);
};

/** Working days from one date to a later one; negative when `to` is earlier. */
export const workingDaysBetween = (from: string, to: string): number => {
  if (to < from) return 0 - workingDaysBetween(to, from);
  let count = 0;
  for (let at = instant(from) + day; at <= instant(to); at += day) if (isWorkingDay(civil(at))) count += 1;
  return count;
};
