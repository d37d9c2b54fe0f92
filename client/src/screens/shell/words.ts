/** The code lists in the words that people read on a screen. Total, so a new code without words does not compile. */
import type { ActionState } from '@board/shared/model/action';
import type { Attendance, Measure, ReviewOutcome, SeatRole, Sitting } from '@board/shared/model/codes';
import type { TagColour } from '../../parts';

export const sittingWords: Readonly<Record<Sitting, string>> = {
  standard: 'Standard meeting',
  closed: 'Closed sitting: invited agencies only',
  emergency: 'Emergency meeting',
  'stand-alone': 'Stand-alone harmful practices session',
  'complex-case': 'Complex case meeting',
  daily: 'Daily meeting',
};

export const roleWords: Readonly<Record<SeatRole, string>> = {
  chair: 'Chair',
  coordinator: 'Co-ordinator',
  rep: 'Representative',
  deputy: 'Deputy',
  idva: 'IDVA',
  expert: 'Harmful practices expert',
  referrer: 'Referrer',
  guest: 'Guest',
  observer: 'Observer, to read only',
};

export const attendanceWords: Readonly<Record<Attendance, string>> = {
  expected: 'Expected',
  present: 'Present',
  deputy: 'Deputy present',
  'written contribution': 'Sent a written contribution',
  'nil return': 'Nothing known (nil return)',
  apologies: 'Sent apologies',
  absent: 'Absent',
};

export const outcomeWords: Readonly<Record<ReviewOutcome, string>> = {
  done: 'Done',
  'not done': 'Not done',
  'overtaken by events': 'Overtaken by events',
};

export const measureWords: Readonly<Record<Measure, string>> = {
  remove: 'Remove the risk',
  avoid: 'Avoid the risk',
  reduce: 'Reduce the risk',
  accept: 'Accept the risk',
};

export const actionWords: Readonly<Record<ActionState, { readonly words: string; readonly colour: TagColour | null }>> =
  {
    raised: { words: 'Proposed', colour: 'yellow' },
    claimed: { words: 'Claimed', colour: 'blue' },
    assigned: { words: 'Assigned', colour: 'blue' },
    agreed: { words: 'Agreed', colour: 'teal' },
    // finished is plain: only what still asks for something is coloured
    done: { words: 'Done', colour: null },
    'not possible': { words: 'Not possible', colour: 'grey' },
  };
