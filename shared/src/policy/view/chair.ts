/** What only chair and co-ordinator see of a case: who is kept out, who could come in, what is kept. Server only. */
import type { UserId } from '../../kernel/ids.js';
import { isConflicted, type CaseFile, type Conflict } from '../../model/caseFile.js';
import type { Meeting, Seat } from '../../model/meeting.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import { openMatches } from '../matches.js';
import { sittingRules } from '../sittings.js';
import type { AttendeeView, ChairView, ConflictRow } from '../views.js';
import { may } from './allowed.js';
import { matchRows } from './matchRows.js';
import { attendee, signedName } from './names.js';
import { invitable, noticeRows, tellable } from './notices.js';

export const chairView = (register: Register, user: UserId, meeting: Meeting, file: CaseFile): ChairView | null => {
  const target = { meeting: meeting.id, caseId: file.id };
  if (!may(register, user, 'see openings', target)) return null;
  const seats = values(meeting.seats);
  const row = ({ user: who, role }: Seat): AttendeeView => attendee(register, who, role);
  const chairs = may(register, user, 'exclude seat', target);
  const { hold, shredding } = file;
  return {
    excluded: chairs
      ? seats.flatMap((seat) => {
          const excluded = file.excluded[seat.user];
          return excluded ? [{ ...row(seat), reason: excluded.reason }] : [];
        })
      : [],
    matches: matchRows(
      register,
      user,
      meeting,
      [...seats, ...toldSeats(register, meeting, file)].flatMap((seat) => openMatches(register, file, seat)),
    ),
    conflicts: conflictRows(register, user, meeting, file),
    callable: chairs
      ? callable(meeting, file).map((seat) => ({ ...row(seat), calledIn: isIn(meeting, file, seat) }))
      : [],
    admitted: seats.filter((seat) => may(register, seat.user, 'see case', target)).map(row),
    invitable: may(register, user, 'widen invitation', target) ? invitable(register, meeting, file) : [],
    notices: noticeRows(register, file),
    tellable: may(register, user, 'send flag notice', target) ? tellable(register, user, file) : [],
    hold: hold && { reason: hold.reason, by: signedName(register, hold.by), at: hold.at },
    shredding: shredding && {
      reason: shredding.reason,
      by: signedName(register, shredding.by),
      at: shredding.at,
      mine: shredding.by === user,
    },
  };
};

/** Seats elsewhere of agencies that were told to flag their files, and do not sit here. */
const toldSeats = (register: Register, here: Meeting, file: CaseFile): readonly Seat[] => {
  const told = file.notices.flatMap(({ meeting, agencies }) =>
    values(register.meetings.get(meeting)?.seats ?? {}).filter(({ agency }) => agencies.includes(agency)),
  );
  const once = new Map(told.map((seat) => [seat.user, seat]));
  return [...once.values()].filter(({ user }) => !here.seats[user]);
};

const isIn = (meeting: Meeting, file: CaseFile, { user }: Seat): boolean => file.calledIn[user] === meeting.id;

/** Seats that no case comes to by itself: an expert's or a guest's, and those the sitting keeps for the chair to call. */
const callable = (meeting: Meeting, file: CaseFile): readonly Seat[] => {
  const { observers, deputies } = sittingRules[meeting.sitting];
  const waits = ({ role }: Seat): boolean =>
    role === 'expert' ||
    role === 'guest' ||
    (role === 'observer' && observers === 'called in') ||
    (role === 'deputy' && !deputies);
  return values(meeting.seats).filter(
    (seat) => waits(seat) && !isConflicted(file, seat.user) && !file.excluded[seat.user],
  );
};

/** Of those seated here, whom a conflict concerns; nobody reads their own. */
const conflictRows = (register: Register, user: UserId, meeting: Meeting, file: CaseFile): readonly ConflictRow[] =>
  values(meeting.seats)
    .filter((seat) =>
      may(register, user, 'override conflict', { meeting: meeting.id, caseId: file.id, user: seat.user }),
    )
    .flatMap((seat): ConflictRow[] => {
      const conflict = file.conflicts[seat.user];
      if (!conflict) return [];
      const { reason, at } = conflict;
      return [
        { ...attendee(register, seat.user, seat.role), reason, at, override: override(register, user, conflict) },
      ];
    });

const override = (register: Register, user: UserId, conflict: Conflict): ConflictRow['override'] =>
  conflict.override && {
    reason: conflict.override.reason,
    proposedBy: signedName(register, conflict.override.proposedBy),
    proposedAt: conflict.override.proposedAt,
    confirmedBy: conflict.override.confirmedBy && signedName(register, conflict.override.confirmedBy),
    mine: conflict.override.proposedBy === user,
  };
