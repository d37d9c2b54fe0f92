/** The standard opening of a meeting: what earlier meetings agreed and nobody has reported done. */
import type { MeetingId } from '@board/shared/kernel/ids';
import type { ReviewOutcome } from '@board/shared/model/codes';
import type { ActionRow } from '@board/shared/policy/views';
import { useState } from 'react';
import { EmptyState, Progress } from '../../parts';
import { byDue } from '../actions/due';
import { ReviewDialog } from './ReviewDialog';
import { ReviewRow } from './ReviewRow';

interface ReviewSectionProps {
  readonly meeting: MeetingId;
  readonly rows: readonly ActionRow[];
}

interface Asked {
  readonly row: ActionRow;
  readonly outcome: ReviewOutcome;
}

const isOpen = (row: ActionRow): boolean => row.state === 'agreed';

export const ReviewSection = ({ meeting, rows }: ReviewSectionProps) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const finished = rows.filter((row) => !isOpen(row)).length;
  return (
    <section aria-labelledby="review">
      <h2 className="govuk-heading-m" id="review">
        Outstanding actions of earlier meetings
      </h2>
      {rows.length === 0 ? (
        <EmptyState title="Nothing is outstanding">
          <p className="govuk-body">
            Every action that earlier meetings agreed, and that you can see, has been finished.
          </p>
        </EmptyState>
      ) : (
        <>
          <Progress value={finished} of={rows.length} words={`${finished} of ${rows.length} finished`} />
          <ul className="rows">
            {rows.toSorted(byDue).map((row) => (
              <ReviewRow key={row.id} row={row} onReview={(outcome) => setAsked({ row, outcome })} />
            ))}
          </ul>
        </>
      )}
      {asked !== null && <ReviewDialog meeting={meeting} {...asked} onClose={() => setAsked(null)} />}
    </section>
  );
};
