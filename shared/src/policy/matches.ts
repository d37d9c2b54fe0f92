/** Finds who at the table may know the persons of a case: the same name, or the employer of one of them. Pure. Server only. */
import type { CaseId, PersonId, UserId } from '../kernel/ids.js';
import { peopleOf, type CaseFile, type Person } from '../model/caseFile.js';
import type { Meeting, Seat } from '../model/meeting.js';
import type { Directory } from '../model/people.js';
import { values } from '../model/records.js';
import type { Register } from '../model/register.js';

export interface Match {
  readonly user: UserId;
  readonly caseId: CaseId;
  readonly person: PersonId;
  readonly kind: 'name' | 'employer';
}

/** Accents, case and punctuation are no difference between two names. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const familyName = (name: string): string => plain(name).split(' ').at(-1) ?? '';

const sameName = (one: string, other: string): boolean => {
  const family = familyName(one);
  return family.length > 1 && family === familyName(other);
};

/** "Larkmere Homes" is at the table when somebody is said to work for "Larkmere Homes (lettings)". */
const worksAt = (employer: string | null, ...names: readonly string[]): boolean => {
  const said = plain(employer ?? '');
  return said !== '' && names.map(plain).some((name) => name !== '' && ` ${said} `.includes(` ${name} `));
};

const matchOf = (directory: Directory, seat: Seat, person: Person): Match['kind'] | null => {
  const user = directory.users[seat.user];
  const agency = directory.agencies[seat.agency];
  if (user && sameName(user.name, person.name)) return 'name';
  return agency && worksAt(person.employer, agency.name, agency.short) ? 'employer' : null;
};

/** Names are compared once for the same persons, seat and directory: the gate asks at every frame, and facts never change in place. */
const compared = new WeakMap<CaseFile['people'], WeakMap<Seat, { directory: Directory; found: readonly Match[] }>>();

const compare = (directory: Directory, file: CaseFile, seat: Seat): readonly Match[] =>
  peopleOf(file).flatMap((person): Match[] => {
    const kind = matchOf(directory, seat, person);
    return kind === null ? [] : [{ user: seat.user, caseId: file.id, person: person.id, kind }];
  });

const allMatches = (directory: Directory, file: CaseFile, seat: Seat): readonly Match[] => {
  const bySeat = compared.get(file.people) ?? new WeakMap<Seat, { directory: Directory; found: readonly Match[] }>();
  const known = bySeat.get(seat);
  if (known?.directory === directory) return known.found;
  const found = compare(directory, file, seat);
  compared.set(file.people, bySeat.set(seat, { directory, found }));
  return found;
};

/** What nobody has looked at yet: neither recorded as a conflict nor found to be none. */
export const openMatches = (register: Register, file: CaseFile, seat: Seat): readonly Match[] => {
  if (file.conflicts[seat.user] || file.dismissed[seat.user]) return [];
  return allMatches(register.directory, file, seat);
};

/**
 * True while a match keeps this seat from the case [N15]. Somebody added to the board in the middle of a meeting keeps
 * nobody out: the bench is told, and decides.
 */
export const isMatched = (register: Register, meeting: Meeting, file: CaseFile, seat: Seat): boolean =>
  openMatches(register, file, seat).some(({ person }) => {
    const added = file.people[person]?.addedAt ?? 0;
    return meeting.begunAt === null || added <= meeting.begunAt;
  });

/** Every open match of a meeting's seats and cases. */
export const matchesOf = (register: Register, meeting: Meeting): readonly Match[] =>
  meeting.items.flatMap(({ caseId }) => {
    const file = register.cases.get(caseId);
    return file ? values(meeting.seats).flatMap((seat) => openMatches(register, file, seat)) : [];
  });
