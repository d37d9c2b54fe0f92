/** The chair gives an action to an agency, whether it is in the room or not. */
import { readAgencyId } from '@board/shared/kernel/idText';
import type { ActionView } from '@board/shared/policy/views';
import { useState, type FormEvent } from 'react';
import { Button, Select } from '../../parts';
import { useBarred } from '../shell/orders';
import { useGround } from './boardContext';
import { useGive } from './give';

interface AssignProps {
  readonly action: ActionView;
  readonly number: number;
}

const AssignForm = ({ action, number, onDone }: AssignProps & { readonly onDone: () => void }) => {
  const { board } = useGround();
  const give = useGive();
  const barred = useBarred();
  const [chosen, setChosen] = useState('');
  const [error, setError] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const agency = readAgencyId(chosen);
    if (agency === undefined) return setError('Choose an agency');
    const answer = await give('assign action', { action: action.id, agency });
    if (answer.ok) onDone();
    else setError(answer.because);
  };
  const agencies = board.agencies.filter(({ id }) => id !== action.owner?.agency);
  return (
    <form className="ask" onSubmit={(event) => void send(event)} noValidate>
      <Select
        label={`Assign action ${number} to`}
        autoFocus
        error={error}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        choices={[
          { value: '', label: 'Choose an agency' },
          ...agencies.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className="app-actions">
        <Button type="submit" because={barred} showBecause>
          Assign
        </Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

export const AssignAction = (props: AssignProps) => {
  const [open, setOpen] = useState(false);
  if (open) return <AssignForm {...props} onDone={() => setOpen(false)} />;
  return (
    <Button kind="secondary" onClick={() => setOpen(true)}>
      Assign…<span className="govuk-visually-hidden"> action {props.number}</span>
    </Button>
  );
};
