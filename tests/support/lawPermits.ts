/** Who may write which box, tick which flag: answers by name, where one word of a permit makes the difference. */
import type { UserId } from '@board/shared/kernel/ids.js';
import type { Register } from '@board/shared/model/register.js';
import { attendances, type Attendance } from '@board/shared/model/codes.js';
import { infoRoot } from '@board/shared/model/roots.js';
import { me, mine, plain, registerFor, theirs } from './houseRegister.js';
import { on } from './lawQuestions.js';
import type { Rulebook } from './laws.js';

type Ask = Pick<Rulebook, 'decide'>;
type Role = (typeof plain)['role'];

const writes = ({ decide }: Ask, register: Register, root: string): boolean =>
  decide(register, me, 'write root', { ...on, compartment: 'board', root }).allow;

/** A box is its agency's, and the minute-taker's while that agency is not in the room: mine is, theirs sent apologies. */
const boxesHold = (rulebook: Ask): boolean => {
  const may = (role: Role, agency: typeof mine) => writes(rulebook, registerFor({ ...plain, role }), infoRoot(agency));
  const yes = may('rep', mine) && may('coordinator', theirs);
  return yes && !may('rep', theirs) && !may('coordinator', mine) && !may('chair', theirs);
};

const withTheirs = (register: Register, attendance: Attendance): Register => ({
  ...register,
  meetings: new Map(
    [...register.meetings].map(([id, one]) => [
      id,
      { ...one, attendance: { ...one.attendance, [theirs]: attendance } },
    ]),
  ),
});

/** Whoever is in the room, or still expected, writes for themselves. */
const roomHolds = (rulebook: Ask): boolean =>
  attendances.every((attendance) => {
    const register = withTheirs(registerFor({ ...plain, role: 'coordinator' }), attendance);
    const speaks = ['present', 'deputy', 'expected'].includes(attendance);
    return writes(rulebook, register, infoRoot(theirs)) === !speaks;
  });

const referredBy = (register: Register, referrer: UserId | null): Register => ({
  ...register,
  cases: new Map([...register.cases].map(([id, file]) => [id, { ...file, referrer }])),
});

/** The victim's own views are written by the IDVA, a referrer's seat, or whoever referred the case from another seat. */
const victimHolds = (rulebook: Ask): boolean => {
  const may = (role: Role, referrer: UserId | null) =>
    writes(rulebook, referredBy(registerFor({ ...plain, role }), referrer), 'victim');
  return may('idva', null) && may('referrer', null) && may('rep', me) && !may('rep', null) && !may('chair', null);
};

const ticksHold = ({ decide }: Ask): boolean => {
  const may = (role: Role, agency: typeof mine) =>
    decide(registerFor({ ...plain, role, told: true }), me, 'tick flag', { ...on, agency }).allow;
  return may('rep', mine) && !may('rep', theirs);
};

export const permitsHold = (rulebook: Ask): boolean =>
  boxesHold(rulebook) && roomHolds(rulebook) && victimHolds(rulebook) && ticksHold(rulebook);
