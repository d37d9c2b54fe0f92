/** A register of one person, one meeting and one case, in any standing that person can have: what the rulebook is asked about. */
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
import type { CaseFile, Conflict, Person } from '@board/shared/model/caseFile.js';
import type { Compartment } from '@board/shared/model/compartment.js';
import type { Item, Meeting } from '@board/shared/model/meeting.js';
import type { Register } from '@board/shared/model/register.js';
import type { Act } from '@board/shared/policy/rights.js';
import { plain, type Standing } from './houseStanding.js';
import { uuid } from './rooms.js';

export { plain, type Standing } from './houseStanding.js';

export const me = userId.parse(uuid(1));
export const another = userId.parse(uuid(2));
export const mine = agencyId.parse(uuid(11));
export const theirs = agencyId.parse(uuid(12));
export const sitting = meetingId.parse(uuid(21));
export const later = meetingId.parse(uuid(22));
const newest = meetingId.parse(uuid(23));
const family = 'Larkwell';
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
  signatures: signed === 'no' ? {} : { [me]: { version: signed === 'older' ? 0 : 1, at: came } },
  declarations:
    signed === 'no' ? {} : { [me]: { words: signed === 'declared' ? 'words' : null, at: came, settledAt: null } },
});

const itemOf = ({ invited }: Standing): Item => ({
  caseId: theCase,
  slotMinutes: 15,
  invited: invited.startsWith('unlisted') ? null : [invited === 'me' ? mine : theirs],
  timer: null,
  hands: {},
  widened: invited.endsWith('widened') ? [mine] : [],
  deferred: null,
});

const casesOf = ({ covers }: Standing) => (covers === 'all' ? null : covers === 'this' ? [theCase] : []);

export const meetingFor = (standing: Standing, id = sitting): Meeting => ({
  id,
  title: 'A meeting',
  area: 'An area',
  sitting: standing.sitting,
  date: '2026-11-22',
  startsAt: 0,
  statementVersion: 1,
  seats: { [me]: { user: me, agency: mine, role: standing.role, cases: casesOf(standing) } },
  attendance: { [mine]: 'present', [theirs]: 'apologies' },
  ...signatureOf(standing),
  items: [itemOf(standing)],
  open: null,
  closedAt: null,
  publishedAt: standing.phase === 'drafted' ? null : came,
  begunAt: standing.phase === 'begun' ? came : null,
});

/** Moments in order: a conflict overridden, a person named, a match dismissed, one named since, the meeting begun, one named late. */
const [decided, named, dismissed, namedSince, came, namedLate] = [1, 2, 3, 4, 5, 6] as const;
const since = { reason: 'a reason', at: decided };

const overrideOf = (conflict: Standing['conflict']): Conflict['override'] =>
  conflict === 'recorded'
    ? null
    : {
        reason: 'a reason',
        proposedBy: another,
        proposedAt: decided,
        confirmedBy: conflict === 'confirmed' ? another : null,
        confirmedAt: conflict === 'confirmed' ? decided : null,
      };

const matching = ({ match }: Standing): Pick<Person, 'name' | 'employer' | 'addedAt'> => ({
  name: match === 'none' || match === 'employer' ? 'Kit Nobodyson' : `Kit ${family}`,
  employer: match === 'employer' ? 'Agency of mine' : null,
  addedAt: match === 'since' ? namedSince : match === 'late' ? namedLate : named,
});

const dismissals = ({ match }: Standing): CaseFile['dismissed'] =>
  match === 'dismissed' || match === 'since' ? { [me]: { reason: 'a reason', by: another, at: dismissed } } : {};

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
      ...matching(standing),
      kind: 'adult',
      born: null,
      relationship: null,
      addedBy: another,
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
  conflicts: standing.conflict === 'none' ? {} : { [me]: { ...since, override: overrideOf(standing.conflict) } },
  dismissed: dismissals(standing),
  excluded: standing.excluded ? { [me]: since } : {},
  calledIn: standing.calledIn ? { [me]: sitting } : {},
  pinned: null,
  conclusions: standing.concluded
    ? { [sitting]: { meeting: sitting, by: another, at: 0, reason: null, gaps: [] } }
    : {},
  notices: standing.told
    ? [{ meeting: sitting, agencies: [mine], sentBy: another, sentAt: 0, until: '2027-11-22', ticked: {} }]
    : [],
  alarms: [],
  redactions: [],
  hold: null,
  shredding: null,
});

const newerFor = ({ newer }: Standing): readonly Meeting[] =>
  newer === 'none'
    ? []
    : [
        {
          ...meetingFor({ ...plain, phase: newer === 'begun' ? 'begun' : 'published' }, newest),
          date: '2026-12-20',
          seats: {},
        },
      ];

/** What does not change with a standing is made once: millions of registers are. */
const agencies = Object.fromEntries(
  [mine, theirs].map((id) => [
    id,
    { id, name: id === mine ? 'Agency of mine' : 'Others', short: 'AG', kind: 'other' as const, core: true },
  ]),
);
const users = Object.fromEntries(
  [me, another].map((id) => [
    id,
    { id, name: id === me ? `Robin ${family}` : 'Somebody Elsewhere', agency: mine, post: 'post' },
  ]),
);

/** The register of one standing; with a second meeting that lists the case when one is given. */
export const registerFor = (standing: Standing, second?: Meeting): Register => {
  const meetings = [meetingFor(standing), ...newerFor(standing), ...(second ? [second] : [])];
  return {
    directory: {
      agencies,
      users,
      statements: {},
      offices: standing.office === 'none' ? {} : { [me]: standing.office },
      disabled: standing.disabled ? { [me]: 0 } : {},
      shredded: {},
    },
    meetings: new Map(meetings.map((meeting) => [meeting.id, meeting])),
    cases: new Map([[theCase, fileFor(standing)]]),
    docs: new Map(),
    retired: new Map(),
    listings: new Map([[theCase, meetings.map(({ id }) => id)]]),
  };
};
