/** Everybody in the case: the coverage meter, the list, and the same people as a map for those who ask. */
import { useState } from 'react';
import { classes } from '../../parts';
import { AddPerson } from './AddPerson';
import { useGround } from './boardContext';
import { Coverage } from './Coverage';
import { MapPlace } from './MapPlace';
import { Panel } from './Panel';
import { PersonCard } from './PersonCard';
import { isAlleged } from './words';
import type { PersonView } from '@board/shared/policy/views';

type Look = 'list' | 'map';

const Switch = ({ look, onLook }: { readonly look: Look; readonly onLook: (look: Look) => void }) => (
  <div className="switch" role="group" aria-label="Show people as">
    {(['list', 'map'] as const).map((each) => (
      <button
        key={each}
        type="button"
        className={classes('switch__choice', look === each && 'switch__choice--on')}
        aria-pressed={look === each}
        onClick={() => onLook(each)}
      >
        {each === 'list' ? 'List' : 'Map'}
      </button>
    ))}
  </div>
);

const rank = (person: PersonView): number => {
  if (person.kind === 'victim') return 0;
  if (isAlleged(person)) return 1;
  return person.kind === 'child' ? 2 : 3;
};

export const PeopleSection = ({ docKey }: { readonly docKey: string }) => {
  const { board, wide } = useGround();
  const [wanted, setLook] = useState<Look | null>(null);
  const look = wanted ?? (wide ? 'map' : 'list');
  const people = board.people.toSorted((one, other) => rank(one) - rank(other));
  return (
    <Panel section="people" title="People" beside={<Switch look={look} onLook={setLook} />}>
      <Coverage />
      {look === 'map' && <MapPlace />}
      <ul className="people" aria-label="People in this case">
        {people.map((person) => (
          <PersonCard key={person.id} person={person} docKey={docKey} />
        ))}
      </ul>
      {board.rights.includes('add person') && <AddPerson />}
    </Panel>
  );
};
