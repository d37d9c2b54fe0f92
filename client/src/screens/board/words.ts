/** Small words of the board: names, ages, dates and lists as people here say them. */
import type { Attendance, PersonKind } from '@board/shared/model/codes';
import type { PersonView } from '@board/shared/policy/views';

/** The first letter as a capital, behind a quotation mark too. */
export const sentence = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());

/** "Sabrel Notareal" as "S.N."; what is already initials stays. */
export const initialsOf = (name: string): string =>
  /^(\p{Lu}\.)+$/u.test(name)
    ? name
    : name
        .split(/[\s-]+/)
        .filter((part) => part !== '')
        .map((part) => `${part.charAt(0).toUpperCase()}.`)
        .join('');

const short = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** "Mon 30 Nov". */
export const dayOf = (date: string): string => short.format(new Date(`${date}T00:00:00Z`)).replace(',', '');

/** Whole years on a day. */
export const ageOn = (born: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
};

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const kinds: Record<PersonKind, string> = { victim: 'Victim', child: 'Child', adult: 'Adult' };

export const isAlleged = (person: PersonView): boolean => person.flags.length > 0;

/** What a person is in this case, in words. */
export const roleOf = (person: PersonView): string => {
  if (person.kind === 'victim') return kinds.victim;
  if (isAlleged(person)) return person.kind === 'child' ? 'Child, alleged perpetrator' : 'Alleged perpetrator';
  return kinds[person.kind];
};

/** Not in the room today, whatever else they gave. */
export const isAway = (attendance: Attendance): boolean =>
  attendance === 'absent' || attendance === 'apologies' || attendance === 'nil return';
