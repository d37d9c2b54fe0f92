/** The four meetings of the demonstration: last month's, and today's three. Words and keys; ids and times come later. */
import type { Attendance, SeatRole, Sitting } from '@board/shared/model/codes.js';
import type { AgencyKey } from './agencies.js';
import type { UserKey } from './cast.js';
import type { CaseKey, MeetingKey } from './keys.js';

export interface ItemScript {
  readonly case: CaseKey;
  readonly invited: readonly AgencyKey[] | null;
}

export interface MeetingScript {
  readonly title: string;
  readonly sitting: Sitting;
  readonly time: string;
  readonly slotMinutes: number;
  readonly convenedBy: UserKey;
  readonly chair: UserKey;
  /** Held and signed a month ago; otherwise today, and nobody has signed. */
  readonly past: boolean;
  readonly agencies: Readonly<Partial<Record<AgencyKey, Attendance>>>;
  readonly seats: Readonly<Partial<Record<UserKey, SeatRole>>>;
  /** Seats that are there for named cases only. */
  readonly only: Readonly<Partial<Record<UserKey, readonly CaseKey[]>>>;
  readonly items: readonly ItemScript[];
}

/** Those who sit for the whole of a standard meeting, so that a guest's service has no card on every case. */
const table: readonly AgencyKey[] = [
  'police',
  'idva',
  'children',
  'adults',
  'housing',
  'health',
  'mentalHealth',
  'probation',
  'education',
  'recovery',
  'willowmark',
  'threefold',
  'community',
];
const withExpert: readonly AgencyKey[] = [...table, 'lodestar'];
const invitedToClosed: readonly AgencyKey[] = ['police', 'idva', 'adults', 'health', 'community'];

const each = <K extends string, V>(keys: readonly K[], value: V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;

const reps = {
  callum: 'rep',
  obinna: 'rep',
  gwennol: 'rep',
  sam: 'rep',
  safiya: 'rep',
  rufus: 'rep',
  idris: 'rep',
  dana: 'idva',
  rukhsana: 'rep',
} as const;

const standard: MeetingScript = {
  title: 'Larkmere MARAC',
  sitting: 'standard',
  time: '09:30',
  slotMinutes: 15,
  convenedBy: 'wendeline',
  chair: 'priya',
  past: false,
  agencies: {
    ...each(withExpert, 'expected'),
    refuge: 'expected',
    probation: 'apologies',
    threefold: 'written contribution',
  },
  seats: {
    priya: 'chair',
    wendeline: 'coordinator',
    ...reps,
    ines: 'deputy',
    leocadia: 'rep',
    halima: 'rep',
    zehra: 'expert',
    juniper: 'referrer',
    imarra: 'referrer',
    bronagh: 'guest',
    jonty: 'observer',
  },
  only: { juniper: ['marigold'], imarra: ['saffi'] },
  items: [
    { case: 'ilvena', invited: withExpert },
    { case: 'saffi', invited: withExpert },
    { case: 'marigold', invited: table },
    { case: 'brindle', invited: table },
    { case: 'jessamy', invited: table },
    { case: 'corwin', invited: table },
    { case: 'wynn', invited: table },
    // The expert's service is invited: should a harmful practice be recorded, its adviser is in the room at once.
    { case: 'elspet', invited: withExpert },
  ],
};

const harmful: MeetingScript = {
  title: 'Harmful practices session',
  sitting: 'stand-alone',
  time: '13:30',
  slotMinutes: 30,
  convenedBy: 'wendeline',
  chair: 'thandeka',
  past: false,
  agencies: {
    ...each(
      withExpert.filter((key) => !['probation', 'recovery', 'threefold'].includes(key)),
      'expected',
    ),
    mentalHealth: 'apologies',
  },
  seats: { thandeka: 'chair', wendeline: 'coordinator', ...reps, zehra: 'expert' },
  only: {},
  items: (['ilvena', 'sabrel', 'tessaly', 'rue'] as const).map((key) => ({ case: key, invited: null })),
};

const closed: MeetingScript = {
  title: 'Larkmere MARAC – closed sitting',
  sitting: 'closed',
  time: '12:30',
  slotMinutes: 30,
  convenedBy: 'wendeline',
  chair: 'priya',
  past: false,
  agencies: each(invitedToClosed, 'expected'),
  seats: { priya: 'chair', wendeline: 'coordinator', callum: 'rep', dana: 'idva', gwennol: 'rep', safiya: 'rep' },
  only: {},
  items: [{ case: 'orla', invited: invitedToClosed }],
};

const earlier: MeetingScript = {
  title: 'Larkmere MARAC',
  sitting: 'standard',
  time: '09:30',
  slotMinutes: 15,
  convenedBy: 'wendeline',
  chair: 'priya',
  past: true,
  agencies: each(
    table.filter((key) => key !== 'threefold'),
    'present',
  ),
  seats: { priya: 'chair', wendeline: 'coordinator', ...reps, leocadia: 'rep', halima: 'rep' },
  only: {},
  items: (['jessamy', 'wynn'] as const).map((key) => ({ case: key, invited: null })),
};

export const meetings: Readonly<Record<MeetingKey, MeetingScript>> = { earlier, standard, closed, harmful };
