/** The agenda as one person may see it: filtered first, numbered and timed afterwards [N6]. Server only. */
import type { UserId } from '../../kernel/ids.js';
import type { CaseFile } from '../../model/caseFile.js';
import type { Item, Meeting } from '../../model/meeting.js';
import type { Register } from '../../model/register.js';
import { isHarmfulPractice } from '../admission.js';
import { levelOf } from '../levels.js';
import type { AgendaItem, ItemState, MeetingView } from '../views.js';
import { may } from './allowed.js';

const minute = 60_000;

export const stateOf = (meeting: Meeting, item: Item, file: CaseFile): ItemState => {
  if (file.conclusions[meeting.id]) return 'concluded';
  if (meeting.open === item.caseId) return 'open';
  if (item.deferred) return 'deferred';
  return item.timer ? 'heard' : 'listed';
};

/** The items of a meeting that this person may see, with their case files. */
export const visibleItems = (register: Register, user: UserId, meeting: Meeting): readonly [Item, CaseFile][] =>
  meeting.items.flatMap((item): [Item, CaseFile][] => {
    const file = register.cases.get(item.caseId);
    return file && may(register, user, 'see item', { meeting: meeting.id, caseId: item.caseId }) ? [[item, file]] : [];
  });

export const agendaFor = (register: Register, user: UserId, meeting: Meeting): MeetingView['agenda'] => {
  if (!may(register, user, 'see agenda', { meeting: meeting.id })) return null;
  let start = meeting.startsAt;
  const items = visibleItems(register, user, meeting).map(([item, file], index): AgendaItem => {
    const plannedStart = start;
    start += item.slotMinutes * minute;
    return {
      caseId: item.caseId,
      number: index + 1,
      initials: file.initials,
      reference: file.reference,
      slotMinutes: item.slotMinutes,
      plannedStart,
      state: stateOf(meeting, item, file),
      level: levelOf(register, user, meeting.id, item.caseId),
      timer: item.timer,
      harmfulPractice: isHarmfulPractice(file),
      marks: file.header.marks,
    };
  });
  const open = items.find((item) => item.state === 'open')?.caseId ?? null;
  return { items, open, plannedFinish: start };
};
