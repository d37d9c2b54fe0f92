/** How a person comes to a case: through which seat of which meeting, or why not. Server only. */
import type { CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { Register } from '../model/register.js';
import type { CaseFile } from '../model/caseFile.js';
import { harmfulPractices } from '../model/codes.js';
import { hasSigned, itemOf, type Meeting, type Seat } from '../model/meeting.js';
import type { Reason } from './rights.js';

export interface Admitted {
  readonly meeting: Meeting;
  readonly seat: Seat;
}

export type Admission =
  { readonly ok: true; readonly admitted: Admitted } | { readonly ok: false; readonly reason: Reason };

/** Every way in there is, those through meetings that are not done with the case first; or why there is none. */
export type Admissions =
  { readonly ok: true; readonly admitted: readonly Admitted[] } | { readonly ok: false; readonly reason: Reason };

const no = (reason: Reason): { readonly ok: false; readonly reason: Reason } => ({ ok: false, reason });

/** True for a case that the commissioned expert is there for. */
export const isHarmfulPractice = (file: CaseFile): boolean =>
  file.harms.some((harm) => harmfulPractices.includes(harm));

/** Seated, signed, own declaration dealt with: the door to the agenda of one meeting [N2][N3]. */
export const admitToMeeting = (meeting: Meeting, user: UserId): Admission => {
  const seat = meeting.seats[user];
  if (!seat) return no('not seated');
  if (!hasSigned(meeting, user)) return no('unsigned');
  const declared = meeting.declarations[user];
  if (!declared || (declared.words !== null && declared.settledAt === null)) return no('unsigned');
  return { ok: true, admitted: { meeting, seat } };
};

/** Conflict first, then exclusion, then the seat: one meeting, one case [N1][N4]. */
const admitThrough = (meeting: Meeting, file: CaseFile, user: UserId): Admission => {
  const item = itemOf(meeting, file.id);
  if (!item) return no('absent');
  const toMeeting = admitToMeeting(meeting, user);
  if (!toMeeting.ok) return toMeeting;
  const { seat } = toMeeting.admitted;
  const called = file.calledIn[user] === meeting.id;
  if (called) return toMeeting;
  if (item.invited !== null && !item.invited.includes(seat.agency)) return no('not seated');
  return covers(seat, file) ? toMeeting : no('not seated');
};

/** Which cases of a meeting a seat is there for [N5][N6]. */
const covers = (seat: Seat, file: CaseFile): boolean => {
  if (seat.cases !== null && !seat.cases.includes(file.id)) return false;
  if (seat.role === 'guest') return false;
  if (seat.role === 'expert') return isHarmfulPractice(file);
  return true;
};

/** What a question is about: the case as it lives now, or the actions an earlier meeting left with an agency. */
export type Extent = 'living case' | 'actions left';

/** A case listed again belongs to its newest meeting: an earlier day's seat and signature open nothing of today's [N2]. */
const isSuperseded = (meeting: Meeting, listings: readonly Meeting[]): boolean =>
  listings.some((other) => other.date > meeting.date);

/** Through the meeting named, or through any that lists the case. */
export const admitToCase = (
  register: Register,
  user: UserId,
  {
    caseId,
    through,
    extent,
  }: { readonly caseId: CaseId; readonly through?: MeetingId | undefined; readonly extent: Extent },
): Admissions => {
  const file = register.cases.get(caseId);
  if (!file) return no('absent');
  if (file.conflicts[user]) return no('conflict');
  if (file.excluded[user]) return no('excluded');
  const listings = (register.listings.get(caseId) ?? []).flatMap((id) => register.meetings.get(id) ?? []);
  const asked = listings.filter(
    (meeting) =>
      (through === undefined || meeting.id === through) &&
      (extent === 'actions left' || !isSuperseded(meeting, listings)),
  );
  const answers = asked.map((meeting) => admitThrough(meeting, file, user));
  const admitted = answers.flatMap((answer) => (answer.ok ? [answer.admitted] : []));
  const done = ({ meeting }: Admitted) => Number(concluded(file, meeting));
  if (admitted.length > 0) return { ok: true, admitted: admitted.sort((one, other) => done(one) - done(other)) };
  return answers.find((answer) => !answer.ok) ?? no('absent');
};

/** Whether the meeting is done with the case, so that its facts and words stand. */
export const concluded = (file: CaseFile, meeting: Meeting): boolean =>
  file.conclusions[meeting.id] !== undefined || meeting.closedAt !== null;
