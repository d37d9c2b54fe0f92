/** An invented country of MARACs for measurements: three hundred boards, each with its own meeting, people and case. */
import { randomUUID } from 'node:crypto';
import { streamName, writeEntry } from '@board/shared/ledger/entries.js';
import { encodeRecord } from '@board/server/rooms/record.js';

export const boards = Number(process.env.BENCH_BOARDS ?? 300);
export const perBoard = 20;
/** The first board is the busy one: so many people of its own. */
export const atFirst = 170;

/** Twelve more ids for the first person of the first board: a long meeting is played back under them. */
export const playedBack = Array.from({ length: 12 }, (_, n) => 1_000_001 + n * 7_919);

const day = 86_400_000;
const kinds = [
  'police',
  'idva',
  'childrens-social-care',
  'adults-social-care',
  'housing',
  'health',
  'probation',
  'education',
  'by-and-for',
  'other',
];

const enrolled = () =>
  kinds.map((kind, n) => ({
    type: 'agency enrolled',
    agency: randomUUID(),
    name: `Agency of ${kind}`,
    short: `AG${n}`,
    kind,
    core: true,
  }));

const roles = ['chair', 'coordinator', 'idva'];
/** A record holds so many facts. */
const most = 150;

const chunks = (all) =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, n) => all.slice(n * most, n * most + most));

const drafts = (facts, by, at) =>
  chunks(facts).map((some) => ({
    at,
    by,
    session: null,
    body: Buffer.from(writeEntry({ command: null, facts: some }), 'utf8'),
  }));

const peopleOf = (board, agencies) =>
  Array.from({ length: board === 0 ? atFirst : perBoard }, (_, n) => ({
    user: randomUUID(),
    name: `Person${n} Board${board}`,
    agency: agencies[n % agencies.length],
    role: roles[n] ?? 'rep',
  }));

const caseFacts = ({ caseId, doc, board, referrer }) => [
  {
    type: 'case referred',
    caseId,
    reference: `BENCH-${board}`,
    area: `Area ${board}`,
    initials: 'A.B.',
    summary: 'Invented for a measurement.',
    criterion: 'professional judgement',
    dash: null,
    harms: [],
    header: { safeContact: 'None.', interpreter: null, doNotTell: null, travel: null, barriers: null, marks: [] },
    referrer,
  },
  { type: 'document opened', compartment: 'board', epoch: 1, doc, title: null, agencies: [], users: [] },
  ...['Ada Quill', 'Bela Quill', 'Cara Quill', 'Dov Marsh'].map((name) => ({
    type: 'person added',
    person: randomUUID(),
    name,
    kind: 'adult',
    born: null,
    relationship: null,
    employer: name === 'Dov Marsh' ? 'Quarry and Sons' : null,
  })),
];

const meetingFacts = ({ meeting, caseId, people, board, now }) => [
  {
    type: 'meeting convened',
    meeting,
    title: `MARAC ${board}`,
    area: `Area ${board}`,
    sitting: 'standard',
    date: new Date(now).toISOString().slice(0, 10),
    startsAt: now - 3_600_000,
    statementVersion: 1,
  },
  ...[...new Set(people.map(({ agency }) => agency))].map((agency) => ({ type: 'agency invited', agency })),
  ...people.map(({ user, agency, role }) => ({ type: 'seat given', user, agency, role, cases: null })),
  { type: 'case listed', caseId, slotMinutes: 15, invited: null },
  { type: 'agenda published' },
  { type: 'meeting begun' },
  ...people.flatMap(({ user }) => [
    { type: 'conflict declared', user, words: null },
    { type: 'statement signed', user, version: 1 },
  ]),
];

const directoryFacts = (agencies, all) => [
  ...agencies,
  ...all.flatMap(({ people }) =>
    people.map(({ user, name, agency }) => ({ type: 'user enrolled', user, name, agency, post: 'Representative' })),
  ),
  { type: 'statement published', version: 1, points: ['What is said here stays here.'] },
];

/** Writes it all in one durable write; answers each board's document and people, and the first person's first session. */
export const fillStore = async (log, now) => {
  const agencies = enrolled();
  const ids = agencies.map(({ agency }) => agency);
  const all = Array.from({ length: boards }, (_, board) => ({
    board,
    now,
    meeting: randomUUID(),
    caseId: randomUUID(),
    doc: randomUUID(),
    people: peopleOf(board, ids),
  }));
  const session = randomUUID();
  const [first] = all;
  const streams = [
    {
      stream: streamName({ kind: 'directory' }),
      after: 0,
      drafts: drafts(directoryFacts(agencies, all), 'system', now - 90 * day),
    },
    ...all.map((one) => ({
      stream: streamName({ kind: 'meeting', meeting: one.meeting }),
      after: 0,
      drafts: drafts(meetingFacts(one), one.people[0].user, now - day),
    })),
    ...all.map((one) => ({
      stream: streamName({ kind: 'case', caseId: one.caseId }),
      after: 0,
      drafts: drafts(caseFacts({ ...one, referrer: one.people[2].user }), one.people[1].user, now - 2 * day),
    })),
    {
      stream: `doc/${first.doc}`,
      after: 0,
      caseId: first.caseId,
      drafts: playedBack.map((client) => ({
        at: now,
        by: first.people[0].user,
        session,
        body: encodeRecord({ kind: 'lease', client }),
      })),
    },
  ];
  const results = await log.appendMany(streams);
  if (results.some((result) => !result.ok)) throw new Error('a measurement needs an empty store');
  const boardOf = ({ meeting, caseId, doc, people }) => ({
    ...{ meeting, caseId, doc },
    users: people.map(({ user }) => user),
    agencies: people.map(({ agency }) => agency),
  });
  return { session, boards: all.map(boardOf) };
};
