/** Changes the plan around an action: date, measure, people. The wording is changed where it stands. */
import type { ActionView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button, Dialog } from '../../parts';
import { useGive } from './give';
import { copied, type Plan } from './plan';
import { PlanFields } from './PlanFields';

interface AmendProps {
  readonly action: ActionView;
  readonly number: number;
}

const AmendForm = ({ action, onDone }: Pick<AmendProps, 'action'> & { readonly onDone: () => void }) => {
  const give = useGive();
  const { due, measure, protects, addresses } = action;
  const [plan, setPlan] = useState<Plan>({ due, measure, protects, addresses });
  const save = () => {
    void give('amend action', { action: action.id, ...copied(plan) });
    onDone();
  };
  return (
    <>
      <PlanFields plan={plan} onChange={(part) => setPlan((before) => ({ ...before, ...part }))} />
      <div className="app-actions">
        <Button onClick={save}>Save plan</Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </>
  );
};

export const AmendAction = ({ action, number }: AmendProps) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)} aria-haspopup="dialog">
        Date, measure, people…<span className="govuk-visually-hidden"> action {number}</span>
      </Button>
      <Dialog title={`Plan of action ${number}`} open={open} onClose={() => setOpen(false)} wide>
        <AmendForm action={action} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
};
