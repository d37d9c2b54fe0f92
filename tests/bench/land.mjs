/** An invented land for measuring: so many boards in as many meetings, people in seats of several of them. Facts folded as the house folds them. */
import { foldRegister } from '@board/shared/ledger/foldRegister.js';
import { emptyRegister } from '@board/shared/model/register.js';

const uuid = (kind, n) => `00000000-0000-4${String(kind).padStart(3, '0')}-8000-${String(n).padStart(12, '0')}`;
export const ids = {
  user: (n) => uuid(1, n),
  agency: (n) => uuid(2, n),
  meeting: (n) => uuid(3, n),
  caseOf: (n) => uuid(4, n),
  doc: (n) => uuid(5, n),
  person: (n) => uuid(6, n),
  action: (n) => uuid(7, n),
  placement: (n) => uuid(8, n),
};

const families = ['Quill', 'Marrow', 'Tansy', 'Orrery', 'Pellam', 'Wexley', 'Dunmore', 'Ashgrove', 'Fennick', 'Loddon'];
const nameOf = (n) => `Robin ${families[n % families.length]}son${n}`;
const roles = ['chair', 'coordinator', 'idva', 'referrer', 'expert', 'observer'];
const start = Date.UTC(2026, 10, 22, 9, 30);

const directory = (people, agencies) => [
  { type: 'statement published', version: 1, points: ['What is said here stays here.'] },
  ...Array.from({ length: agencies }, (_none, n) => ({
    type: 'agency enrolled',
    agency: ids.agency(n),
    name: `Agency of the ${n}th ward`,
    short: `A${n}`,
    kind: 'other',
    core: n < 8,
  })),
  ...Array.from({ length: people }, (_none, n) => ({
    type: 'user enrolled',
    user: ids.user(n),
    name: nameOf(n),
    agency: ids.agency(n % agencies),
    post: 'Worker',
  })),
];

const convened = (board, land) => {
  const seated = land.seatedOn(board);
  const cases = land.casesOf(board);
  return [
    {
      type: 'meeting convened',
      meeting: ids.meeting(board),
      title: `Board ${board}`,
      area: `Area ${board}`,
      sitting: 'standard',
      date: '2026-11-22',
      startsAt: start,
      statementVersion: 1,
    },
    ...seated.flatMap((user, k) => [
      { type: 'agency invited', agency: ids.agency(user % land.agencies) },
      {
        type: 'seat given',
        user: ids.user(user),
        agency: ids.agency(user % land.agencies),
        role: roles[k] ?? 'rep',
        cases: null,
      },
    ]),
    ...cases.map((n) => ({ type: 'case listed', caseId: ids.caseOf(n), slotMinutes: 15, invited: null })),
    { type: 'agenda published' },
    { type: 'meeting begun' },
    ...seated.flatMap((user) => [
      { type: 'conflict declared', user: ids.user(user), words: null },
      { type: 'statement signed', user: ids.user(user), version: 1 },
    ]),
  ];
};

const referred = (n, board, land) => [
  {
    type: 'case referred',
    caseId: ids.caseOf(n),
    reference: `R-${n}`,
    area: `Area ${board}`,
    initials: 'A.B.',
    summary: 'An invented summary.',
    criterion: 'repeat',
    dash: null,
    harms: ['physical'],
    header: { safeContact: 'By day', interpreter: null, doNotTell: null, travel: null, barriers: null, marks: [] },
    referrer: null,
  },
  ...['board', 'chair'].map((compartment, k) => ({
    type: 'document opened',
    compartment,
    epoch: 1,
    doc: ids.doc(2 * n + k),
    title: null,
    agencies: [],
    users: [],
  })),
  ...[0, 1, 2].map((k) => ({
    type: 'person added',
    person: ids.person(3 * n + k),
    name: `Kit Nobody${n}of${k}`,
    kind: k === 0 ? 'victim' : 'adult',
    born: null,
    relationship: null,
    employer: k === 1 ? 'A bakery' : null,
  })),
  ...[0, 1].map((k) => ({
    type: 'action raised',
    action: ids.action(2 * n + k),
    placement: ids.placement(2 * n + k),
    meeting: ids.meeting(board),
    words: 'Ask the school.',
    due: null,
    measure: null,
    protects: [],
    addresses: [],
  })),
  { type: 'action claimed', action: ids.action(2 * n), agency: ids.agency(land.seatedOn(board)[7] % land.agencies) },
];

/** Seats fall on people in strides, so that each has several boards when there are fewer people than seats. */
export const layOut = ({ boards = 300, people = 1_000, seats = 20, cases = 5, agencies = 40 } = {}) => ({
  boards,
  people,
  agencies,
  seatedOn: (board) => Array.from({ length: seats }, (_none, k) => (board * seats + k) % people),
  casesOf: (board) => Array.from({ length: cases }, (_none, k) => board * cases + k),
});

export const openLand = (land) => {
  const by = ids.user(0);
  let register = emptyRegister;
  const fold = (stream, facts, stamp) => {
    register = foldRegister(register, { stream, command: null, facts }, { by, at: start, ...stamp });
  };
  fold('directory', directory(land.people, land.agencies), {});
  for (let board = 0; board < land.boards; board++) {
    fold('meeting', convened(board, land), { meeting: ids.meeting(board) });
    for (const n of land.casesOf(board)) fold('case', referred(n, board, land), { caseId: ids.caseOf(n) });
  }
  return register;
};
