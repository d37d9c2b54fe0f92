/** The people as nodes and ties of the map. Pure. */
import type { PersonView } from '@board/shared/policy/views';
import type { Edge, Node } from '@xyflow/react';
import { layoutOf, nodeHeight, nodeWidth, type Place } from './mapLayout';
import { ageOn, isAlleged, roleOf, sentence } from './words';

export interface PersonData extends Record<string, unknown> {
  readonly name: string;
  readonly role: string;
  readonly look: 'victim' | 'alleged' | 'child' | 'adult';
  readonly note: string;
}

export type PersonNode = Node<PersonData, 'person'>;
export type TieEdge = Edge<{ words: string; points: readonly Place[] }, 'tie'>;

const lookOf = (person: PersonView): PersonData['look'] => {
  if (person.kind === 'victim') return 'victim';
  return isAlleged(person) ? 'alleged' : person.kind;
};

const covered: Record<PersonView['coverage'], string> = {
  open: 'Not discussed',
  discussed: '✓ Discussed',
  left: 'Left out',
};

const noteOf = (person: PersonView): string => (isAlleged(person) ? covered[person.coverage] : '');

const labelOf = (person: PersonView, day: string, name: string): string =>
  person.born === null ? name : `${name}, ${ageOn(person.born, day)}`;

/** A node that is being dragged or is chosen stays so when the view comes again. */
export const nodesOf = (
  people: readonly PersonView[],
  day: string,
  shown: (name: string) => string,
  before: readonly PersonNode[],
): PersonNode[] => {
  const { places } = layoutOf(people);
  return people.map((person) => {
    const held = before.find(({ id }) => id === person.id);
    const name = labelOf(person, day, shown(person.name));
    const data = { name, role: roleOf(person), look: lookOf(person), note: noteOf(person) };
    const tie = person.relationship === null ? '' : `, ${person.relationship}`;
    return {
      ...held,
      id: person.id,
      type: 'person',
      width: nodeWidth,
      height: nodeHeight,
      position: held?.dragging === true ? held.position : { ...(places.get(person.id) ?? { x: 0, y: 0 }) },
      data,
      ariaLabel: `${data.name}, ${data.role}${tie}${data.note === '' ? '' : `, ${data.note}`}`,
    };
  });
};

export const edgesOf = (people: readonly PersonView[]): TieEdge[] => {
  const victim = people.find(({ kind }) => kind === 'victim');
  if (victim === undefined) return [];
  const { routes } = layoutOf(people);
  return people
    .filter((person) => person !== victim)
    .map((person) => ({
      ariaLabel: person.relationship ?? 'unknown',
      id: `tie-${person.id}`,
      type: 'tie',
      source: victim.id,
      target: person.id,
      data: { words: sentence(person.relationship ?? 'unknown'), points: routes.get(person.id) ?? [] },
    }));
};
