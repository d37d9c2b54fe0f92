/** Why somebody can see a case of a meeting, or cannot: the rulebook's own questions in its own order, in words [N19]. Server only. */
import type { CaseId, MeetingId, UserId } from '../kernel/ids.js';
import { isConflicted, type CaseFile } from '../model/caseFile.js';
import { hasSigned, itemOf, type Meeting, type Seat } from '../model/meeting.js';
import type { Register } from '../model/register.js';
import {
  hasBegunFor,
  isBrought,
  isCalledIn,
  isInvited,
  isOut,
  isSuperseded,
  isUndeclared,
  listingsOf,
} from './admission.js';
import { ruleOf } from './decide.js';
import { isMatched } from './matches.js';
import type { Reason } from './rights.js';

/** One question: whether it stands in the way, and what is to be said either way. */
export interface Explained {
  readonly question: string;
  readonly answer: 'yes' | 'no';
  readonly rule: string;
  readonly because: string;
}

export interface Explanation {
  readonly allow: boolean;
  /** The rule of the last question asked: the one that keeps them out, if any does. */
  readonly rule: string;
  readonly steps: readonly Explained[];
}

interface Case {
  readonly register: Register;
  readonly user: UserId;
  readonly meeting: Meeting;
  readonly file: CaseFile;
}

interface Question {
  readonly reason: Reason;
  readonly question: string;
  /** The answer that lets them go on to the next question. */
  readonly wanted: 'yes' | 'no';
  readonly passes: (about: Case) => boolean;
  readonly said: (about: Case, passed: boolean) => string;
}

const seatIn = ({ meeting, user }: Case): Seat | undefined => meeting.seats[user];
const withSeat =
  (asked: (seat: Seat, about: Case) => boolean) =>
  (about: Case): boolean => {
    const seat = seatIn(about);
    return seat !== undefined && asked(seat, about);
  };

const nameOf = ({ directory }: Register, user: UserId | null): string =>
  (user === null ? undefined : directory.users[user]?.name) ?? 'somebody';

const aboutThem: readonly Question[] = [
  {
    reason: 'absent',
    question: 'Is the account in use?',
    wanted: 'yes',
    passes: ({ register, user }) =>
      register.directory.users[user] !== undefined && register.directory.disabled[user] === undefined,
    said: (_about, passed) => (passed ? 'It is enrolled, and has not been disabled.' : 'It has been disabled.'),
  },
  {
    reason: 'office',
    question: 'Do they hold an office, which sees nothing of any case?',
    wanted: 'no',
    passes: ({ register, user }) => register.directory.offices[user] === undefined,
    said: ({ register, user }, passed) =>
      passed ? 'They hold none.' : `They hold the office of ${register.directory.offices[user]}.`,
  },
  {
    reason: 'conflict',
    question: 'Does a conflict of interest keep them out?',
    wanted: 'no',
    passes: ({ file, user }) => !isConflicted(file, user),
    said: ({ register, file, user }, passed) => {
      const conflict = file.conflicts[user];
      if (!conflict) return 'None is recorded.';
      if (!passed) return `One is recorded: ${conflict.reason}`;
      const { proposedBy = null, confirmedBy = null } = conflict.override ?? {};
      return `One is recorded, and ${nameOf(register, proposedBy)} and ${nameOf(register, confirmedBy)} have decided together that it does not count.`;
    },
  },
  {
    reason: 'excluded',
    question: 'Has the chair excluded them from this case?',
    wanted: 'no',
    passes: ({ file, user }) => file.excluded[user] === undefined,
    said: (_about, passed) => (passed ? 'They have not been excluded.' : 'They have been excluded.'),
  },
];

const aboutTheirSeat: readonly Question[] = [
  {
    reason: 'superseded',
    question: 'Has a later meeting taken this case over?',
    wanted: 'no',
    passes: ({ register, meeting, file }) => !isSuperseded(meeting, listingsOf(register, file.id)),
    said: (_about, passed) => (passed ? 'This is the newest that has begun.' : 'The case is with a later meeting now.'),
  },
  {
    reason: 'not seated',
    question: 'Have they a seat in this meeting?',
    wanted: 'yes',
    passes: withSeat(() => true),
    said: (about, passed) => (passed ? `They sit here as ${seatIn(about)?.role}.` : 'They have no seat here.'),
  },
  {
    reason: 'not published',
    question: 'Is the agenda out, or do they prepare it?',
    wanted: 'yes',
    passes: withSeat((seat, { meeting }) => isOut(meeting, seat)),
    said: ({ meeting }, passed) => {
      if (meeting.publishedAt !== null) return 'It has been published.';
      return passed ? 'It is not published, and they prepare it.' : 'It has not been published yet.';
    },
  },
  {
    reason: 'unsigned',
    question: 'Have they signed the confidentiality statement of this meeting?',
    wanted: 'yes',
    passes: ({ meeting, user }) => hasSigned(meeting, user),
    said: (_about, passed) => (passed ? 'They have signed it.' : 'They have not signed its present version.'),
  },
  {
    reason: 'unsigned',
    question: 'Is their own declaration made, and dealt with?',
    wanted: 'yes',
    passes: ({ meeting, user }) => !isUndeclared(meeting, user),
    said: (_about, passed) => (passed ? 'It is.' : 'It waits for chair or co-ordinator.'),
  },
  {
    reason: 'matched',
    question: 'Does their name or their agency match somebody in this case?',
    wanted: 'no',
    passes: withSeat((seat, { register, meeting, file }) => !isMatched(register, meeting, file, seat)),
    said: ({ file, user }, passed) => {
      if (!passed) return 'It does, and nobody on the bench has looked at it yet.';
      return file.dismissed[user] ? 'It does, and somebody on the bench has found no conflict in it.' : 'Neither does.';
    },
  },
  {
    reason: 'not seated',
    question: 'Does their seat bring them to this case?',
    wanted: 'yes',
    passes: withSeat((seat, { meeting, file }) => {
      const item = itemOf(meeting, file.id);
      return item !== null && isBrought(meeting, item, seat, file);
    }),
    said: (about, passed) => brought(about, passed),
  },
  {
    reason: 'not begun',
    question: 'Has the meeting begun, or do they prepare it?',
    wanted: 'yes',
    passes: withSeat((seat, { meeting }) => hasBegunFor(meeting, seat)),
    said: ({ meeting }, passed) => {
      if (meeting.begunAt !== null) return 'It has begun.';
      return passed ? 'It has not begun, and they prepare it.' : 'Until it begins they see its agenda alone.';
    },
  },
];

const brought = (about: Case, passed: boolean): string => {
  const { meeting, file } = about;
  const seat = seatIn(about);
  const item = itemOf(meeting, file.id);
  if (!seat || !item) return 'The case is not on this agenda.';
  if (isCalledIn(meeting, seat, file)) return 'The chair has called them in.';
  if (!isInvited(meeting, item, seat, file)) return 'Their agency is not invited to this case.';
  return passed
    ? 'Their agency is invited, and their seat covers the case.'
    : `A seat as ${seat.role} does not cover it.`;
};

const questions = [...aboutThem, ...aboutTheirSeat];

const asked = (about: Case, { reason, question, wanted, passes, said }: Question): Explained & { passed: boolean } => {
  const passed = passes(about);
  const answer = passed ? wanted : wanted === 'yes' ? 'no' : 'yes';
  return { question, answer, rule: ruleOf[reason], because: said(about, passed), passed };
};

/** The questions up to the first that keeps them out. Null for a case that the meeting does not list. */
export const explain = (
  register: Register,
  user: UserId,
  { meeting: through, caseId }: { readonly meeting: MeetingId; readonly caseId: CaseId },
): Explanation | null => {
  const meeting = register.meetings.get(through);
  const file = register.cases.get(caseId);
  if (!meeting || !file || itemOf(meeting, caseId) === null) return null;
  const about: Case = { register, user, meeting, file };
  const steps: Explained[] = [];
  for (const one of questions) {
    const { passed, ...step } = asked(about, one);
    steps.push(step);
    if (!passed) return { allow: false, rule: step.rule, steps };
  }
  return { allow: true, rule: 'N12', steps };
};
