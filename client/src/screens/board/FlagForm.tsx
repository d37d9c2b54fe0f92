/** Flags a person as alleged perpetrator for my agency; other agencies' flags stand beside it. */
import { perpetratorRoles, relationships, type PerpetratorRole, type Relationship } from '@board/shared/model/codes';
import type { PersonView } from '@board/shared/policy/views';
import { useState, type FormEvent } from 'react';
import { Button, Select } from '../../parts';
import { useGround } from './boardContext';
import { useGive } from './give';
import { sentence } from './words';

const choicesOf = <V extends string>(values: readonly V[]) =>
  values.map((value) => ({ value, label: sentence(value) }));

interface FlagFormProps {
  readonly person: PersonView;
  readonly name: string;
  readonly onDone: () => void;
}

export const FlagForm = ({ person, name, onDone }: FlagFormProps) => {
  const { mine } = useGround();
  const give = useGive();
  const [role, setRole] = useState<PerpetratorRole>('suspected');
  const [relationship, setRelationship] = useState<Relationship>(person.relationship ?? 'unknown');
  const send = (event: FormEvent) => {
    event.preventDefault();
    void give('flag perpetrator', { person: person.id, agency: mine.id, role, relationship });
    onDone();
  };
  return (
    <form className="ask" onSubmit={send} aria-label={`Flag ${name} for ${mine.name}`}>
      <Select
        label="Relationship to the victim"
        autoFocus
        value={relationship}
        onChange={(event) => setRelationship(relationships.find((one) => one === event.target.value) ?? 'unknown')}
        choices={choicesOf(relationships)}
      />
      <Select
        label="Role"
        value={role}
        onChange={(event) => setRole(perpetratorRoles.find((one) => one === event.target.value) ?? 'suspected')}
        choices={choicesOf(perpetratorRoles)}
      />
      <div className="app-actions">
        <Button type="submit">Flag for {mine.name}</Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
