/** Cards for an agency told to flag its files: who, and until when; nothing else of the case [N18]. Server only. */
import type { UserId } from '../../kernel/ids.js';
import { peopleOf, type CaseFile, type Person } from '../../model/caseFile.js';
import type { Meeting } from '../../model/meeting.js';
import type { Register } from '../../model/register.js';
import { noticedUnder } from '../seatings.js';
import type { FlagCard } from '../views.js';
import { may } from './allowed.js';
import { doneBy } from './names.js';

export const flagCards = (register: Register, user: UserId, meeting: Meeting): readonly FlagCard[] =>
  noticedUnder(register, meeting.id)
    .filter((file) => may(register, user, 'see flag card', { meeting: meeting.id, caseId: file.id }))
    .flatMap((file) => card(register, user, meeting, file));

const card = (register: Register, user: UserId, meeting: Meeting, file: CaseFile): readonly FlagCard[] => {
  const agency = meeting.seats[user]?.agency;
  const notice = file.notices.find((one) => one.meeting === meeting.id && agency && one.agencies.includes(agency));
  if (!notice || !agency) return [];
  const ticked = notice.ticked[agency];
  const target = { meeting: meeting.id, caseId: file.id, agency };
  return [
    {
      caseId: file.id,
      meeting: meeting.id,
      identifiers: peopleOf(file).map((person) => ({ name: person.name, born: person.born, role: roleOf(person) })),
      area: file.area,
      until: notice.until,
      ticked: ticked ? doneBy(register, ticked) : null,
      mayTick: ticked === undefined && may(register, user, 'tick flag', target),
    },
  ];
};

const roleOf = ({ kind, flags }: Person): FlagCard['identifiers'][number]['role'] => {
  if (kind === 'victim') return 'victim';
  if (Object.keys(flags).length > 0) return 'alleged perpetrator';
  return kind === 'child' ? 'child' : 'other';
};
