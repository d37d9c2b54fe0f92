/** Shares some words with the meeting: what they are, on what basis, and how far they may travel. */
import {
  disseminations,
  lawfulBases,
  statementKinds,
  type Dissemination,
  type LawfulBasis,
  type StatementKind,
} from '@board/shared/model/codes';
import type { PlacementId } from '@board/shared/kernel/ids';
import { useState, type FormEvent } from 'react';
import { Button, Radios, Textarea } from '../../parts';
import { useGround } from './boardContext';
import { LinePicker } from './ChooseLine';
import { useGive } from './give';
import { selectedIn } from './selection';
import { sentence } from './words';

const choicesOf = <V extends string>(values: readonly V[]) =>
  values.map((value) => ({ value, label: sentence(value) }));

interface Terms {
  readonly kind: StatementKind;
  readonly basis: LawfulBasis;
  readonly dissemination: Dissemination;
}

const usual: Terms = { kind: 'fact', basis: 'public task', dissemination: 'this meeting only' };

interface TermsProps {
  readonly terms: Terms;
  readonly onChange: (part: Partial<Terms>) => void;
}

const TermsFields = ({ terms, onChange }: TermsProps) => (
  <div className="three-up">
    <Radios
      name="share-kind"
      label="This is"
      small
      value={terms.kind}
      onPick={(kind) => onChange({ kind })}
      choices={choicesOf(statementKinds)}
    />
    <Radios
      name="share-basis"
      label="Lawful basis"
      small
      value={terms.basis}
      onPick={(basis) => onChange({ basis })}
      choices={choicesOf(lawfulBases)}
    />
    <Radios
      name="share-reach"
      label="How far it may travel"
      small
      value={terms.dissemination}
      onPick={(dissemination) => onChange({ dissemination })}
      choices={choicesOf(disseminations)}
    />
  </div>
);

interface FormProps {
  readonly docKey: string;
  readonly first: string;
  readonly onDone: () => void;
}

const ShareForm = ({ docKey, first, onDone }: FormProps) => {
  const { mine } = useGround();
  const give = useGive();
  const [text, setText] = useState(first);
  const [terms, setTerms] = useState(usual);
  const [error, setError] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return setError('Enter or choose the words to share');
    const line = crypto.randomUUID() as PlacementId;
    void give('share line', { line, agency: mine.id, words: text.trim(), ...terms });
    onDone();
  };
  return (
    <form className="ask" onSubmit={send} noValidate aria-label="Share with the meeting">
      <LinePicker docKey={docKey} root="notes" onPick={setText} />
      <Textarea
        label="Words to share"
        hint="Everybody admitted to this case will read them in your agency’s information."
        error={error}
        rows={3}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TermsFields terms={terms} onChange={(part) => setTerms((before) => ({ ...before, ...part }))} />
      <div className="app-actions">
        <Button type="submit">Share with the meeting</Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

export const ShareLine = ({ docKey }: { readonly docKey: string }) => {
  const [first, setFirst] = useState<string | null>(null);
  if (first !== null) return <ShareForm docKey={docKey} first={first} onDone={() => setFirst(null)} />;
  return (
    <div className="app-actions share-open">
      <Button
        // a press must not lose the selection it is about
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setFirst(selectedIn('notes'))}
      >
        Share a line with the meeting…
      </Button>
    </div>
  );
};
