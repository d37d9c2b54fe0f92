/** What may be done about one person: flag, withdraw my flag, mark discussed, leave out, strike out. */
import type { PersonView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button } from '../../parts';
import { useBarred } from '../shell/orders';
import { AskLine } from './AskLine';
import { useGround } from './boardContext';
import { FlagForm } from './FlagForm';
import { useGive } from './give';
import { useShownName } from './names';
import { isAlleged } from './words';

const Discuss = ({ person, name }: { readonly person: PersonView; readonly name: string }) => {
  const { board } = useGround();
  const give = useGive();
  const barred = useBarred();
  if (!isAlleged(person) || person.coverage !== 'open') return null;
  return (
    <>
      {board.rights.includes('mark discussed') && (
        <Button kind="secondary" onClick={() => void give('mark discussed', { person: person.id })}>
          Mark as discussed<span className="govuk-visually-hidden"> {name}</span>
        </Button>
      )}
      {board.rights.includes('leave undiscussed') && (
        <AskLine
          open="Leave out…"
          about={name}
          label={`Why ${name} is not discussed`}
          submit="Leave out with this reason"
          because={barred}
          onSave={(reason) => give('leave undiscussed', { person: person.id, reason })}
        />
      )}
    </>
  );
};

const Flagging = ({ person, name }: { readonly person: PersonView; readonly name: string }) => {
  const { board, mine } = useGround();
  const give = useGive();
  const [open, setOpen] = useState(false);
  const flagged = person.flags.some(({ agency }) => agency === mine.id);
  if (person.kind === 'victim' || !board.rights.includes('flag perpetrator')) return null;
  if (flagged) {
    return (
      <AskLine
        open={`Withdraw ${mine.short}’s flag…`}
        about={`on ${name}`}
        label={`Why ${mine.name} withdraws its flag on ${name}`}
        submit="Withdraw flag"
        onSave={(reason) => give('withdraw flag', { person: person.id, agency: mine.id, reason })}
      />
    );
  }
  if (open) return <FlagForm person={person} name={name} onDone={() => setOpen(false)} />;
  return (
    <Button kind="quiet" onClick={() => setOpen(true)}>
      Flag as alleged perpetrator…<span className="govuk-visually-hidden"> {name}</span>
    </Button>
  );
};

export const PersonActs = ({ person }: { readonly person: PersonView }) => {
  const { board } = useGround();
  const give = useGive();
  const barred = useBarred();
  const name = useShownName()(person.name);
  return (
    <>
      <Discuss person={person} name={name} />
      <Flagging person={person} name={name} />
      {person.kind !== 'victim' && board.rights.includes('strike person') && (
        <AskLine
          open="Strike out…"
          about={name}
          label={`Why ${name} is struck out`}
          hint="The name stays in the record with this reason."
          submit="Strike out"
          kind="warning"
          because={barred}
          onSave={(reason) => give('strike person', { person: person.id, reason })}
        />
      )}
    </>
  );
};
