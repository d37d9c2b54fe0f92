/** One fact on one line, changed where it stands: Enter saves, Esc gives up, a refusal stays beside it. */
import { useId, useRef, useState, type KeyboardEvent } from 'react';
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

type Phase =
  | { readonly kind: 'reading' }
  | { readonly kind: 'writing' | 'saving'; readonly draft: string; readonly error: string | null };

export const InlineFact = ({
  label,
  value,
  empty = 'Not recorded',
  onSave,
  because = null,
  maxLength = 200,
}: InlineFactProps) => {
  const id = useId();
  const change = useRef<HTMLButtonElement>(null);
  const [phase, setPhase] = useState<Phase>({ kind: 'reading' });
  const read = () => {
    setPhase({ kind: 'reading' });
    queueMicrotask(() => change.current?.focus());
  };
  const save = async (draft: string) => {
    if (onSave === undefined) return;
    setPhase({ kind: 'saving', draft, error: null });
    const answer = await onSave(draft.trim());
    if (answer.ok) read();
    else setPhase({ kind: 'writing', draft, error: answer.because });
  };
  const heed = (event: KeyboardEvent, draft: string) => {
    if (event.key === 'Enter') void save(draft);
    if (event.key !== 'Escape') return;
    // the drawer or dialog around must not close as well
    event.stopPropagation();
    read();
  };
  return (
    <div className="fact">
      <label className="fact__label" id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      {phase.kind === 'reading' ? (
        <>
          <span className={value === null || value === '' ? 'fact__empty' : undefined}>{value || empty}</span>
          {onSave !== undefined && (
            <Button
              ref={change}
              kind="quiet"
              because={because}
              onClick={() => setPhase({ kind: 'writing', draft: value ?? '', error: null })}
            >
              Change<span className="govuk-visually-hidden"> {label}</span>
            </Button>
          )}
        </>
      ) : (
        <div className="fact__edit">
          <input
            id={id}
            className="govuk-input"
            autoFocus
            maxLength={maxLength}
            value={phase.draft}
            readOnly={phase.kind === 'saving'}
            aria-describedby={phase.error === null ? undefined : `${id}-error`}
            onKeyDown={(event) => heed(event, phase.draft)}
            onChange={(event) => setPhase({ kind: 'writing', draft: event.target.value, error: null })}
          />
          <Button
            kind="secondary"
            onClick={() => void save(phase.draft)}
            because={phase.kind === 'saving' ? 'Saving' : null}
          >
            Save
          </Button>
          <Button kind="quiet" onClick={read}>
            Cancel
          </Button>
          {phase.error !== null && (
            <p className="govuk-error-message fact__error" id={`${id}-error`} role="alert">
              {phase.error}
            </p>
          )}
        </div>
      )}
    </div>
  );
};
