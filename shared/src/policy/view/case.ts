/** The board of one case as one person may see it. Null and "there is none" are the same answer [N7]. Server only. */
import type { CaseId, MeetingId, UserId } from '../../kernel/ids.js';
import type { CaseFile } from '../../model/caseFile.js';
import { itemOf, type Meeting } from '../../model/meeting.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import { isHarmfulPractice } from '../admission.js';
import { gapsOf } from '../gaps.js';
import { levelOf } from '../levels.js';
import type { Act } from '../rights.js';
import type { CaseView } from '../views.js';
import { actionViews } from './actions.js';
import { stateOf } from './agenda.js';
import { alarmViews, redactionViews } from './alarms.js';
import { allowed, may } from './allowed.js';
import { cardsOf } from './cards.js';
import { chairView } from './chair.js';
import { compartmentViews } from './compartments.js';
import { signedName } from './names.js';
import { coverageOf, peopleViews } from './people.js';

/** Acts on the whole case; those on one action, box or document travel with it. */
const caseActs: readonly Act[] = [
  'open item',
  'run timer',
  'defer item',
  'show hand',
  'record harm',
  'record risk',
  'add person',
  'strike person',
  'place person',
  'flag perpetrator',
  'mark discussed',
  'leave undiscussed',
  'raise action',
  'share line',
  'record contribution',
  'hear contribution',
  'pin advice',
  'exclude seat',
  'call in',
  'open compartment',
  'name readers',
  'open research',
  'record conflict',
  'dismiss conflict',
  'override conflict',
  'widen invitation',
  'send flag notice',
  'restore deletion',
  'redact words',
  'see openings',
  'explain',
  'hold case',
  'shred case',
  'conclude case',
  'reopen case',
];

export const caseView = (register: Register, user: UserId, meetingId: MeetingId, caseId: CaseId): CaseView | null => {
  const meeting = register.meetings.get(meetingId);
  const file = register.cases.get(caseId);
  const item = meeting && itemOf(meeting, caseId);
  if (!meeting || !file || !item) return null;
  if (!may(register, user, 'see case', { meeting: meetingId, caseId })) return null;
  const agency = register.directory.users[user]?.agency;
  const target = { meeting: meetingId, caseId, ...(agency ? { agency } : {}) };
  return {
    meeting: meetingId,
    caseId,
    state: stateOf(meeting, item, file),
    ...factsOf(register, file),
    people: peopleViews(register, file),
    coverage: coverageOf(file),
    actions: actionViews(register, user, meeting, file),
    cards: cardsOf(register, user, meeting, file),
    agencies: values(register.directory.agencies).map(({ id, name, short }) => ({ id, name, short })),
    compartments: compartmentViews(register, user, meeting, file),
    gaps: gapsOf(register, meeting, file),
    conclusion: conclusionOf(register, meeting, file),
    level: levelOf(register, user, meetingId, caseId),
    alarms: alarmViews(register, user, meeting, file),
    redactions: redactionViews(register, user, meeting, file),
    chair: chairView(register, user, meeting, file),
    rights: allowed(register, user, caseActs, target),
  };
};

type Facts = Pick<
  CaseView,
  | 'reference'
  | 'initials'
  | 'area'
  | 'summary'
  | 'criterion'
  | 'dash'
  | 'harms'
  | 'harmfulPractice'
  | 'header'
  | 'risk'
  | 'pinned'
>;

const factsOf = (register: Register, file: CaseFile): Facts => {
  const { reference, initials, area, summary, criterion, dash, harms, header, risk, pinned } = file;
  return {
    reference,
    initials,
    area,
    summary,
    criterion,
    dash,
    harms,
    harmfulPractice: isHarmfulPractice(file),
    header,
    risk: { level: risk.level, reason: risk.reason, by: risk.by && signedName(register, risk.by), at: risk.at },
    pinned: pinned && { words: pinned.words, by: signedName(register, pinned.by) },
  };
};

const conclusionOf = (register: Register, meeting: Meeting, file: CaseFile): CaseView['conclusion'] => {
  const concluded = file.conclusions[meeting.id];
  if (!concluded) return null;
  const { by, at, reason, gaps } = concluded;
  return { by: signedName(register, by), at, reason, gaps };
};
