/** Adds a person to the case; afterwards the form is ready for the next one. */
import { relationships, type PersonKind } from '@board/shared/model/codes';
import type { PersonId } from '@board/shared/kernel/ids';
import { useRef, useState, type FormEvent } from 'react';
import { announce, Button, DateInput, Input, Radios, Select } from '../../parts';
import { useGive } from './give';
import { sentence } from './words';

interface Draft {
  readonly name: string;
  readonly kind: Exclude<PersonKind, 'victim'>;
  readonly born: string | null;
  readonly relationship: string;
  readonly employer: string;
}

const blank: Draft = { name: '', kind: 'adult', born: null, relationship: '', employer: '' };

const kinds = [
  { value: 'adult', label: 'Adult' },
  { value: 'child', label: 'Child' },
] as const;

interface FactsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

const relations = [
  { value: '', label: 'Not known yet' },
  ...relationships.map((value) => ({ value, label: sentence(value) })),
];

const Facts = ({ draft, onChange }: FactsProps) => (
  <>
    <Radios
      name="person-kind"
      label="Adult or child"
      small
      inline
      value={draft.kind}
      onPick={(kind) => onChange({ kind })}
      choices={kinds}
    />
    <Select
      label="Relationship to the victim"
      value={draft.relationship}
      onChange={(event) => onChange({ relationship: event.target.value })}
      choices={relations}
    />
    <DateInput label="Date of birth, if known" value={draft.born} onChange={(born) => onChange({ born })} />
    <Input
      label="Where they work, if known"
      hint="Compared with the agencies here, so that nobody sits in on a colleague’s case."
      maxLength={500}
      value={draft.employer}
      onChange={(event) => onChange({ employer: event.target.value })}
    />
  </>
);

const AddForm = ({ onDone }: { readonly onDone: () => void }) => {
  const give = useGive();
  const [draft, setDraft] = useState(blank);
  // fresh fields for each person
  const [turn, setTurn] = useState(0);
  const [error, setError] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const name = draft.name.trim();
    first.current?.focus();
    if (name === '') return setError('Enter a name, or what they are called');
    const relationship = relationships.find((one) => one === draft.relationship) ?? null;
    const { kind, born } = draft;
    const person = crypto.randomUUID() as PersonId;
    void give('add person', { person, name, kind, born, relationship, employer: draft.employer.trim() || null });
    announce(`${name} added`);
    setError(undefined);
    setDraft(blank);
    setTurn(turn + 1);
  };
  return (
    <form className="ask" onSubmit={send} noValidate aria-label="Add a person">
      <Input
        ref={first}
        label="Name"
        error={error}
        autoFocus
        maxLength={500}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Facts key={turn} draft={draft} onChange={change} />
      <div className="app-actions">
        <Button type="submit">Add person</Button>
        <Button kind="quiet" onClick={onDone}>
          Close
        </Button>
      </div>
    </form>
  );
};

export const AddPerson = () => {
  const [open, setOpen] = useState(false);
  if (open) return <AddForm onDone={() => setOpen(false)} />;
  return (
    <Button kind="secondary" onClick={() => setOpen(true)}>
      + Person
    </Button>
  );
};
