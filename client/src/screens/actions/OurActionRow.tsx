/** One action of ours: what, for whom, by when, and done or not possible. */
import type { ActionRow } from '@board/shared/policy/views';
import { Link } from 'react-router';
import { Button, inWords, VisuallyHidden } from '../../parts';
import { ActionTag } from '../shell/ActionTag';
import { today } from '../shell/times';
import { measureWords } from '../shell/words';
import { dueOf } from './due';
import { DueWords } from './DueWords';
import type { Finish } from './FinishDialog';

interface OurActionRowProps {
  readonly row: ActionRow;
  readonly onFinish: (finish: Finish) => void;
}

const mayFinish = (row: ActionRow): boolean => row.state === 'agreed' && row.rights.includes('finish action');

const Choices = ({ row, onFinish }: OurActionRowProps) => {
  const about = (
    <VisuallyHidden>
      ({row.words}, {row.initials})
    </VisuallyHidden>
  );
  return (
    <div className="app-actions">
      <Button kind="secondary" onClick={() => onFinish('done')}>
        Done{about}
      </Button>
      <Button kind="quiet" onClick={() => onFinish('not possible')}>
        Not possible{about}
      </Button>
    </div>
  );
};

/** The way to the case, for as long as this person may open it. */
const CaseName = ({ row }: { readonly row: ActionRow }) =>
  row.through === null ? (
    row.initials
  ) : (
    <Link className="govuk-link" to={`/meetings/${row.through}/cases/${row.caseId}`}>
      {row.initials}
    </Link>
  );

export const OurActionRow = ({ row, onFinish }: OurActionRowProps) => {
  const overdue = dueOf(row, today()).kind === 'overdue';
  return (
    <li className={overdue ? 'rows__row rows__row--overdue' : 'rows__row'} data-action={row.id}>
      <div className="rows__head">
        <span className="rows__case">
          <CaseName row={row} /> <span className="rows__quiet">{row.reference}</span>
        </span>
        <ActionTag state={row.state} />
      </div>
      <p className="rows__words">{row.words}</p>
      <p className="rows__facts">
        <DueWords row={row} />
        {row.measure !== null && ` · ${measureWords[row.measure]}`} · {row.meetingTitle}, {inWords(row.meetingDate)}
      </p>
      {row.outcome !== null && <p className="rows__outcome">{row.outcome}</p>}
      {mayFinish(row) && <Choices row={row} onFinish={onFinish} />}
    </li>
  );
};
