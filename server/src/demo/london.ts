/** Civil dates and clock times of Europe/London, where every MARAC of the demonstration sits. Knows no clock. */

const zone = 'Europe/London';
const civil = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
const offset = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
const hour = 3_600_000;
const day = 24 * hour;

/** YYYY-MM-DD of a moment, as the wall calendar in Larkmere shows it. */
export const londonDate = (at: number): string => civil.format(at);

/** The moment a clock in Larkmere shows `time` (HH:MM) on a date; meant for office hours, when no clock is changed. */
export const londonTime = (date: string, time: string): number => {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  return offset.format(asUtc).includes('GMT+01') ? asUtc - hour : asUtc;
};

/** The civil date so many days before another. */
export const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * day).toISOString().slice(0, 10);

/** The birth date of somebody who is so old today and whose birthday is `monthDay` (MM-DD). */
export const bornOn = (today: string, age: number, monthDay: string): string => {
  const year = Number(today.slice(0, 4)) - age - (today.slice(5) < monthDay ? 1 : 0);
  return `${year}-${monthDay}`;
};
