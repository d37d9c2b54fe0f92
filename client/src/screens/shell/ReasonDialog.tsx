/** Asks for one line before something is done, and stays open with the server's words when it is refused. */
import { isLine } from '@board/shared/model/plainText';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Dialog, ErrorSummary, Textarea, type FormError } from '../../parts';
import { Refused } from './Refused';
import { useBarred, type Orders } from './orders';

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  /** What is said when nothing was written. */
  readonly missing: string;
  readonly submit: string;
  readonly kind?: 'primary' | 'warning';
  readonly orders: Orders;
  readonly children?: ReactNode;
  /** Fields that come after the line. */
  readonly after?: ReactNode;
  /** What is wrong with the other fields. */
  readonly check?: () => readonly FormError[];
  /** True when it was done, and the dialog may close. */
  readonly onSubmit: (words: string) => Promise<boolean>;
  readonly onClose: () => void;
}

const faultOf = (words: string, missing: string): string | null => {
  if (words === '') return missing;
  return isLine(words) ? null : 'Use at most 500 characters, without signs that cannot be shown';
};

const oneLine = (typed: string): string => typed.replace(/\s*\n\s*/g, ' ').trim();

/** The line as it is typed, and what is wrong with the form since the last try. */
const useReason = ({ missing, check, onSubmit, onClose }: ReasonDialogProps) => {
  const field = useId();
  const [typed, setTyped] = useState('');
  const [faults, setFaults] = useState<readonly FormError[]>([]);
  const send = async () => {
    const words = oneLine(typed);
    const message = faultOf(words, missing);
    const found = [...(check?.() ?? []), ...(message === null ? [] : [{ field, message }])];
    setFaults(found);
    if (found.length === 0 && (await onSubmit(words))) onClose();
  };
  const heed = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return { field, typed, setTyped, faults, heed };
};

export const ReasonDialog = (props: ReasonDialogProps) => {
  const { title, label, hint, submit, kind = 'primary', orders, children, after, onClose } = props;
  const { field, typed, setTyped, faults, heed } = useReason(props);
  const barred = useBarred();
  return (
    <Dialog title={title} open onClose={onClose}>
      <form noValidate onSubmit={heed}>
        <ErrorSummary errors={faults} />
        <Refused orders={orders} />
        {children}
        <Textarea
          id={field}
          label={label}
          {...(hint !== undefined && { hint })}
          rows={2}
          maxLength={500}
          error={faults.find((fault) => fault.field === field)?.message}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {after}
        <div className="app-actions">
          <Button
            type="submit"
            kind={kind}
            because={barred ?? (orders.busy ? 'Sending' : null)}
            showBecause={barred !== null}
          >
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
