/** The four gaps of "Sara": what stands between a case and its conclusion [A6]. Server only; its words travel in the view. */
import type { Register } from '../model/register.js';
import { isConflicted, perpetratorsOf, type CaseFile } from '../model/caseFile.js';
import { hasSigned, type Meeting } from '../model/meeting.js';
import { values } from '../model/records.js';
import type { GapView } from './views.js';
import { isHarmfulPractice } from './admission.js';

export const gapsOf = (register: Register, meeting: Meeting, file: CaseFile): readonly GapView[] =>
  [coverageGap(file), actionGap(file), contributionGap(register, file), expertGap(meeting, file)].filter(
    (gap) => gap !== null,
  );

const coverageGap = (file: CaseFile): GapView | null => {
  const all = perpetratorsOf(file);
  if (all.length === 0) {
    return { kind: 'perpetrator not discussed', words: 'Nobody has been flagged as an alleged perpetrator.' };
  }
  const open = all.filter((person) => person.coverage.state === 'open');
  if (open.length === 0) return null;
  const names = open.map((person) => person.name).join(', ');
  return {
    kind: 'perpetrator not discussed',
    words: `${open.length} of ${all.length} alleged perpetrators not discussed: ${names}.`,
  };
};

const actionGap = (file: CaseFile): GapView | null =>
  values(file.actions).length > 0 ? null : { kind: 'no action', words: 'No action has been raised.' };

const contributionGap = (register: Register, file: CaseFile): GapView | null => {
  const unheard = file.contributions.filter((contribution) => contribution.heard === null);
  if (unheard.length === 0) return null;
  const names = unheard.map((contribution) => register.directory.agencies[contribution.agency]?.name ?? 'an agency');
  return { kind: 'contribution not heard', words: `Written contribution not heard: ${names.join(', ')}.` };
};

/** Met by an expert's pinned advice, by one called in, or by one who sits here and has signed. */
const expertGap = (meeting: Meeting, file: CaseFile): GapView | null => {
  if (!isHarmfulPractice(file) || file.pinned) return null;
  const sitting = values(meeting.seats).some(
    (seat) =>
      seat.role === 'expert' &&
      hasSigned(meeting, seat.user) &&
      !file.excluded[seat.user] &&
      !isConflicted(file, seat.user) &&
      (file.calledIn[seat.user] === meeting.id || meeting.sitting === 'stand-alone'),
  );
  return sitting
    ? null
    : { kind: 'no expert advice', words: 'A harmful-practices case, and no expert has been called in or has advised.' };
};
