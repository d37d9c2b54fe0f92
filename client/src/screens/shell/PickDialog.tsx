/** Asks for one or more of a list before something is done, and stays open with the server's words when it is refused. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button, Checkboxes, Dialog, ErrorSummary, type Choice, type FormError } from '../../parts';
import { Refused } from './Refused';
import { useBarred, type Orders } from './orders';

interface PickDialogProps<V extends string> {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly Choice<V>[];
  /** Those ticked at first. */
  readonly first?: readonly V[];
  /** What is said when nothing was picked. Absent: nothing may be picked. */
  readonly missing?: string;
  readonly submit: string;
  readonly orders: Orders;
  readonly children?: ReactNode;
  /** True when it was done, and the dialog may close. */
  readonly onSubmit: (picked: readonly V[]) => Promise<boolean>;
  readonly onClose: () => void;
}

const nothing: readonly never[] = [];

const usePicked = <V extends string>({ first, missing, onSubmit, onClose }: PickDialogProps<V>) => {
  const [picked, setPicked] = useState<readonly V[]>(first ?? nothing);
  const [faults, setFaults] = useState<readonly FormError[]>([]);
  const send = async () => {
    const found = missing !== undefined && picked.length === 0 ? [{ field: 'picked', message: missing }] : [];
    setFaults(found);
    if (found.length === 0 && (await onSubmit(picked))) onClose();
  };
  const heed = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return { picked, setPicked, faults, heed };
};

export const PickDialog = <V extends string>(props: PickDialogProps<V>) => {
  const { title, label, hint, choices, submit, orders, children, onClose } = props;
  const { picked, setPicked, faults, heed } = usePicked(props);
  const barred = useBarred();
  return (
    <Dialog title={title} open onClose={onClose}>
      <form noValidate onSubmit={heed}>
        <ErrorSummary errors={faults} />
        <Refused orders={orders} />
        {children}
        <div className="two-columns">
          <Checkboxes
            small
            id="picked"
            name="picked"
            label={label}
            {...(hint !== undefined && { hint })}
            error={faults[0]?.message}
            choices={choices}
            values={picked.filter((one) => choices.some(({ value }) => value === one))}
            onPick={setPicked}
          />
        </div>
        <div className="app-actions">
          <Button type="submit" because={barred ?? (orders.busy ? 'Sending' : null)} showBecause={barred !== null}>
            {submit}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
