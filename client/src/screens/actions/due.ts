/** How late or how near an action is, in working days, and in which order rows are shown. Pure: it is given today. */
import { workingDaysBetween } from '@board/shared/model/workingDays';
import type { ActionRow } from '@board/shared/policy/views';
import { counted } from '../shell/times';

export type Due =
  | { readonly kind: 'none' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'overdue' | 'today' | 'to come'; readonly date: string; readonly words: string };

/** Its owner has agreed to it and has not finished it. */
export const isOutstanding = ({ state }: Pick<ActionRow, 'state'>): boolean =>
  state !== 'done' && state !== 'not possible';

const late = (date: string, today: string): string => {
  const days = workingDaysBetween(date, today);
  return days === 0 ? 'due before this weekend or holiday' : `${counted(days, 'working day')} late`;
};

const near = (date: string, today: string): string => {
  const days = workingDaysBetween(today, date);
  return days === 1 ? 'due on the next working day' : `due in ${counted(days, 'working day')}`;
};

export const dueOf = (row: Pick<ActionRow, 'state' | 'due'>, today: string): Due => {
  const { due: date } = row;
  if (date === null) return { kind: 'none' };
  if (!isOutstanding(row)) return { kind: 'finished' };
  if (date === today) return { kind: 'today', date, words: 'due today' };
  return date < today
    ? { kind: 'overdue', date, words: late(date, today) }
    : { kind: 'to come', date, words: near(date, today) };
};

/** Rows of one date keep their order whatever is said of them: nothing jumps under the finger. */
export const byDue = (one: ActionRow, other: ActionRow): number =>
  (one.due ?? '9999').localeCompare(other.due ?? '9999') || one.id.localeCompare(other.id);

/** What is open first and by date, what is finished last, newest first. */
export const byUrgency = (one: ActionRow, other: ActionRow): number => {
  const open = Number(isOutstanding(other)) - Number(isOutstanding(one));
  if (open !== 0) return open;
  return isOutstanding(one) ? byDue(one, other) : -byDue(one, other);
};
