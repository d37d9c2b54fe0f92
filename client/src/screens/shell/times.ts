/** Dates and times as people here say them: London's clock, words before figures. */
import { inWords } from '../../parts';
import { serverNow } from '../../live/clock';

const zone = 'Europe/London';
const hours = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone });
const civil = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });

/** "9:30am", "1pm", "midday". */
export const clockWords = (at: number): string => {
  const said = hours.format(at).replace(/\s/g, '').replace(':00', '').toLowerCase();
  if (said === '12pm') return 'midday';
  return said === '12am' ? 'midnight' : said;
};

export const londonDate = (at: number): string => civil.format(at);
export const today = (): string => londonDate(serverNow());

/** "Today, Monday 30 November 2026" or "Monday 30 November 2026". */
export const dayWords = (date: string): string => (date === today() ? `Today, ${inWords(date)}` : inWords(date));

/** "1 case", "3 cases". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** "A", "A and B", "A, B and C". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone });

/** "9:30am" for today, "21 Nov, 9:30am" for another day. */
export const momentWords = (at: number): string =>
  londonDate(at) === today() ? clockWords(at) : `${shortDay.format(at)}, ${clockWords(at)}`;

const birthday = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "2 March 1985", of a civil date. */
export const birthWords = (born: string): string => birthday.format(new Date(`${born}T00:00:00Z`));
