/** The documents of a case this person may open, and in words who else can. Server only. */
import type { AgencyId, UserId } from '../../kernel/ids.js';
import type { CaseFile, CompartmentFile } from '../../model/caseFile.js';
import { compartmentKind, type Compartment } from '../../model/compartment.js';
import type { Meeting } from '../../model/meeting.js';
import { fixedRoots } from '../../model/roots.js';
import type { Register } from '../../model/register.js';
import type { CompartmentView } from '../views.js';
import { may } from './allowed.js';
import { agencyName, agencyShort, userName } from './names.js';

const titles = {
  board: 'Shared board',
  chair: 'Chair and co-ordinator',
  'safe-contact': 'Safe contact plan',
  research: 'Our research',
  restricted: 'Restricted',
} as const;

export const compartmentViews = (
  register: Register,
  user: UserId,
  meeting: Meeting,
  file: CaseFile,
): readonly CompartmentView[] =>
  Object.values(file.compartments)
    .filter(({ compartment }) =>
      may(register, user, 'see compartment', { meeting: meeting.id, caseId: file.id, compartment }),
    )
    .map((opened) => compartmentView(register, user, meeting, file, opened));

/** What a compartment is called, by whoever opened it or by its kind. */
export const titleOf = (file: CaseFile, compartment: Compartment): string =>
  file.compartments[compartment]?.title ?? titles[compartmentKind(compartment)];

export const compartmentView = (
  register: Register,
  user: UserId,
  meeting: Meeting,
  file: CaseFile,
  { compartment, doc, agencies, users }: CompartmentFile,
): CompartmentView => {
  const target = { meeting: meeting.id, caseId: file.id, compartment };
  const people = audience(register, file, compartment);
  const roots = fixedRoots(compartment).map((root): [string, boolean] => [
    root,
    may(register, user, 'write root', { ...target, root }),
  ]);
  return {
    compartment,
    kind: compartmentKind(compartment),
    title: titleOf(file, compartment),
    doc,
    whoCanSee: inWords(register, compartment, people),
    people: people.map((who) => ({ name: userName(register, who), agency: shortOf(register, who) })),
    roots: Object.fromEntries(roots),
    mayRedact: may(register, user, 'redact words', target),
    named: isNameable(compartment) && may(register, user, 'name readers', target) ? { agencies, users } : null,
  };
};

const isNameable = (compartment: Compartment): boolean =>
  ['safe-contact', 'restricted'].includes(compartmentKind(compartment));

/** Everybody who may open the document now, through whichever meeting. */
export const audience = (register: Register, file: CaseFile, compartment: Compartment): readonly UserId[] => {
  const meetings = (register.listings.get(file.id) ?? []).flatMap((id) => register.meetings.get(id) ?? []);
  const seated = new Set(meetings.flatMap((meeting) => Object.keys(meeting.seats) as UserId[]));
  return [...seated].filter((who) => may(register, who, 'see compartment', { caseId: file.id, compartment }));
};

const shortOf = (register: Register, user: UserId): string => {
  const agency = register.directory.users[user]?.agency;
  return agency ? agencyShort(register, agency) : '';
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const inWords = (register: Register, compartment: Compartment, people: readonly UserId[]): string => {
  const agencies = new Set(people.map((who) => register.directory.users[who]?.agency));
  const crowd = `${plural(people.length, 'person', 'people')} from ${plural(agencies.size, 'agency', 'agencies')}`;
  switch (compartmentKind(compartment)) {
    case 'board':
      return `Everyone admitted to this case: ${crowd}`;
    case 'research':
      return `Only ${agencyName(register, compartment.slice('research/'.length) as AgencyId)}. Not the chair, not any other agency.`;
    case 'chair':
      return 'Only the chair and the co-ordinator';
    case 'safe-contact':
      return `Only chair, co-ordinator, IDVA and referrer: ${crowd}`;
    case 'restricted':
      return `Only those named: ${people.map((who) => `${userName(register, who)} (${shortOf(register, who)})`).join(', ')}`;
  }
};
