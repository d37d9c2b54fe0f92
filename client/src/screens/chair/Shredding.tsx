/** Proposes and confirms that a case is destroyed. It cannot be undone, so its reference is typed first. */
import { useState } from 'react';
import { Button, Dialog, Input, WarningText } from '../../parts';
import { Refused } from '../shell/Refused';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useBarred, useOrders } from '../shell/orders';
import { targetOf, type BenchProps } from './bench';

interface ShreddingProps {
  readonly bench: BenchProps;
  readonly onClose: () => void;
}

const Warning = () => (
  <WarningText>
    Everything written in this case becomes unreadable for everybody, in every copy and backup. It cannot be undone.
  </WarningText>
);

const isTyped = (typed: string, reference: string): boolean => typed.trim().toLowerCase() === reference.toLowerCase();

const wrong = (reference: string): string => `Type the reference of this case: ${reference}`;

const Reference = ({
  reference,
  error,
  typed,
  onType,
}: {
  readonly reference: string;
  readonly error: string | undefined;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}) => (
  <Input
    id="reference"
    label={`Type ${reference} to confirm`}
    width={20}
    error={error}
    value={typed}
    onChange={(event) => onType(event.target.value)}
  />
);

const useReference = (reference: string) => {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const right = isTyped(typed, reference);
  const field = { reference, typed, onType: setTyped, error: tried && !right ? wrong(reference) : undefined };
  const check = () => {
    setTried(true);
    return right;
  };
  return { field, check };
};

export const ProposeShredding = ({ bench, onClose }: ShreddingProps) => {
  const orders = useOrders();
  const { reference } = bench.board;
  const { field, check } = useReference(reference);
  return (
    <ReasonDialog
      title={`Propose to destroy ${reference}`}
      label="Why is it destroyed?"
      hint="One line. It stays in the record when the case is gone."
      missing="Give a reason"
      submit="Propose to destroy"
      kind="warning"
      orders={orders}
      check={() => (check() ? [] : [{ field: 'reference', message: wrong(reference) }])}
      after={<Reference {...field} />}
      onSubmit={(reason) => orders.give('propose shredding', { ...targetOf(bench), reason })}
      onClose={onClose}
    >
      <Warning />
      <p className="govuk-body">It takes two. Nothing is destroyed until the other of chair and co-ordinator agrees.</p>
    </ReasonDialog>
  );
};

export const ConfirmShredding = ({ bench, onClose }: ShreddingProps) => {
  const orders = useOrders();
  const barred = useBarred();
  const { reference } = bench.board;
  const { field, check } = useReference(reference);
  const destroy = async () => {
    if (check() && (await orders.give('confirm shredding', targetOf(bench)))) onClose();
  };
  return (
    <Dialog title={`Destroy ${reference}?`} open role="alertdialog" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void destroy();
        }}
      >
        <Refused orders={orders} />
        <Warning />
        <Reference {...field} />
        <div className="app-actions">
          <Button type="submit" kind="warning" because={barred ?? (orders.busy ? 'Sending' : null)}>
            Destroy this case for good
          </Button>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
