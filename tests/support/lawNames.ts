/** Which names and employers are the same, and which are not: what the finding of matches is held to. All invented. */
import { agencyId, personId } from '@board/shared/kernel/ids.js';
import type { Match, openMatches } from '@board/shared/policy/matches.js';
import { fileFor, me, mine, perpetrator, plain, registerFor, type Standing } from './houseRegister.js';
import { uuid } from './rooms.js';

type Row = readonly [
  found: Match['kind'] | null,
  mine: string,
  theirs: string,
  employer?: string | null,
  agency?: string,
];

export const names: readonly Row[] = [
  ['name', 'Robin Larkwell', 'Kit Larkwell'],
  ['name', 'Robin Larkwell', 'kit LARKWELL '],
  ['name', 'Robin O’Brindle', "Kit O'Brindle"],
  ['name', 'Robin OBrindle', "Kit O'Brindle"],
  ['name', 'Robin Núñara', 'Kit Nunara'],
  ['name', 'Robin Lark-Welland', 'Kit Welland'],
  ['name', 'Robin Welland', 'Kit Lark–Welland'],
  ['name', 'Larkwell Robin Ashe', 'Robin Ashe Larkwell'],
  [null, 'Robin Larkwell', 'Larkwell Ashe'],
  [null, 'Robin Larkwell', 'Kit Larkwellson'],
  [null, 'Robin Larkwell', 'Robin Ashe'],
  [null, 'Robin L', 'Kit L'],
  [null, 'Robin -', 'Kit -'],
  [null, '-', '–'],
  ['employer', 'Robin Larkwell', 'Kit Ashe', 'Larkmere Homes (lettings)', 'Larkmere Homes'],
  ['employer', 'Robin Larkwell', 'Kit Ashe', 'larkmere homes', 'Larkmere Homes Trust'],
  ['employer', 'Robin Larkwell', 'Kit Ashe', 'the LHT', 'Larkmere Homes'],
  [null, 'Robin Larkwell', 'Kit Ashe', 'Larkmere Housing', 'Larkmere Homes'],
  [null, 'Robin Larkwell', 'Kit Ashe', 'Homestead', 'Larkmere Homes'],
  [null, 'Robin Larkwell', 'Kit Ashe', null, 'Larkmere Homes'],
  [null, 'Robin Larkwell', 'Kit Ashe', '', 'Larkmere Homes'],
  ['name', 'Robin Larkwell', 'Kit Larkwell', 'Larkmere Homes', 'Larkmere Homes'],
];

/** What is found for one row, by any finder of matches. */
export const foundFor = (find: typeof openMatches, [, own, name, employer = null, agency = 'Others']: Row) => {
  const register = registerFor(plain);
  const { directory } = register;
  const file = fileFor(plain);
  const person = file.people[perpetrator];
  const seat = register.meetings.values().next().value?.seats[me];
  if (!person || !seat) throw new Error('there is nobody to match');
  const struck = { ...person, id: personId.parse(uuid(43)), name: own, struck: { reason: 'a reason', by: me } };
  const people = { [perpetrator]: { ...person, name, employer }, [struck.id]: struck };
  const user = directory.users[me];
  const house = directory.agencies[mine];
  if (!user || !house) throw new Error('there is nobody to match');
  const users = { ...directory.users, [me]: { ...user, name: own } };
  const agencies = {
    ...directory.agencies,
    [mine]: { ...house, name: agency, short: 'LHT' },
    [uuid(13)]: { ...house, id: agencyId.parse(uuid(13)), name: 'Nobody', short: 'NO' },
  };
  const all = find({ ...register, directory: { ...directory, users, agencies } }, { ...file, people }, seat);
  return all.map((match) => match.kind);
};

/** What is left to be looked at of somebody whose name is on the case, by what was decided about them. */
const leftOf = (find: typeof openMatches, conflict: Standing['conflict']): number => {
  const standing: Standing = { ...plain, match: 'name', conflict };
  const register = registerFor(standing);
  const seat = register.meetings.values().next().value?.seats[me];
  return seat ? find(register, fileFor(standing), seat).length : -1;
};

/** True when every row is found as it is written; and once, while nobody has recorded it. */
export const namesHold = (find: typeof openMatches): boolean =>
  names.every((row) => foundFor(find, row).join() === (row[0] ?? '')) &&
  leftOf(find, 'none') === 1 &&
  leftOf(find, 'recorded') === 0 &&
  leftOf(find, 'proposed') === 0;
