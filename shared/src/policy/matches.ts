/** Finds who at the table may know the persons of a case: the same name, or the employer of one of them. Pure. Server only. */
import type { CaseId, PersonId, UserId } from '../kernel/ids.js';
import { isConflicted, peopleOf, type CaseFile, type Person } from '../model/caseFile.js';
import type { Meeting, Seat } from '../model/meeting.js';
import type { Agency, Directory } from '../model/people.js';
import { values } from '../model/records.js';
import type { Register } from '../model/register.js';

export interface Match {
  readonly user: UserId;
  readonly caseId: CaseId;
  readonly person: PersonId;
  readonly kind: 'name' | 'employer';
}

/** Accents, case and punctuation are no difference between two names; nor is an apostrophe. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Name {
  /** The last word; each half of one that is double-barrelled. */
  readonly families: readonly string[];
  /** The same words in any order: some families write their name first. */
  readonly words: string;
}

const nameOf = ({ name }: { readonly name: string }): Name => {
  const last = name.trim().split(/\s+/u).at(-1) ?? '';
  return {
    families: last
      .split(/\p{Pd}/u)
      .map(plain)
      .filter((family) => family.length > 1),
    words: plain(name).split(' ').toSorted().join(' '),
  };
};

const isSameName = (one: Name, other: Name): boolean =>
  one.families.some((family) => other.families.includes(family)) || (one.words !== '' && one.words === other.words);

const speaksOf = (text: string, name: string): boolean => name.length > 1 && ` ${text} `.includes(` ${name} `);

/** "Larkmere Homes" is at the table when somebody is said to work for "Larkmere Homes (lettings)", or just for "Homes". */
const isEmployer = (agency: Agency, person: Person): boolean => {
  const said = plain(person.employer ?? '');
  return [agency.name, agency.short].map(plain).some((name) => speaksOf(said, name) || speaksOf(name, said));
};

const matchOf = (directory: Directory, seat: Seat, person: Person): Match['kind'] | null => {
  const user = directory.users[seat.user];
  const agency = directory.agencies[seat.agency];
  if (user && isSameName(nameOf(user), nameOf(person))) return 'name';
  return agency && isEmployer(agency, person) ? 'employer' : null;
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

/** When somebody last looked at this person and this case: what was found to be no conflict covers who was named by then. */
const lookedAt = (file: CaseFile, user: UserId): number =>
  Math.max(file.dismissed[user]?.at ?? -Infinity, file.conflicts[user]?.override?.confirmedAt ?? -Infinity);

/** What nobody has looked at yet: neither recorded as a conflict nor found to be none. */
export const openMatches = (register: Register, file: CaseFile, seat: Seat): readonly Match[] => {
  const all = allMatches(register.directory, file, seat);
  if (all.length === 0 || isConflicted(file, seat.user)) return [];
  const looked = lookedAt(file, seat.user);
  return all.filter(({ person }) => (file.people[person]?.addedAt ?? 0) > looked);
};

/**
 * True while a match keeps this seat from the case [N15]. Somebody added to the board in the middle of a meeting keeps
 * out nobody who is in it already, or one rep could send out the chair: the bench is told, and decides.
 */
export const isMatched = (register: Register, meeting: Meeting, file: CaseFile, seat: Seat): boolean => {
  const came = Math.max(meeting.begunAt ?? Infinity, meeting.signatures[seat.user]?.at ?? Infinity);
  return openMatches(register, file, seat).some(({ person }) => (file.people[person]?.addedAt ?? 0) <= came);
};

/** Every open match of a meeting's seats and cases. */
export const matchesOf = (register: Register, meeting: Meeting): readonly Match[] =>
  meeting.items.flatMap(({ caseId }) => {
    const file = register.cases.get(caseId);
    return file ? values(meeting.seats).flatMap((seat) => openMatches(register, file, seat)) : [];
  });
