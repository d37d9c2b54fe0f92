/** Dates as people write them, without a clock or a time zone: three boxes to YYYY-MM-DD and back. */

export interface DateBoxes {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export const boxesOf = (date: string | null): DateBoxes => {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
};

const two = (text: string): string => text.padStart(2, '0');

/** YYYY-MM-DD, or null for what is no date. */
export const dateOf = ({ day, month, year }: DateBoxes): string | null => {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const text = `${year}-${two(month)}-${two(day)}`;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : null;
};

const words = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "Monday 30 November 2026". */
export const inWords = (date: string): string => words.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
