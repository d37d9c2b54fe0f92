/** Actions across meetings, of the cases this person may see: "our agency's actions" and the review at a meeting's start. Server only. */
import type { MeetingId, UserId } from '../../kernel/ids.js';
import type { Action } from '../../model/action.js';
import type { CaseFile } from '../../model/caseFile.js';
import type { Meeting } from '../../model/meeting.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import { withinReach } from '../seatings.js';
import type { ActionRow, OurActionsView } from '../views.js';
import { allowed, may } from './allowed.js';
import { agencyName, agencyShort, me } from './names.js';

const rowActs = ['finish action', 'review action'] as const;

const row = (register: Register, user: UserId, file: CaseFile, action: Action): ActionRow => {
  const meeting = register.meetings.get(action.meeting);
  return {
    id: action.id,
    caseId: file.id,
    meeting: action.meeting,
    meetingTitle: meeting?.title ?? '',
    meetingDate: meeting?.date ?? '',
    through: throughOf(register, user, file),
    reference: file.reference,
    initials: file.initials,
    words: action.agreedWords ?? action.firstWords,
    owner: action.owner ? agencyName(register, action.owner.agency) : null,
    ownerShort: action.owner ? agencyShort(register, action.owner.agency) : null,
    state: action.state,
    due: action.due,
    measure: action.measure,
    outcome: action.outcome,
    reviews: action.reviews.map(({ outcome, note }) => ({ outcome, note })),
    rights: allowed(register, user, rowActs, { caseId: file.id, action: action.id }),
  };
};

/** The newest meeting that shows this person the case. */
const throughOf = (register: Register, user: UserId, file: CaseFile): MeetingId | null =>
  (register.listings.get(file.id) ?? [])
    .toReversed()
    .find((meeting) => may(register, user, 'see case', { meeting, caseId: file.id })) ?? null;

const byDue = (one: ActionRow, other: ActionRow): number => (one.due ?? '9999').localeCompare(other.due ?? '9999');

const rowsWhere = (register: Register, user: UserId, wanted: (action: Action) => boolean): readonly ActionRow[] =>
  withinReach(register, user)
    .filter((file) => may(register, user, 'see actions', { caseId: file.id }))
    .flatMap((file) =>
      values(file.actions)
        .filter(wanted)
        .map((action) => row(register, user, file, action)),
    )
    .sort(byDue);

export const ourActions = (register: Register, user: UserId): readonly ActionRow[] => {
  const agency = register.directory.users[user]?.agency;
  return rowsWhere(register, user, (action) => action.owner !== null && action.owner.agency === agency);
};

export const ourActionsView = (register: Register, user: UserId): OurActionsView | null => {
  const mine = me(register, user);
  return mine ? { agency: mine.agencyName, rows: ourActions(register, user) } : null;
};

/** Still open from earlier meetings of the same area; what this meeting has reviewed stays in the list with its outcome. */
export const reviewRows = (register: Register, user: UserId, meeting: Meeting): readonly ActionRow[] => {
  const earlier = (id: MeetingId): boolean => {
    const other = register.meetings.get(id);
    return other !== undefined && other.id !== meeting.id && other.area === meeting.area && other.date < meeting.date;
  };
  return rowsWhere(
    register,
    user,
    (action) => earlier(action.meeting) && (action.state === 'agreed' || reviewedAt(action, meeting.id)),
  );
};

const reviewedAt = (action: Action, meeting: MeetingId): boolean =>
  action.reviews.some((review) => review.meeting === meeting);
