/** How a person comes to a case: through which seat of which meeting, or why not. Server only. */
import type { AgencyId, CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { Register } from '../model/register.js';
import { isConflicted, type CaseFile } from '../model/caseFile.js';
import { harmfulPractices } from '../model/codes.js';
import { agenciesOf, hasSigned, itemOf, type Item, type Meeting, type Seat } from '../model/meeting.js';
import { values } from '../model/records.js';
import { isMatched, openMatches } from './matches.js';
import type { Reason } from './rights.js';
import { sittingRules } from './sittings.js';

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

const isBench = ({ role }: Seat): boolean => role === 'chair' || role === 'coordinator';

/** Until the agenda is out the meeting exists for those who prepare it, and for nobody else [N14]. */
export const isOut = (meeting: Meeting, seat: Seat): boolean => meeting.publishedAt !== null || isBench(seat);

/** A seat in a meeting that exists for it: enough to read the statement and sign [N5][N14]. */
export const admitToLobby = (meeting: Meeting, user: UserId): Admission => {
  const seat = meeting.seats[user];
  if (!seat) return no('not seated');
  return isOut(meeting, seat) ? { ok: true, admitted: { meeting, seat } } : no('not published');
};

/** True while somebody's own declaration of a conflict is missing, or nobody has dealt with it [N2]. */
export const isUndeclared = (meeting: Meeting, user: UserId): boolean => {
  const declared = meeting.declarations[user];
  return !declared || (declared.words !== null && declared.settledAt === null);
};

/** Seated, signed, own declaration dealt with: the door to the agenda of one meeting [N2]. */
export const admitToMeeting = (meeting: Meeting, user: UserId): Admission => {
  const toLobby = admitToLobby(meeting, user);
  if (!toLobby.ok) return toLobby;
  return hasSigned(meeting, user) && !isUndeclared(meeting, user) ? toLobby : no('unsigned');
};

/** One meeting, one case, once conflict and exclusion are out of the way [N4]. */
const admitThrough = (register: Register, meeting: Meeting, file: CaseFile, { user, extent }: Asked): Admission => {
  const item = itemOf(meeting, file.id);
  if (!item) return no('absent');
  const toMeeting = admitToMeeting(meeting, user);
  if (!toMeeting.ok) return toMeeting;
  const { seat } = toMeeting.admitted;
  if (isMatched(register, meeting, file, seat)) return no('matched');
  if (!isBrought(meeting, item, seat, file)) return no('not seated');
  return extent === 'agenda' || hasBegunFor(meeting, seat) ? toMeeting : no('not begun');
};

/** Until the meeting begins, only those who prepare it go further than its agenda [N14]. */
export const hasBegunFor = (meeting: Meeting, seat: Seat): boolean => meeting.begunAt !== null || isBench(seat);

/** Whether a seat comes to this case: called in by the chair, or invited with a seat that covers it [N5]. */
export const isBrought = (meeting: Meeting, item: Item, seat: Seat, file: CaseFile): boolean =>
  isCalledIn(meeting, seat, file) || (isInvited(meeting, item, seat, file) && covers(meeting, seat, file));

export const isCalledIn = (meeting: Meeting, { user }: Seat, file: CaseFile): boolean =>
  file.calledIn[user] === meeting.id;

/** The list of the item, or without one what the sitting says; and whom it was widened to [N5]. */
export const isInvited = (meeting: Meeting, item: Item, seat: Seat, file: CaseFile): boolean => {
  const { unlisted, expert } = sittingRules[meeting.sitting];
  if (seat.role === 'expert' && expert === 'always' && isHarmfulPractice(file)) return true;
  if (item.widened.includes(seat.agency)) return true;
  if (item.invited !== null) return item.invited.includes(seat.agency);
  return unlisted === 'all seated' || isBench(seat);
};

/** The agencies invited by name, or all of them where the sitting brings all. */
export const listedFor = (meeting: Meeting, item: Item): readonly AgencyId[] => {
  const all = sittingRules[meeting.sitting].unlisted === 'all seated' ? agenciesOf(meeting) : [];
  return [...(item.invited ?? all), ...item.widened];
};

/** Every agency that an item brings to its case, as cards show it; who of them comes is asked of each seat. */
export const invitedTo = (meeting: Meeting, item: Item, file: CaseFile): readonly AgencyId[] => {
  const seated = values(meeting.seats).filter((seat) => isInvited(meeting, item, seat, file));
  return [...new Set([...listedFor(meeting, item), ...seated.map(({ agency }) => agency)])];
};

/** Which cases of a meeting a seat is there for [N5][N6]. */
const covers = (meeting: Meeting, seat: Seat, file: CaseFile): boolean => {
  if (seat.cases !== null && !seat.cases.includes(file.id)) return false;
  const { deputies, observers } = sittingRules[meeting.sitting];
  switch (seat.role) {
    case 'guest':
      return false;
    case 'expert':
      return isHarmfulPractice(file);
    case 'deputy':
      return deputies;
    case 'observer':
      return observers === 'seated';
    default:
      return true;
  }
};

/**
 * What a question is about: the case as it lives now; its place on the agenda, with the asker's own research; or the
 * actions an earlier meeting left with an agency.
 */
export type Extent = 'living case' | 'agenda' | 'actions left';

interface Asked {
  readonly user: UserId;
  readonly extent: Extent;
}

/** A case heard again belongs to the newest meeting that has begun: an earlier day's seat and signature open nothing of it [N2]. */
export const isSuperseded = (meeting: Meeting, listings: readonly Meeting[]): boolean =>
  listings.some((other) => other.date > meeting.date && other.begunAt !== null);

/** The meetings that list a case. */
export const listingsOf = (register: Register, caseId: CaseId): readonly Meeting[] => {
  const found: Meeting[] = [];
  for (const id of register.listings.get(caseId) ?? []) {
    const meeting = register.meetings.get(id);
    if (meeting) found.push(meeting);
  }
  return found;
};

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
  if (isConflicted(file, user)) return no('conflict');
  if (file.excluded[user]) return no('excluded');
  const listings = listingsOf(register, caseId);
  const admitted: Admitted[] = [];
  let refused: Admissions | null = null;
  // Loops, because this is asked of every reader at every frame.
  for (const meeting of listings) {
    if (through !== undefined && meeting.id !== through) continue;
    const answer =
      extent !== 'actions left' && isSuperseded(meeting, listings)
        ? no('superseded')
        : admitThrough(register, meeting, file, { user, extent });
    if (answer.ok) admitted.push(answer.admitted);
    else refused ??= answer;
  }
  if (admitted.length === 0) return refused ?? no('absent');
  const done = ({ meeting }: Admitted) => Number(concluded(file, meeting));
  return { ok: true, admitted: admitted.sort((one, other) => done(one) - done(other)) };
};

/** Told to flag their files: a seat of that agency in the meeting that brought the notice, signed, without a conflict (V1). */
export const admitToFlag = (
  register: Register,
  user: UserId,
  file: CaseFile | undefined,
  meeting: Meeting | undefined,
): Admission => {
  if (!file || !meeting) return no('absent');
  if (isConflicted(file, user)) return no('conflict');
  if (file.excluded[user]) return no('excluded');
  const toMeeting = admitToMeeting(meeting, user);
  if (!toMeeting.ok) return toMeeting;
  const { seat } = toMeeting.admitted;
  // Nobody here is in the middle of the case, so a match keeps out whenever it is found.
  if (openMatches(register, file, seat).length > 0) return no('matched');
  const told = file.notices.some((notice) => notice.meeting === meeting.id && notice.agencies.includes(seat.agency));
  return told && flagging.includes(seat.role) ? toMeeting : no('not seated');
};

const flagging: readonly Seat['role'][] = ['rep', 'deputy', 'idva', 'referrer'];

/** Whether the meeting is done with the case, so that its facts and words stand. */
export const concluded = (file: CaseFile, meeting: Meeting): boolean =>
  file.conclusions[meeting.id] !== undefined || meeting.closedAt !== null;
