/** Questions about nothing, through the wrong meeting, and of two seats at once: what a single standing does not show. */
import { caseId, meetingId } from '@board/shared/kernel/ids.js';
import type { Register } from '@board/shared/model/register.js';
import { soundsAbsent, type Act, type Target } from '@board/shared/policy/rights.js';
import {
  type actionOf,
  another,
  later,
  me,
  meetingFor,
  mine,
  plain,
  registerFor,
  sitting,
  theCase,
  theirs,
} from './houseRegister.js';
import { on } from './lawQuestions.js';
import type { Rulebook } from './laws.js';
import { uuid } from './rooms.js';

const told = registerFor({ ...plain, told: true });
const nowhere = { meeting: meetingId.parse(uuid(98)), caseId: caseId.parse(uuid(97)) };

/** A notice to another agency, and one brought to another meeting. */
const toldElsewhere = (change: object): Register => {
  const cases = new Map(
    [...told.cases].map(([id, file]) => [id, { ...file, notices: file.notices.map((one) => ({ ...one, ...change })) }]),
  );
  return { ...told, cases };
};

const nothing: readonly [Register, typeof me, Act, Target][] = [
  [told, another, 'see meeting', { meeting: sitting }],
  [told, another, 'see case', on],
  [told, me, 'see meeting', {}],
  [told, me, 'see meeting', { meeting: nowhere.meeting }],
  [told, me, 'see case', {}],
  [told, me, 'see case', { ...on, caseId: nowhere.caseId }],
  [told, me, 'see case', { ...on, meeting: nowhere.meeting }],
  [told, me, 'see flag card', { meeting: sitting }],
  [told, me, 'see flag card', { caseId: theCase }],
  [told, me, 'see flag card', { ...on, caseId: nowhere.caseId }],
  [told, me, 'see flag card', { ...on, meeting: nowhere.meeting }],
  [toldElsewhere({ agencies: [theirs] }), me, 'see flag card', on],
  [toldElsewhere({ meeting: later }), me, 'see flag card', on],
  [told, me, 'see compartment', { ...on, compartment: 'restricted/none' }],
  [told, me, 'claim action', { ...on, action: uuid(99) as ReturnType<typeof actionOf>, agency: mine }],
  [
    { ...told, meetings: new Map([...told.meetings].map(([id, meeting]) => [id, { ...meeting, items: [] }])) },
    me,
    'see case',
    on,
  ],
];

/** A place to write in, or to take words out of, is named by its part and its box, or it is none. */
const unnamed: readonly Target[] = [on, { ...on, compartment: 'board' }, { ...on, root: 'discussion' }];
const inNoBox: readonly Act[] = ['write root', 'redact words'];

const two = (one: Partial<typeof plain>, other: Partial<typeof plain>): Register =>
  registerFor({ ...plain, ...one }, meetingFor({ ...plain, ...other }, later));

/** True when a rulebook says what it should at every edge. */
export const edgesHold = ({ decide }: Rulebook): boolean => {
  const absent = nothing.every(([register, user, act, target]) => {
    const verdict = decide(register, user, act, target);
    return !verdict.allow && soundsAbsent(verdict.reason);
  });
  const seats = two({ role: 'rep', signed: 'no' }, { role: 'chair' });
  const sees = (meeting?: typeof sitting) =>
    decide(seats, me, 'see case', { caseId: theCase, ...(meeting ? { meeting } : {}) }).allow;
  const heard = [two({ role: 'observer' }, { role: 'rep' }), two({ role: 'rep' }, { role: 'observer' })].every(
    (register) => {
      const verdict = decide(register, me, 'see compartment', { caseId: theCase, compartment: 'chair' });
      const chairs = decide(register, me, 'exclude seat', { caseId: theCase });
      return !verdict.allow && !chairs.allow && chairs.reason === 'not permitted';
    },
  );
  // The seat that is asked first says only that there is nothing; the other has something to say.
  const research = two({ role: 'observer' }, { role: 'rep', phase: 'begun' });
  const writes = decide(research, me, 'write root', {
    caseId: theCase,
    compartment: `research/${mine}`,
    root: 'nonsense',
  });
  const said = !writes.allow && writes.reason === 'not permitted';
  const nowhereWritten = inNoBox.every((act) => unnamed.every((target) => !decide(told, me, act, target).allow));
  return absent && nowhereWritten && !sees(sitting) && sees(later) && sees() && heard && said;
};
