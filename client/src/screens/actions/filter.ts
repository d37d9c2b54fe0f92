/** Which actions are shown: closed choices, each with its count. Pure. */
import type { ActionRow } from '@board/shared/policy/views';
import { dueOf, isOutstanding } from './due';

export const filters = ['outstanding', 'overdue', 'done', 'not possible', 'all'] as const;
export type Filter = (typeof filters)[number];

const tests: Readonly<Record<Filter, (row: ActionRow, today: string) => boolean>> = {
  outstanding: isOutstanding,
  overdue: (row, today) => dueOf(row, today).kind === 'overdue',
  done: (row) => row.state === 'done',
  'not possible': (row) => row.state === 'not possible',
  all: () => true,
};

const words: Readonly<Record<Filter, string>> = {
  outstanding: 'Outstanding',
  overdue: 'Overdue',
  done: 'Done',
  'not possible': 'Not possible',
  all: 'All',
};

export const rowsOf = (rows: readonly ActionRow[], filter: Filter, today: string): readonly ActionRow[] =>
  rows.filter((row) => tests[filter](row, today));

export const filterLabel = (rows: readonly ActionRow[], filter: Filter, today: string): string =>
  `${words[filter]} (${rowsOf(rows, filter, today).length})`;
