/** The rulebook: may this person, now, do this to that? Pure, no I/O, no default yes. Server only. */
import type { UserId } from '../kernel/ids.js';
import type { CaseFile } from '../model/caseFile.js';
import { compartmentKind } from '../model/compartment.js';
import type { Meeting } from '../model/meeting.js';
import type { Register } from '../model/register.js';
import {
  admitToCase,
  admitToFlag,
  admitToLobby,
  admitToMeeting,
  concluded,
  type Admission,
  type Admissions,
  type Extent,
} from './admission.js';
import { isOfficeAct, isOfOffice, type SeatAct } from './offices.js';
import { inAudience, permits, type Ground } from './permits.js';
import { soundsAbsent, type Act, type Reason, type Target, type Verdict } from './rights.js';

const meetingActs: ReadonlySet<Act> = new Set([
  'see meeting',
  'sign statement',
  'see agenda',
  'see declarations',
  'settle declaration',
  'note attendance',
  'see matches',
  'publish agenda',
  'begin meeting',
]);

/** Acts that do not need the statement signed: there is nothing of a case in them. */
const lobbyActs: ReadonlySet<Act> = new Set(['see meeting', 'sign statement']);

/** Acts on what an earlier meeting left with an agency: they outlive that meeting's sight of the case [A9]. */
const leftActs: ReadonlySet<Act> = new Set(['see actions', 'finish action', 'review action']);

/** A flag card is asked through the meeting that brought the notice, which need not list the case. */
const flagActs: ReadonlySet<Act> = new Set(['see flag card', 'tick flag']);

/** What the agenda is sent out for: to see what will be heard, and to research one's own files [N14]. */
const isPreparing = (act: Act, { compartment }: Target): boolean =>
  act === 'see item' ||
  act === 'open research' ||
  ((act === 'see compartment' || act === 'write root') &&
    compartment !== undefined &&
    compartmentKind(compartment) === 'research');

/** Acts that stay possible when the meeting is done with the case. */
const afterwards: ReadonlySet<Act> = new Set([
  'see item',
  'see flag card',
  'tick flag',
  'see case',
  'see compartment',
  'see actions',
  'finish action',
  'review action',
  'record conflict',
  'dismiss conflict',
  'override conflict',
  'exclude seat',
  'restore seat',
  'reopen case',
  'send flag notice',
  'redact words',
  'restore deletion',
  'see openings',
  'explain',
  'hold case',
  'shred case',
  // The clock of a concluded item has to be stopped.
  'run timer',
]);

const nothing = 'There is nothing here that you can see.';

const because: Readonly<Record<Reason, string>> = {
  absent: nothing,
  office: nothing,
  conflict: nothing,
  excluded: nothing,
  superseded: nothing,
  'not seated': nothing,
  'not published': nothing,
  unsigned: 'Sign the confidentiality statement of this meeting first.',
  matched: nothing,
  'not begun': nothing,
  locked: 'Your session is locked. Sign in again.',
  compartment: nothing,
  phase: 'The meeting has concluded this case, so it can no longer be changed.',
  originator: 'The agency that gave this information has to agree first.',
  'not permitted': 'Your seat in this meeting does not include this.',
};

export const ruleOf: Readonly<Record<Reason, string>> = {
  absent: 'N7',
  office: 'N17',
  conflict: 'N1',
  excluded: 'N3',
  superseded: 'N2',
  'not seated': 'N5',
  'not published': 'N14',
  unsigned: 'N2',
  matched: 'N15',
  'not begun': 'N14',
  locked: 'N10',
  compartment: 'N8',
  phase: 'A5',
  originator: 'N11',
  'not permitted': 'N12',
};

const no = (reason: Reason): Verdict => ({ allow: false, reason, rule: ruleOf[reason], because: because[reason] });
const yes: Verdict = { allow: true, rule: 'N12' };

/** Asked at every use; the answer belongs to this moment and is never kept (D3). */
export const decide = (register: Register, user: UserId, act: Act, target: Target): Verdict => {
  const { users, disabled, offices } = register.directory;
  if (!users[user] || disabled[user] !== undefined) return no('absent');
  if (isOfficeAct(act)) return isOfOffice(act, offices[user]) ? yes : no('absent');
  if (offices[user] !== undefined) return no('office');
  const admission = admit(register, user, act, target);
  if (!admission.ok) return no(admission.reason);
  const file = fileOf(register, target) ?? null;
  // Asked at every frame, mostly of one seat: the first yes ends it, and of noes the first that says something is told.
  let answer: Extract<Verdict, { readonly allow: false }> | null = null;
  for (const { meeting, seat } of admission.admitted) {
    const verdict = standing({ meeting, seat, file, target }, act);
    if (verdict.allow) return verdict;
    if (answer === null || soundsAbsent(answer.reason)) answer = verdict;
  }
  return answer ?? no('absent');
};

const listed = (admission: Admission): Admissions =>
  admission.ok ? { ok: true, admitted: [admission.admitted] } : admission;

const extentOf = (act: Act, target: Target): Extent => {
  if (leftActs.has(act)) return 'actions left';
  return isPreparing(act, target) ? 'agenda' : 'living case';
};

const fileOf = ({ cases }: Register, { caseId }: Target): CaseFile | undefined =>
  caseId === undefined ? undefined : cases.get(caseId);

const meetingOf = ({ meetings }: Register, { meeting }: Target): Meeting | undefined =>
  meeting === undefined ? undefined : meetings.get(meeting);

const admit = (register: Register, user: UserId, act: SeatAct, target: Target): Admissions => {
  if (flagActs.has(act))
    return listed(admitToFlag(register, user, fileOf(register, target), meetingOf(register, target)));
  if (!meetingActs.has(act)) {
    return target.caseId === undefined
      ? { ok: false, reason: 'absent' }
      : admitToCase(register, user, {
          caseId: target.caseId,
          through: target.meeting,
          extent: extentOf(act, target),
        });
  }
  const meeting = meetingOf(register, target);
  if (!meeting) return { ok: false, reason: 'absent' };
  return listed(lobbyActs.has(act) ? admitToLobby(meeting, user) : admitToMeeting(meeting, user));
};

/** Compartment, then phase, then permit: the last three questions. */
const standing = (ground: Ground, act: SeatAct): Verdict => {
  const { target, file, meeting } = ground;
  if (target.compartment !== undefined && !inAudience(ground, target.compartment)) return no('compartment');
  if (target.action !== undefined && !file?.actions[target.action]) return no('absent');
  if (file && !afterwards.has(act) && concluded(file, meeting)) return no('phase');
  return permits[act](ground) ? yes : no('not permitted');
};
