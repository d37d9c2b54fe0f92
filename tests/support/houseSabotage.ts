/** One guard of the house broken on purpose: the tests that hold it must then go red, or they prove nothing. */
import type { Gate } from '@board/server/gate/gate.js';
import type { Registers } from '@board/server/gate/registers.js';
import { Leases } from '@board/server/rooms/leases.js';
import type { UserId } from '@board/shared/kernel/ids.js';
import type { Meeting } from '@board/shared/model/meeting.js';
import { values } from '@board/shared/model/records.js';

const yes = { allow: true, rule: 'sabotage' } as const;

/** A gate that always says yes. */
const gate = (own: Gate): Gate => ({
  ...own,
  ask: () => yes,
  docs: { ...own.docs, maySee: () => true, refusesWrite: () => null },
});

/** Views that leave nothing out: everybody is handed the chair's. */
const view = (own: Gate, registers: () => Registers): Gate => {
  const chairOf = (meeting: Meeting | undefined, user: UserId): UserId =>
    (meeting && values(meeting.seats).find((seat) => seat.role === 'chair')?.user) ?? user;
  const inChair = (user: UserId, id: Meeting['id']) => chairOf(registers().current().meetings.get(id), user);
  return {
    ...own,
    views: {
      ...own.views,
      meeting: (user, meeting) => own.views.meeting(inChair(user, meeting), meeting),
      case: (user, meeting, caseId) => own.views.case(inChair(user, meeting), meeting, caseId),
    },
  };
};

/** A revocation that nobody hears of. */
const revocation = (own: Gate): Gate => ({
  ...own,
  onChange: () => () => undefined,
  docs: { ...own.docs, onChange: () => () => undefined },
});

/** Client ids taken on trust. */
const lease = (own: Gate): Gate => {
  Leases.prototype.holding = () => 'session';
  return own;
};

/** Bells for everybody: each change of anything makes every home look new. */
const bells = (own: Gate): Gate => {
  let changes = 0;
  own.onChange(() => (changes += 1));
  const home: Gate['views']['home'] = (user) => {
    const view = own.views.home(user);
    return view && { ...view, changes };
  };
  return { ...own, views: { ...own.views, home } };
};

/** A count made before filtering: every action of the house that is agreed, whoever may know of it. */
const count = (own: Gate, registers: () => Registers): Gate => {
  const agreed = () =>
    [...registers().current().cases.values()].flatMap(({ actions }) => values(actions)).filter(isAgreed).length;
  const home: Gate['views']['home'] = (user) => {
    const view = own.views.home(user);
    return view && { ...view, outstanding: agreed() };
  };
  return { ...own, views: { ...own.views, home } };
};
const isAgreed = ({ state }: { readonly state: string }): boolean => state === 'agreed';

const modes: Readonly<Record<string, (own: Gate, registers: () => Registers) => Gate>> = {
  gate,
  view,
  revocation,
  lease,
  bells,
  count,
};

/** What BOARD_SABOTAGE asks for; throws on a mode that is not there, so that a misspelt one is not taken for a sound house. */
export const sabotage = (registers: () => Registers): ((own: Gate) => Gate) => {
  const asked = process.env['BOARD_SABOTAGE'];
  if (!asked) return (own) => own;
  const mode = modes[asked];
  if (!mode) throw new Error(`no such sabotage: ${asked}`);
  return (own) => mode(own, registers);
};
