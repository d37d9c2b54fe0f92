/** Why somebody can or cannot, for chair and co-ordinator of the case: the questions, and what follows for each document [N19]. Server only. */
import type { CaseId, MeetingId, UserId } from '../../kernel/ids.js';
import { researchOf, type Compartment } from '../../model/compartment.js';
import type { CaseFile } from '../../model/caseFile.js';
import type { Meeting } from '../../model/meeting.js';
import { fixedRoots, infoRoot } from '../../model/roots.js';
import type { Register } from '../../model/register.js';
import { decide } from '../decide.js';
import { explain } from '../explain.js';
import { levelOf } from '../levels.js';
import type { Level } from '../rights.js';
import type { ExplainView } from '../views.js';
import { may } from './allowed.js';
import { titleOf } from './compartments.js';
import { agencyName, userName } from './names.js';

const sees: Readonly<Record<Level, string>> = {
  V0: 'cannot see this case',
  V1: 'sees a card to flag their files, and nothing else of this case',
  V2: 'sees this case on the agenda and can research it; not its board',
  V3: 'sees the board of this case',
  V4: 'sees the board of this case and the chair’s notes',
};

export const explainView = (
  register: Register,
  viewer: UserId,
  meetingId: MeetingId,
  caseId: CaseId,
  user: UserId,
): ExplainView | null => {
  const meeting = register.meetings.get(meetingId);
  const file = register.cases.get(caseId);
  const asked = register.directory.users[user];
  if (!meeting || !file || !asked) return null;
  if (!may(register, viewer, 'explain', { meeting: meetingId, caseId, user })) return null;
  const explained = explain(register, user, { meeting: meetingId, caseId });
  if (!explained) return null;
  const level = levelOf(register, user, meetingId, caseId);
  return {
    user,
    name: asked.name,
    agency: agencyName(register, asked.agency),
    level,
    summary: `${userName(register, user)} ${sees[level]}.`,
    steps: explained.steps,
    compartments: known(register, viewer, user, meeting, file).map((compartment) =>
      compartmentRow(register, user, meeting, file, compartment),
    ),
  };
};

/** The documents that the viewer may open, and the research of the person asked about: that it is there is no secret. */
const known = (
  register: Register,
  viewer: UserId,
  user: UserId,
  meeting: Meeting,
  file: CaseFile,
): readonly Compartment[] => {
  const agency = meeting.seats[user]?.agency;
  const own = agency === undefined ? null : researchOf(agency);
  return Object.values(file.compartments)
    .map(({ compartment }) => compartment)
    .filter(
      (compartment) =>
        compartment === own ||
        may(register, viewer, 'see compartment', { meeting: meeting.id, caseId: file.id, compartment }),
    );
};

const compartmentRow = (
  register: Register,
  user: UserId,
  meeting: Meeting,
  file: CaseFile,
  compartment: Compartment,
): ExplainView['compartments'][number] => {
  const target = { meeting: meeting.id, caseId: file.id, compartment };
  const agency = meeting.seats[user]?.agency;
  const own = compartment === 'board' && agency ? [infoRoot(agency)] : [];
  const roots = [...fixedRoots(compartment), ...own];
  const seen = decide(register, user, 'see compartment', target);
  return {
    title:
      agency && compartment === researchOf(agency)
        ? `${agencyName(register, agency)}’s research`
        : titleOf(file, compartment),
    see: seen.allow,
    write: roots.some((root) => may(register, user, 'write root', { ...target, root })),
    rule: seen.allow ? 'N8' : seen.rule,
    because: seen.allow
      ? 'They are among its readers.'
      : unseen[seen.reason === 'compartment' ? 'compartment' : 'case'],
  };
};

const unseen = {
  compartment: 'They are not among its readers.',
  case: 'The case is closed to them.',
} as const;
