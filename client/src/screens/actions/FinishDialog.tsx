/** Closing an action of ours: done asks what happened to safety, not possible asks why. */
import type { ActionRow } from '@board/shared/policy/views';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useOrders } from '../shell/orders';

export type Finish = 'done' | 'not possible';

interface FinishDialogProps {
  readonly row: ActionRow;
  readonly finish: Finish;
  readonly onClose: () => void;
}

export const FinishDialog = ({ row, finish, onClose }: FinishDialogProps) => {
  const orders = useOrders();
  const { meeting, caseId, id: action } = row;
  const about = (
    <p className="govuk-body">
      {row.initials}, {row.reference}: {row.words}
    </p>
  );
  if (finish === 'done') {
    return (
      <ReasonDialog
        title="Record this action as done"
        label="What happened to safety?"
        hint="One line: what was done, and what it changed. The next meeting reads it."
        missing="Say what happened to safety"
        submit="Record as done"
        orders={orders}
        onSubmit={(outcome) => orders.give('complete action', { meeting, caseId, action, outcome })}
        onClose={onClose}
      >
        {about}
      </ReasonDialog>
    );
  }
  return (
    <ReasonDialog
      title="Record this action as not possible"
      label="Why is it not possible?"
      hint="One line. The chair and the next meeting read it, so that the risk is not left without a measure."
      missing="Say why it is not possible"
      submit="Record as not possible"
      kind="warning"
      orders={orders}
      onSubmit={(reason) => orders.give('give up action', { meeting, caseId, action, reason })}
      onClose={onClose}
    >
      {about}
    </ReasonDialog>
  );
};
