/** The day that is the same in both worlds: a standard meeting as it goes on, and Sam of housing at every door. */
import type { UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import type { ActionId, PlacementId } from '@board/shared/kernel/ids.js';
import type { Compartment } from '@board/shared/model/compartment.js';
import { casePath, known, research } from './house.js';
import { noPlan } from './houseCasework.js';
import { fresh, type Attendee } from './people.js';
import type { HandClock } from './roomsPorts.js';
import { at_, does, types, type Deed, type World } from './worldsHidden.js';

export interface Step {
  readonly what: string;
  readonly deed: Deed;
}

const sam = ({ table }: World): Attendee => known(table.sam);
const boardOf = (): Compartment => 'board';
const casesHe: readonly CaseKey[] = ['marigold', 'brindle', 'jessamy'];
/** Never his, not his any more, or not his before he has signed for that meeting. */
const casesNot: readonly CaseKey[] = ['orla', 'sabrel', 'brindle'];

const get = (path: (world: World) => string): Deed => {
  return (world) => sam(world).get(path(world));
};
const caseOf = (key: CaseKey) => (world: World) => {
  const { meeting, caseId } = at_(world, key);
  return casePath(meeting, caseId);
};
const meeting = (key: 'standard' | 'closed' | 'harmful', rest = '') =>
  get(({ board }) => `/api/meetings/${board.stage.meetings[key]}${rest}`);

const views: readonly Step[] = [
  { what: 'home', deed: get(() => '/api/home') },
  { what: 'actions', deed: get(() => '/api/actions') },
  { what: 'the page', deed: get(({ board }) => `/m/${board.stage.meetings.closed}/${board.stage.cases.orla}`) },
  ...(['standard', 'closed', 'harmful'] as const).flatMap((key): Step[] => [
    { what: `the meeting ${key}`, deed: meeting(key) },
    { what: `presence in ${key}`, deed: meeting(key, '/presence') },
  ]),
  ...[...casesHe, ...casesNot].map((key): Step => ({ what: `the case ${key}`, deed: get(caseOf(key)) })),
  { what: 'an invented case', deed: get(({ board }) => casePath(board.stage.meetings.standard, fresh())) },
  { what: 'no id at all', deed: get(() => '/api/meetings/closed/cases/orla') },
];

const joins = (key: CaseKey, compartment: (world: World) => Compartment): Step => ({
  what: `joins ${key}`,
  deed: (world) => sam(world).doc(world.board.doc(key, compartment(world))),
});
const researchOf = (agency: 'housing' | 'police') => (world: World) => research(world.board.stage.agencies[agency]);

const tries = (key: CaseKey): Step => ({
  what: `acts on ${key}`,
  deed: (world) => {
    const raised = { action: fresh<ActionId>(), placement: fresh<PlacementId>(), words: 'a visit', ...noPlan };
    return sam(world).command('raise action', { ...at_(world, key), ...raised });
  },
});

const doors: readonly Step[] = [
  ...casesHe.map((key) => joins(key, boardOf)),
  ...casesNot.map((key) => joins(key, boardOf)),
  joins('marigold', researchOf('housing')),
  joins('marigold', researchOf('police')),
  joins('marigold', () => 'chair'),
  { what: 'joins an invented document', deed: (world) => sam(world).doc(fresh<string>()) },
  ...(['marigold', 'orla', 'sabrel'] as const).map(tries),
  ...[...casesHe, ...casesNot].map((key): Step => ({
    what: `watches ${key}`,
    deed: (world) => sam(world).watch(at_(world, key).meeting, at_(world, key).caseId),
  })),
  { what: 'types', deed: types('sam', 'marigold', boardOf, 'discussion', 'from housing ') },
  { what: 'types research', deed: types('sam', 'marigold', researchOf('housing'), 'notes', 'our file ') },
];

const talk = (who: UserKey, key: CaseKey): Step => ({
  what: `${who} types in ${key}`,
  deed: types(who, key, boardOf, 'discussion', `${who} says `),
});

const terms = { kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;

const meetingGoesOn: readonly Step[] = [
  talk('callum', 'marigold'),
  talk('obinna', 'marigold'),
  talk('rufus', 'jessamy'),
  {
    what: 'a line is shared',
    deed: does('obinna', 'marigold', 'share line', ({ board }) => ({
      line: fresh<PlacementId>(),
      agency: board.stage.agencies.children,
      words: 'seen on Monday',
      ...terms,
    })),
  },
  {
    what: 'an action is raised',
    deed: does('dana', 'marigold', 'raise action', () => {
      return { action: fresh<ActionId>(), placement: fresh<PlacementId>(), words: 'ring her', ...noPlan };
    }),
  },
  {
    what: 'risk is recorded',
    deed: does('dana', 'jessamy', 'record risk', () => ({ level: 'high' as const, reason: 'told' })),
  },
  { what: 'an item is opened', deed: openNext() },
  {
    what: 'somebody comes',
    deed: ({ board, table }) => known(table.rufus).watch(board.stage.meetings.standard, null),
  },
  { what: 'somebody goes', deed: ({ table }) => known(table.rufus).watch(null, null) },
];

/** The chair takes one case after the other. */
function openNext(): Deed {
  return async (world) => {
    const { meeting: id } = at_(world, 'marigold');
    const { open } = known(world.board.house.registers.current().meetings.get(id));
    const key = open === world.board.stage.cases.marigold ? 'jessamy' : 'marigold';
    await known(world.table.priya).must('open item', at_(world, key));
  };
}

const clockGoesOn = (clock: (world: World) => HandClock): Step => ({
  what: 'time passes',
  deed: async (world) => clock(world).advance(400),
});

const leavesBrindle: Step = {
  what: 'Sam is excluded from brindle',
  deed: does('priya', 'brindle', 'exclude seat', ({ board }) => ({ user: board.stage.users.sam, reason: 'a reason' })),
};
const isBack: Step = {
  what: 'Sam is restored to brindle',
  deed: does('priya', 'brindle', 'restore seat', ({ board }) => ({ user: board.stage.users.sam })),
};

/** Whatever was done in hiding by then would show in a count. */
const lastLook: readonly Step[] = [
  { what: 'home at the end', deed: get(() => '/api/home') },
  { what: 'actions at the end', deed: get(() => '/api/actions') },
];

/** Every step once at least, in an order drawn by chance; excluded and restored in the course of it. */
export const dayOf = (random: () => number, clock: (world: World) => HandClock): readonly Step[] => {
  const once = [...views, ...doors, ...meetingGoesOn];
  const passing = [clockGoesOn(clock), clockGoesOn(clock), clockGoesOn(clock), ...meetingGoesOn];
  const steps = [...once, ...passing]
    .map((step) => ({ step, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ step }) => step);
  const [third, twoThirds] = [Math.floor(steps.length / 3), Math.floor((steps.length * 2) / 3)];
  const whole = [...steps.slice(0, third), leavesBrindle, ...steps.slice(third, twoThirds), isBack];
  return [...whole, ...steps.slice(twoThirds), ...lastLook];
};
