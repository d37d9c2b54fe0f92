/** Whom a case could be widened to, who was told to flag their files, and who could be. For chair and co-ordinator. Server only. */
import type { UserId } from '../../kernel/ids.js';
import type { CaseFile } from '../../model/caseFile.js';
import { agenciesOf, itemOf, type Meeting } from '../../model/meeting.js';
import type { Register } from '../../model/register.js';
import { invitedTo, listedFor } from '../admission.js';
import { seatedIn } from '../seatings.js';
import type { AgencyRef, NoticeRow, TellableMeeting } from '../views.js';
import { may } from './allowed.js';
import { agencyRef, doneBy } from './names.js';

/** Agencies of the meeting that the item does not bring. */
export const invitable = (register: Register, meeting: Meeting, file: CaseFile): readonly AgencyRef[] => {
  const item = itemOf(meeting, file.id);
  if (!item) return [];
  const invited = listedFor(meeting, item);
  return agenciesOf(meeting)
    .filter((agency) => !invited.includes(agency))
    .map((agency) => agencyRef(register, agency));
};

export const noticeRows = (register: Register, file: CaseFile): readonly NoticeRow[] =>
  file.notices.map(({ meeting: id, agencies, until, ticked }) => {
    const meeting = register.meetings.get(id);
    return {
      meeting: id,
      title: meeting?.title ?? '',
      date: meeting?.date ?? '',
      until,
      agencies: agencies.map((agency) => {
        const tick = ticked[agency];
        return { ...agencyRef(register, agency), ticked: tick ? doneBy(register, tick) : null };
      }),
    };
  });

/** Meetings this person prepares, with the agencies that were neither invited to the case nor told yet. */
export const tellable = (register: Register, user: UserId, file: CaseFile): readonly TellableMeeting[] => {
  const listings = (register.listings.get(file.id) ?? []).flatMap((id) => register.meetings.get(id) ?? []);
  const invited = listings.flatMap((meeting) => {
    const item = itemOf(meeting, file.id);
    return item ? invitedTo(meeting, item, file) : [];
  });
  return seatedIn(register, user)
    .filter(({ id }) => may(register, user, 'publish agenda', { meeting: id }))
    .map((meeting) => {
      const { id, title, date } = meeting;
      const told = file.notices.filter((notice) => notice.meeting === id).flatMap(({ agencies }) => agencies);
      const agencies = agenciesOf(meeting).filter((agency) => !told.includes(agency) && !invited.includes(agency));
      return { meeting: id, title, date, agencies: agencies.map((agency) => agencyRef(register, agency)) };
    })
    .filter(({ agencies }) => agencies.length > 0);
};
