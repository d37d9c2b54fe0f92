/** One outstanding action: who owes what by when, what was said of it, and what can be said now. */
import { reviewOutcomes, type ReviewOutcome } from '@board/shared/model/codes';
import type { ActionRow } from '@board/shared/policy/views';
import { Button, inWords, VisuallyHidden } from '../../parts';
import { DueWords } from '../actions/DueWords';
import { ActionTag } from '../shell/ActionTag';
import { outcomeWords } from '../shell/words';

interface ReviewRowProps {
  readonly row: ActionRow;
  readonly onReview: (outcome: ReviewOutcome) => void;
}

const Reviews = ({ row }: { readonly row: ActionRow }) => (
  <ul className="rows__notes">
    {row.outcome !== null && <li>{row.outcome}</li>}
    {row.reviews.map(({ outcome, note }, at) => (
      <li key={at}>
        Reviewed: {outcomeWords[outcome].toLowerCase()}
        {note !== '' && note !== row.outcome && `. ${note}`}
      </li>
    ))}
  </ul>
);

const mayReview = (row: ActionRow): boolean => row.state === 'agreed' && row.rights.includes('review action');

export const ReviewRow = ({ row, onReview }: ReviewRowProps) => (
  <li className="rows__row" data-action={row.id}>
    <div className="rows__head">
      <span className="rows__case">
        {row.initials} <span className="rows__quiet">{row.reference}</span>
      </span>
      <ActionTag state={row.state} />
    </div>
    <p className="rows__words">{row.words}</p>
    <p className="rows__facts">
      {row.owner ?? 'Nobody owns it'} · <DueWords row={row} /> · agreed on {inWords(row.meetingDate)}
    </p>
    {(row.outcome !== null || row.reviews.length > 0) && <Reviews row={row} />}
    {mayReview(row) && (
      <div className="app-actions">
        {reviewOutcomes.map((outcome) => (
          <Button key={outcome} kind="secondary" onClick={() => onReview(outcome)}>
            {outcomeWords[outcome]}
            <VisuallyHidden>
              ({row.words}, {row.initials})
            </VisuallyHidden>
          </Button>
        ))}
      </div>
    )}
  </li>
);
