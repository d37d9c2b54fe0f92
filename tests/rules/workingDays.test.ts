/** Working days of England and Wales, against the calendar and against themselves. */
import { bankHolidays } from '@board/shared/model/bankHolidays.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '@board/shared/model/workingDays.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const title = (words: string): string => `${words} (seed ${seed})`;
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 300) =>
  fc.assert(property, { seed, numRuns });

const day = fc
  .integer({ min: Date.UTC(2025, 0, 1) / 86_400_000, max: Date.UTC(2028, 9, 1) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const some = fc.integer({ min: 0, max: 40 });

test.each([
  ['2026-11-20', 1, '2026-11-23'],
  ['2026-04-02', 1, '2026-04-07'],
  ['2026-12-24', 1, '2026-12-29'],
  ['2027-12-24', 1, '2027-12-29'],
  ['2026-11-21', 0, '2026-11-21'],
  ['2026-11-22', 5, '2026-11-27'],
  ['2028-02-28', 2, '2028-03-01'],
])('%s and %i working days are %s', (from, count, to) => expect(addWorkingDays(from, count)).toBe(to));

test('eight bank holidays a year, none on a weekend', () => {
  for (const year of ['2025', '2026', '2027', '2028']) {
    expect(
      [...bankHolidays].filter((date) => date.startsWith(year)),
      year,
    ).toHaveLength(8);
  }
  const weekend = [...bankHolidays].filter((date) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()));
  expect(weekend).toEqual([]);
});

test(title('what is added is a working day, and so many lie between'), () => {
  holds(
    fc.property(day, some, (from, count) => {
      const to = addWorkingDays(from, count);
      expect(count === 0 || isWorkingDay(to)).toBe(true);
      expect(workingDaysBetween(from, to)).toBe(count);
    }),
  );
});

test(title('days add up, and order is kept'), () => {
  holds(
    fc.property(day, some, some, (from, one, other) => {
      const both = addWorkingDays(from, one + other);
      expect(addWorkingDays(addWorkingDays(from, one), other)).toBe(both);
      expect(both >= from).toBe(true);
    }),
  );
});

test(title('between is the same backwards, and counts each day once'), () => {
  holds(
    fc.property(day, day, (one, other) => {
      expect(workingDaysBetween(one, other)).toBe(0 - workingDaysBetween(other, one));
      const [from, to] = one < other ? [one, other] : [other, one];
      let count = 0;
      for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) {
        if (isWorkingDay(new Date(at).toISOString().slice(0, 10))) count += 1;
      }
      expect(workingDaysBetween(from, to)).toBe(count);
    }),
    // three years each, day by day
    100,
  );
});
