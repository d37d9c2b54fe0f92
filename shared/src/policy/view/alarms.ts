/** Mass deletions and redactions of the compartments this person may see, and where they were. Server only. */
import type { UserId } from '../../kernel/ids.js';
import type { CaseFile } from '../../model/caseFile.js';
import type { Compartment } from '../../model/compartment.js';
import { parseRoot } from '../../model/roots.js';
import type { Meeting } from '../../model/meeting.js';
import type { Register } from '../../model/register.js';
import type { AlarmView, RedactionView } from '../views.js';
import { may } from './allowed.js';
import { titleOf } from './compartments.js';
import { agencyName, doneBy } from './names.js';

const boxes = {
  discussion: 'Discussion',
  advice: 'Expert advice',
  victim: 'Victim’s views',
  risk: 'Risk',
} as const;

/** The part of the board in words, or the compartment that has only one part. */
const whereOf = (register: Register, file: CaseFile, compartment: Compartment, name: string): string => {
  const root = parseRoot(compartment, name);
  if (root === null || root.kind === 'notes' || root.kind === 'plan') return titleOf(file, compartment);
  if (root.kind === 'info') return `${agencyName(register, root.agency)}’s information`;
  if (root.kind === 'person') return `Notes on ${file.people[root.person]?.name ?? 'somebody'}`;
  return root.kind === 'action' ? 'Wording of an action' : boxes[root.kind];
};

const maySee = (
  register: Register,
  user: UserId,
  meeting: Meeting,
  file: CaseFile,
  compartment: Compartment,
): boolean => may(register, user, 'see compartment', { meeting: meeting.id, caseId: file.id, compartment });

export const alarmViews = (register: Register, user: UserId, meeting: Meeting, file: CaseFile): readonly AlarmView[] =>
  file.alarms
    .filter(({ compartment }) => maySee(register, user, meeting, file, compartment))
    .map(({ id, compartment, root, user: who, chars, refused, at, restored }) => ({
      id,
      compartment,
      root,
      where: whereOf(register, file, compartment, root),
      chars,
      refused,
      ...doneBy(register, { by: who, at }),
      restored: restored && doneBy(register, restored),
      mayRestore:
        !refused &&
        restored === null &&
        may(register, user, 'restore deletion', { meeting: meeting.id, caseId: file.id, compartment }),
    }));

export const redactionViews = (
  register: Register,
  user: UserId,
  meeting: Meeting,
  file: CaseFile,
): readonly RedactionView[] =>
  file.redactions
    .filter(({ compartment }) => maySee(register, user, meeting, file, compartment))
    .map(({ compartment, root, cut, reason, by, at }) => ({
      compartment,
      root,
      placement: cut.kind === 'placement' ? cut.placement : null,
      where: whereOf(register, file, compartment, root),
      reason,
      ...doneBy(register, { by, at }),
    }));
