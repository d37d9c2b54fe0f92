/** What only the chair sees of a case: who was excluded, who could be called in. Server only. */
import type { UserId } from '../../kernel/ids.js';
import { isConflicted, type CaseFile } from '../../model/caseFile.js';
import type { Meeting } from '../../model/meeting.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import type { ChairView } from '../views.js';
import { may } from './allowed.js';
import { attendee } from './names.js';

export const chairView = (register: Register, user: UserId, meeting: Meeting, file: CaseFile): ChairView | null => {
  const target = { meeting: meeting.id, caseId: file.id };
  if (!may(register, user, 'exclude seat', target)) return null;
  const seats = values(meeting.seats);
  const row = (who: UserId) => attendee(register, who, meeting.seats[who]?.role ?? 'observer');
  return {
    excluded: seats.flatMap((seat) => {
      const excluded = file.excluded[seat.user];
      return excluded ? [{ ...row(seat.user), reason: excluded.reason }] : [];
    }),
    conflicted: seats.filter((seat) => isConflicted(file, seat.user)).map((seat) => row(seat.user)),
    callable: seats
      .filter((seat) => seat.role === 'expert' || seat.role === 'guest')
      .filter((seat) => !isConflicted(file, seat.user) && !file.excluded[seat.user])
      .map((seat) => ({ ...row(seat.user), calledIn: file.calledIn[seat.user] === meeting.id })),
    admitted: seats.filter((seat) => may(register, seat.user, 'see case', target)).map((seat) => row(seat.user)),
  };
};
