/** A register of one person, one meeting and one case, in every standing that person can have: what the rulebook is asked about. */
import {
  actionId,
  agencyId,
  caseId,
  docKey,
  meetingId,
  personId,
  placementId,
  userId,
} from '@board/shared/kernel/ids.js';
import { actionStates, type Action, type ActionState } from '@board/shared/model/action.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import { seatRoles, type SeatRole } from '@board/shared/model/codes.js';
import type { Compartment } from '@board/shared/model/compartment.js';
import type { Item, Meeting } from '@board/shared/model/meeting.js';
import type { Register } from '@board/shared/model/register.js';
import type { Act } from '@board/shared/policy/rights.js';
import { uuid } from './rooms.js';

export const me = userId.parse(uuid(1));
export const another = userId.parse(uuid(2));
export const mine = agencyId.parse(uuid(11));
export const theirs = agencyId.parse(uuid(12));
export const sitting = meetingId.parse(uuid(21));
export const later = meetingId.parse(uuid(22));
export const theCase = caseId.parse(uuid(31));
export const perpetrator = personId.parse(uuid(42));
export const actionOf = (state: ActionState) => actionId.parse(uuid(50 + actionStates.indexOf(state)));

export const compartments: readonly Compartment[] = [
  'board',
  'chair',
  'safe-contact',
  `research/${mine}`,
  `research/${theirs}`,
  `restricted/${uuid(61)}`,
];

/** Asked of an office, never of a seat. */
export const ofOffices: readonly Act[] = ['see aggregates', 'see people', 'end sessions', 'disable user', 'see audit'];

/** All that decides what a person may do, apart from what they ask. */
export interface Standing {
  readonly role: SeatRole;
  /** `older`: an earlier version of the statement, and no conflict; `declared`: one that nobody has dealt with. */
  readonly signed: 'yes' | 'no' | 'older' | 'declared';
  readonly conflict: boolean;
  readonly excluded: boolean;
  readonly calledIn: boolean;
  readonly invited: 'all' | 'me' | 'others';
  readonly covers: 'all' | 'this' | 'others';
  readonly harmful: boolean;
  readonly concluded: boolean;
  readonly named: boolean;
}

export const plain: Standing = {
  role: 'rep',
  signed: 'yes',
  conflict: false,
  excluded: false,
  calledIn: false,
  invited: 'all',
  covers: 'all',
  harmful: true,
  concluded: false,
  named: false,
};

const either = [false, true] as const;

/** Every standing there is. */
export function* standings(): Generator<Standing> {
  for (const role of seatRoles)
    for (const signed of ['yes', 'no', 'older', 'declared'] as const)
      for (const conflict of either)
        for (const excluded of either)
          for (const calledIn of either)
            for (const invited of ['all', 'me', 'others'] as const)
              for (const covers of ['all', 'this', 'others'] as const)
                for (const harmful of either)
                  for (const concluded of either)
                    for (const named of either)
                      yield { role, signed, conflict, excluded, calledIn, invited, covers, harmful, concluded, named };
}

const action = (state: ActionState): Action => ({
  id: actionOf(state),
  meeting: sitting,
  state,
  raisedBy: another,
  raisedAt: 0,
  firstWords: 'words',
  placement: placementId.parse(uuid(70)),
  agreedWords: null,
  owner: state === 'raised' ? null : { agency: mine, user: me },
  due: null,
  measure: null,
  protects: [],
  addresses: [],
  outcome: null,
  reviews: [],
});

const signatureOf = ({ signed }: Standing): Pick<Meeting, 'signatures' | 'declarations'> => ({
  signatures: signed === 'no' ? {} : { [me]: { version: signed === 'older' ? 0 : 1, at: 0 } },
  declarations:
    signed === 'no' ? {} : { [me]: { words: signed === 'declared' ? 'words' : null, at: 0, settledAt: null } },
});

const itemOf = ({ invited }: Standing): Item => ({
  caseId: theCase,
  slotMinutes: 15,
  invited: invited === 'all' ? null : [invited === 'me' ? mine : theirs],
  timer: null,
  hands: {},
  widened: [],
  deferred: null,
});

const casesOf = ({ covers }: Standing) => (covers === 'all' ? null : covers === 'this' ? [theCase] : []);

export const meetingFor = (standing: Standing, id = sitting): Meeting => ({
  id,
  title: 'A meeting',
  area: 'An area',
  sitting: 'standard',
  date: '2026-11-22',
  startsAt: 0,
  statementVersion: 1,
  seats: { [me]: { user: me, agency: mine, role: standing.role, cases: casesOf(standing) } },
  attendance: { [mine]: 'present', [theirs]: 'apologies' },
  ...signatureOf(standing),
  items: [itemOf(standing)],
  open: null,
  closedAt: null,
  publishedAt: 0,
  begunAt: 0,
});

const since = { reason: 'a reason', at: 0 };

export const fileFor = (standing: Standing): CaseFile => ({
  id: theCase,
  reference: 'R',
  area: 'An area',
  initials: 'A.B.',
  summary: 'words',
  criterion: 'repeat',
  dash: null,
  harms: standing.harmful ? ['forced marriage'] : ['physical'],
  header: { safeContact: 'words', interpreter: null, doNotTell: null, travel: null, barriers: null, marks: [] },
  referrer: standing.role === 'referrer' ? me : null,
  risk: { level: 'high', reason: '', by: null, at: 0 },
  people: {
    [perpetrator]: {
      id: perpetrator,
      name: 'Somebody',
      kind: 'adult',
      born: null,
      relationship: null,
      employer: null,
      addedBy: another,
      addedAt: 0,
      flags: {},
      coverage: { state: 'open' },
      struck: null,
      place: null,
    },
  },
  actions: Object.fromEntries(actionStates.map((state) => [actionOf(state), action(state)])),
  contributions: [],
  lines: [],
  compartments: Object.fromEntries(
    compartments.map((compartment, index) => [
      compartment,
      {
        compartment,
        epoch: 1,
        doc: docKey.parse(uuid(80 + index)),
        title: null,
        agencies: standing.named && compartment.startsWith('restricted') ? [mine] : [],
        users: [],
        before: null,
      },
    ]),
  ),
  conflicts: standing.conflict ? { [me]: { ...since, override: null } } : {},
  dismissed: {},
  excluded: standing.excluded ? { [me]: since } : {},
  calledIn: standing.calledIn ? { [me]: sitting } : {},
  pinned: null,
  conclusions: standing.concluded
    ? { [sitting]: { meeting: sitting, by: another, at: 0, reason: null, gaps: [] } }
    : {},
  notices: [],
  alarms: [],
  redactions: [],
  hold: null,
  shredding: null,
});

/** The register of one standing; with a second meeting that lists the case when one is given. */
export const registerFor = (standing: Standing, second?: Meeting): Register => {
  const meetings = [meetingFor(standing), ...(second ? [second] : [])];
  return {
    directory: {
      agencies: Object.fromEntries(
        [mine, theirs].map((id) => [id, { id, name: id, short: 'AG', kind: 'other' as const, core: true }]),
      ),
      users: Object.fromEntries(
        [me, another].map((id) => [id, { id, name: `Person ${id.slice(-2)}`, agency: mine, post: 'post' }]),
      ),
      statements: {},
      offices: {},
      disabled: {},
      shredded: {},
    },
    meetings: new Map(meetings.map((meeting) => [meeting.id, meeting])),
    cases: new Map([[theCase, fileFor(standing)]]),
    docs: new Map(),
    retired: new Map(),
    listings: new Map([[theCase, meetings.map(({ id }) => id)]]),
  };
};
