/** The board as it will be when the commands under way have arrived: only those that commute are foreseen. Pure. */
import type { CaseView, PersonView } from '@board/shared/policy/views';
import { foreseeAction } from './foreseeAction';
import { foreseeInformation } from './foreseeInformation';
import type { Ground } from './boardContext';
import type { Given } from './waiting';

export type Mine = Ground['mine'];

const change = (board: CaseView, id: string, to: (person: PersonView) => PersonView): CaseView => ({
  ...board,
  people: board.people.map((person) => (person.id === id ? to(person) : person)),
});

const added = (board: CaseView, given: Extract<Given, { type: 'add person' }>): CaseView => {
  const { person: id, ...facts } = given.payload;
  if (board.people.some((person) => person.id === id)) return board;
  const fresh: PersonView = {
    id,
    ...facts,
    addedBy: 'you',
    flags: [],
    coverage: 'open',
    coverageReason: null,
    place: null,
  };
  return { ...board, people: [...board.people, fresh] };
};

const flagged = (board: CaseView, mine: Mine, given: Extract<Given, { type: 'flag perpetrator' }>): CaseView => {
  const { person: id, agency, role, relationship } = given.payload;
  const flag = { agency, agencyShort: mine.short, by: 'you', role, relationship };
  return change(board, id, (person) => ({
    ...person,
    flags: [...person.flags.filter((other) => other.agency !== agency), flag],
  }));
};

const counted = (board: CaseView): CaseView => {
  const alleged = board.people.filter((person) => person.flags.length > 0);
  const inState = (state: PersonView['coverage']) => alleged.filter((person) => person.coverage === state).length;
  return {
    ...board,
    coverage: { perpetrators: alleged.length, discussed: inState('discussed'), left: inState('left') },
  };
};

const step = (board: CaseView, mine: Mine, given: Given): CaseView => {
  switch (given.type) {
    case 'add person':
      return added(board, given);
    case 'flag perpetrator':
      return flagged(board, mine, given);
    case 'withdraw flag':
      return change(board, given.payload.person, (person) => ({
        ...person,
        flags: person.flags.filter((flag) => flag.agency !== given.payload.agency),
      }));
    case 'mark discussed':
      return change(board, given.payload.person, (person) => ({ ...person, coverage: 'discussed' }));
    case 'place person':
      return change(board, given.payload.person, (person) => ({
        ...person,
        place: { x: given.payload.x, y: given.payload.y },
      }));
    case 'record harm':
      return board.harms.includes(given.payload.harm)
        ? board
        : { ...board, harms: [...board.harms, given.payload.harm] };
    default:
      return foreseeInformation(foreseeAction(board, given), given);
  }
};

export const foresee = (board: CaseView, mine: Mine, under: readonly Given[]): CaseView =>
  under.length === 0 ? board : counted(under.reduce((before, given) => step(before, mine, given), board));
