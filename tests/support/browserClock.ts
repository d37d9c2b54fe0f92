/** Another time of day for pictures: a meeting of half past nine is not shown at night. The same for server and browser. */
import type { Page } from '@playwright/test';

const zone = 'Europe/London';
const minutesIn = (at: Date): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).formatToParts(
    at,
  );
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return value('hour') * 60 + value('minute');
};

/** From now to this minute of today in London, in milliseconds. */
export const shiftTo = (hours: number, minutes: number): number =>
  (hours * 60 + minutes - minutesIn(new Date())) * 60_000;

/** Runs as it stands in Node and in the page: from then on `Date` is so much later. */
const source = (by: number): string => `{
  const Real = Date;
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ${by}); }
    static now() { return Real.now() + ${by}; }
  };
}`;

export const serverShifted = (by: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source(by))}`,
});

/** Before the first navigation. */
export const shiftPage = (page: Page, by: number): Promise<unknown> => page.addInitScript({ content: source(by) });
