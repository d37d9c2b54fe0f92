/** What an agency needs to search its own files before the meeting: referral and identifiers, and its own research (V2). Server only. */
import type { CaseId, MeetingId, UserId } from '../../kernel/ids.js';
import { peopleOf } from '../../model/caseFile.js';
import { researchOf } from '../../model/compartment.js';
import type { Register } from '../../model/register.js';
import type { PreparationView } from '../views.js';
import { visibleItems } from './agenda.js';
import { may } from './allowed.js';
import { compartmentView } from './compartments.js';

export const preparationView = (
  register: Register,
  user: UserId,
  meetingId: MeetingId,
  caseId: CaseId,
): PreparationView | null => {
  const meeting = register.meetings.get(meetingId);
  const file = register.cases.get(caseId);
  const seat = meeting?.seats[user];
  const target = { meeting: meetingId, caseId };
  if (!meeting || !file || !seat || !may(register, user, 'see item', target)) return null;
  const { reference, initials, area, summary, criterion, dash, harms } = file;
  const compartment = researchOf(seat.agency);
  const opened = file.compartments[compartment];
  return {
    ...target,
    number: visibleItems(register, user, meeting).findIndex(([item]) => item.caseId === caseId) + 1,
    reference,
    initials,
    area,
    summary,
    criterion,
    dash,
    harms,
    identifiers: peopleOf(file).map(({ name, kind, born, relationship, flags }) => {
      return { name, kind, born, relationship, flagged: Object.keys(flags).length > 0 };
    }),
    research:
      opened && may(register, user, 'see compartment', { ...target, compartment })
        ? compartmentView(register, user, meeting, file, opened)
        : null,
    mayOpenResearch: opened === undefined && may(register, user, 'open research', target),
  };
};
