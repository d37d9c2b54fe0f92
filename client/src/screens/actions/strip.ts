/** The working days ahead with what falls due on each. Pure: it is given today. */
import { bankHolidays } from '@board/shared/model/bankHolidays';
import { isWorkingDay } from '@board/shared/model/workingDays';
import type { ActionRow } from '@board/shared/policy/views';
import { isOutstanding } from './due';

export interface StripDay {
  readonly date: string;
  readonly kind: 'working' | 'weekend' | 'bank holiday';
  readonly due: number;
}

const day = 86_400_000;
const kindOf = (date: string): StripDay['kind'] => {
  if (isWorkingDay(date)) return 'working';
  return bankHolidays.has(date) ? 'bank holiday' : 'weekend';
};

export const stripOf = (rows: readonly ActionRow[], today: string, days: number): readonly StripDay[] =>
  Array.from({ length: days }, (_, at) => {
    const date = new Date(Date.parse(`${today}T00:00:00Z`) + at * day).toISOString().slice(0, 10);
    return { date, kind: kindOf(date), due: rows.filter((row) => isOutstanding(row) && row.due === date).length };
  });
