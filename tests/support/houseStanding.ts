/** Every standing a person can have towards one case: the axes, whole products of some, all pairs of all, and a sample of everything. */
import { offices, seatRoles, sittings, type Office, type SeatRole, type Sitting } from '@board/shared/model/codes.js';
import { seededChance } from './roomsPorts.js';

/** All that decides what a person may do, apart from what they ask. */
export interface Standing {
  readonly role: SeatRole;
  readonly sitting: Sitting;
  readonly phase: 'drafted' | 'published' | 'begun';
  /** `older`: an earlier version of the statement, and no conflict; `declared`: one that nobody has dealt with. */
  readonly signed: 'yes' | 'no' | 'older' | 'declared';
  readonly conflict: 'none' | 'recorded' | 'proposed' | 'confirmed';
  readonly excluded: boolean;
  /** `since`: somebody named after a match was dismissed; `late`: after this person came into a meeting that had begun. */
  readonly match: 'none' | 'name' | 'employer' | 'dismissed' | 'since' | 'late';
  readonly office: 'none' | Office;
  readonly disabled: boolean;
  readonly calledIn: boolean;
  /** Of the item: without a list, with me or with others on it, and each widened to me. */
  readonly invited: 'unlisted' | 'me' | 'others' | 'unlisted, widened' | 'others, widened';
  readonly covers: 'all' | 'this' | 'others';
  readonly harmful: boolean;
  readonly concluded: boolean;
  readonly named: boolean;
  /** Told to flag their files, under this meeting's any-other-business. */
  readonly told: boolean;
  /** A later meeting that lists the case. */
  readonly newer: 'none' | 'waiting' | 'begun';
}

export const plain: Standing = {
  role: 'rep',
  sitting: 'standard',
  phase: 'begun',
  signed: 'yes',
  conflict: 'none',
  excluded: false,
  match: 'none',
  office: 'none',
  disabled: false,
  calledIn: false,
  invited: 'unlisted',
  covers: 'all',
  harmful: true,
  concluded: false,
  named: false,
  told: false,
  newer: 'none',
};

const either = [false, true] as const;
type Axes = { readonly [K in keyof Standing]: readonly Standing[K][] };

export const axes: Axes = {
  role: seatRoles,
  sitting: sittings,
  phase: ['drafted', 'published', 'begun'],
  signed: ['yes', 'no', 'older', 'declared'],
  conflict: ['none', 'recorded', 'proposed', 'confirmed'],
  excluded: either,
  match: ['none', 'name', 'employer', 'dismissed', 'since', 'late'],
  office: ['none', ...offices],
  disabled: either,
  calledIn: either,
  invited: ['unlisted', 'me', 'others', 'unlisted, widened', 'others, widened'],
  covers: ['all', 'this', 'others'],
  harmful: either,
  concluded: either,
  named: either,
  told: either,
  newer: ['none', 'waiting', 'begun'],
};

type Axis = keyof Standing;
const axisNames = Object.keys(axes) as Axis[];

/** The whole product of some axes, the others as they plainly are. */
export function* product(over: readonly Axis[], base: Standing = plain): Generator<Standing> {
  const [axis, ...rest] = over;
  if (axis === undefined) return yield base;
  for (const value of axes[axis]) yield* product(rest, { ...base, [axis]: value });
}

/** Any standing there is, each as likely as the other. */
export function* sample(seed: number, count: number): Generator<Standing> {
  const chance = seededChance(seed);
  const pick = (axis: Axis) => {
    const [high = 0, low = 0] = chance.bytes(2);
    return axes[axis][(high * 256 + low) % axes[axis].length];
  };
  for (let made = 0; made < count; made += 1) {
    yield Object.fromEntries(axisNames.map((axis) => [axis, pick(axis)])) as unknown as Standing;
  }
}

/** Every pair of values of every two axes, in an otherwise plain standing of every role. */
export function* pairs(): Generator<Standing> {
  for (const role of seatRoles)
    for (const [index, one] of axisNames.entries())
      for (const other of axisNames.slice(index + 1))
        if (one !== 'role') yield* product([one, other], { ...plain, role });
}
