/** A button that asks for one line before it acts, such as a reason. Opens in place; a refusal stays beside it. */
import { useId, useRef, useState, type FormEvent } from 'react';
import type { Answer } from '../../live/answers';
import { Button, Input, type ButtonKind } from '../../parts';

interface AskLineProps {
  /** The button that opens it. */
  readonly open: string;
  /** Said after the button's words to those who listen. */
  readonly about?: string;
  readonly label: string;
  readonly hint?: string;
  readonly submit: string;
  readonly kind?: ButtonKind;
  readonly first?: string;
  readonly because?: string | null;
  readonly onSave: (line: string) => Promise<Answer>;
}

const Form = ({ ask, onDone }: { readonly ask: AskLineProps; readonly onDone: () => void }) => {
  const [line, setLine] = useState(ask.first ?? '');
  const [error, setError] = useState<string>();
  const [sending, setSending] = useState(false);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (line.trim() === '') return setError('Enter one line');
    setSending(true);
    const answer = await ask.onSave(line.trim());
    setSending(false);
    if (answer.ok) onDone();
    else setError(answer.because);
  };
  return (
    <form className="ask" onSubmit={(event) => void send(event)} noValidate>
      <Input
        id={id}
        label={ask.label}
        hint={ask.hint}
        error={error}
        autoFocus
        maxLength={500}
        value={line}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <div className="app-actions">
        <Button type="submit" kind={ask.kind ?? 'primary'} because={ask.because ?? null} showBecause>
          {ask.submit}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

export const AskLine = (props: AskLineProps) => {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    queueMicrotask(() => button.current?.focus());
  };
  if (open) return <Form ask={props} onDone={close} />;
  return (
    <Button ref={button} kind="quiet" aria-expanded={false} onClick={() => setOpen(true)}>
      {props.open}
      {props.about !== undefined && <span className="govuk-visually-hidden"> {props.about}</span>}
    </Button>
  );
};
