/** What came of an outstanding action, with a note; kept with the meeting that asked. */
import type { MeetingId } from '@board/shared/kernel/ids';
import type { ReviewOutcome } from '@board/shared/model/codes';
import type { ActionRow } from '@board/shared/policy/views';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useOrders } from '../shell/orders';

interface ReviewDialogProps {
  readonly meeting: MeetingId;
  readonly row: ActionRow;
  readonly outcome: ReviewOutcome;
  readonly onClose: () => void;
}

interface Asking {
  readonly title: string;
  readonly label: string;
  readonly missing: string;
  readonly consequence: string;
}

const asking: Readonly<Record<ReviewOutcome, Asking>> = {
  done: {
    title: 'Done',
    label: 'What was done, and what it changed for safety',
    missing: 'Say what was done',
    consequence: 'The action is closed as done.',
  },
  'not done': {
    title: 'Not done',
    label: 'Why not, and what happens now',
    missing: 'Say why it was not done',
    consequence: 'The action stays open with its owner and its date.',
  },
  'overtaken by events': {
    title: 'Overtaken by events',
    label: 'What happened instead',
    missing: 'Say what happened instead',
    consequence: 'The action is closed as not possible.',
  },
};

export const ReviewDialog = ({ meeting, row, outcome, onClose }: ReviewDialogProps) => {
  const orders = useOrders();
  const { title, label, missing, consequence } = asking[outcome];
  const { caseId, id: action } = row;
  return (
    <ReasonDialog
      title={title}
      label={label}
      missing={missing}
      submit={`Record as ${title.toLowerCase()}`}
      orders={orders}
      onSubmit={(note) => orders.give('review action', { meeting, caseId, action, outcome, note })}
      onClose={onClose}
    >
      <p className="govuk-body">
        {row.initials}: {row.words}
      </p>
      <p className="govuk-body">{consequence}</p>
    </ReasonDialog>
  );
};
