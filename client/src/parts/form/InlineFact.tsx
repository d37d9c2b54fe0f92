/** One fact on one line, changed where it stands: Enter saves, Esc gives up, a refusal stays beside it. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Answer } from '../../live/answers';
import { Button } from './Button';

interface InlineFactProps {
  readonly label: string;
  readonly value: string | null;
  readonly empty?: string;
  /** Absent: it can only be read. */
  readonly onSave?: (value: string) => Promise<Answer>;
  /** Why it may not be changed now. */
  readonly because?: string | null;
  readonly maxLength?: number;
}

interface WritingProps {
  readonly id: string;
  readonly first: string;
  readonly maxLength: number;
  readonly onSave: (value: string) => Promise<Answer>;
  readonly onDone: () => void;
}

type Phase = { readonly kind: 'writing'; readonly error: string | null } | { readonly kind: 'saving' };

const useSaving = ({ onSave, onDone }: WritingProps, draft: string) => {
  const [phase, setPhase] = useState<Phase>({ kind: 'writing', error: null });
  const save = async () => {
    if (phase.kind === 'saving') return;
    setPhase({ kind: 'saving' });
    const answer = await onSave(draft.trim());
    if (answer.ok) onDone();
    else setPhase({ kind: 'writing', error: answer.because });
  };
  return { phase, save };
};

const Writing = (props: WritingProps) => {
  const { id, first, maxLength, onDone } = props;
  const [draft, setDraft] = useState(first);
  const { phase, save } = useSaving(props, draft);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const heed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save();
    if (event.key !== 'Escape') return;
    // the drawer or dialog around must not close as well
    event.stopPropagation();
    onDone();
  };
  const saving = phase.kind === 'saving';
  return (
    <div className="fact__edit">
      <input
        {...{ id, maxLength, ref: box, value: draft, readOnly: saving, onKeyDown: heed }}
        className="govuk-input"
        aria-describedby={`${id}-error`}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button kind="secondary" onClick={() => void save()} because={saving ? 'Saving' : null}>
        Save
      </Button>
      <Button kind="quiet" onClick={onDone}>
        Cancel
      </Button>
      <p className="govuk-error-message fact__error" id={`${id}-error`} role="alert">
        {saving ? null : phase.error}
      </p>
    </div>
  );
};

export const InlineFact = ({ label, value, onSave, because = null, ...rest }: InlineFactProps) => {
  const { empty = 'Not recorded', maxLength = 200 } = rest;
  const id = useId();
  const [writing, setWriting] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const done = () => {
    setWriting(false);
    // the button is there again only after this turn
    setTimeout(() => change.current?.focus());
  };
  return (
    <div className="fact">
      <label className="fact__label" htmlFor={id}>
        {label}
      </label>
      {!writing && <span className={value ? undefined : 'fact__empty'}>{value || empty}</span>}
      {!writing && onSave !== undefined && (
        <Button ref={change} kind="quiet" because={because} onClick={() => setWriting(true)}>
          Change<span className="govuk-visually-hidden"> {label}</span>
        </Button>
      )}
      {writing && onSave !== undefined && <Writing {...{ id, maxLength, onSave }} first={value ?? ''} onDone={done} />}
    </div>
  );
};
