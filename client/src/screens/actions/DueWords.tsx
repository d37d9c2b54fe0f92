/** A due date in words, and how late it is. */
import type { ActionRow } from '@board/shared/policy/views';
import { inWords } from '../../parts';
import { today } from '../shell/times';
import { dueOf } from './due';

export const DueWords = ({ row }: { readonly row: Pick<ActionRow, 'state' | 'due'> }) => {
  if (row.due === null) return <span>No date set</span>;
  const due = dueOf(row, today());
  const date = <time dateTime={row.due}>{inWords(row.due)}</time>;
  if (due.kind === 'none' || due.kind === 'finished') return <span>Due {date}</span>;
  return (
    <span>
      Due {date}, <strong className={`due due--${due.kind.replace(' ', '-')}`}>{due.words}</strong>
    </span>
  );
};
