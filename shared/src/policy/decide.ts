/** The rulebook: may this person, now, do this to that? Pure, no I/O, no default yes. Server only. */
import type { UserId } from '../kernel/ids.js';
import type { Register } from '../model/register.js';
import { admitToCase, admitToMeeting, concluded, type Admissions } from './admission.js';
import { inAudience, permits, type Ground } from './permits.js';
import { soundsAbsent, type Act, type Reason, type Target, type Verdict } from './rights.js';

const meetingActs: ReadonlySet<Act> = new Set([
  'see meeting',
  'sign statement',
  'see agenda',
  'see declarations',
  'settle declaration',
  'note attendance',
]);

/** Acts that do not need the statement signed: there is nothing of a case in them. */
const lobbyActs: ReadonlySet<Act> = new Set(['see meeting', 'sign statement']);

/** Acts on what an earlier meeting left with an agency: they outlive that meeting's sight of the case [A9]. */
const leftActs: ReadonlySet<Act> = new Set(['see actions', 'finish action', 'review action']);

/** Acts that stay possible when the meeting is done with the case. */
const afterwards: ReadonlySet<Act> = new Set([
  'see case',
  'see compartment',
  'see actions',
  'finish action',
  'review action',
  'record conflict',
  'exclude seat',
  'restore seat',
  'reopen case',
  // The clock of a concluded item has to be stopped.
  'run timer',
]);

const because: Readonly<Record<Reason, string>> = {
  absent: 'There is nothing here that you can see.',
  conflict: 'There is nothing here that you can see.',
  unsigned: 'Sign the confidentiality statement of this meeting first.',
  'not seated': 'There is nothing here that you can see.',
  excluded: 'There is nothing here that you can see.',
  locked: 'Your session is locked. Sign in again.',
  compartment: 'There is nothing here that you can see.',
  phase: 'The meeting has concluded this case, so it can no longer be changed.',
  originator: 'The agency that gave this information has to agree first.',
  'not permitted': 'Your seat in this meeting does not include this.',
};

const rules: Readonly<Record<Reason, string>> = {
  absent: 'N7',
  conflict: 'N1',
  unsigned: 'N2',
  'not seated': 'N5',
  excluded: 'N3',
  locked: 'N10',
  compartment: 'N8',
  phase: 'A5',
  originator: 'N11',
  'not permitted': 'N12',
};

const no = (reason: Reason): Verdict => ({ allow: false, reason, rule: rules[reason], because: because[reason] });
const yes: Verdict = { allow: true, rule: 'N12' };

/** Asked at every use; the answer belongs to this moment and is never kept (D3). */
export const decide = (register: Register, user: UserId, act: Act, target: Target): Verdict => {
  if (!register.directory.users[user]) return no('absent');
  const admission = admit(register, user, act, target);
  if (!admission.ok) return no(admission.reason);
  const file = target.caseId === undefined ? null : (register.cases.get(target.caseId) ?? null);
  const verdicts = admission.admitted.map((admitted) => standing({ ...admitted, file, target }, act));
  return verdicts.find(({ allow }) => allow) ?? verdicts.find(isHeard) ?? verdicts[0] ?? no('absent');
};

/** A no that says something to somebody who has another seat as well. */
const isHeard = (verdict: Verdict): boolean => !verdict.allow && !soundsAbsent(verdict.reason);

const admit = (register: Register, user: UserId, act: Act, target: Target): Admissions => {
  if (!meetingActs.has(act)) {
    return target.caseId === undefined
      ? { ok: false, reason: 'absent' }
      : admitToCase(register, user, {
          caseId: target.caseId,
          through: target.meeting,
          extent: leftActs.has(act) ? 'actions left' : 'living case',
        });
  }
  const meeting = target.meeting === undefined ? undefined : register.meetings.get(target.meeting);
  if (!meeting) return { ok: false, reason: 'absent' };
  const seat = meeting.seats[user];
  if (seat && lobbyActs.has(act)) return { ok: true, admitted: [{ meeting, seat }] };
  const admission = admitToMeeting(meeting, user);
  return admission.ok ? { ok: true, admitted: [admission.admitted] } : admission;
};

/** Compartment, then phase, then permit: the last three questions. */
const standing = (ground: Ground, act: Act): Verdict => {
  const { target, file, meeting } = ground;
  if (target.compartment !== undefined && !inAudience(ground, target.compartment)) return no('compartment');
  if (target.action !== undefined && !file?.actions[target.action]) return no('absent');
  if (file && !afterwards.has(act) && concluded(file, meeting)) return no('phase');
  return permits[act](ground) ? yes : no('not permitted');
};
