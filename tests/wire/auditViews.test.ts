/** Who has opened this case, and when: told to its bench, and to an auditor without content; each reading is recorded first. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '@board/server/audit/verify.js';
import type { PlacementId } from '@board/shared/kernel/ids.js';
import type { AuditCasesView, AuditCaseView, AuditHouseView, OpeningsView } from '@board/shared/policy/views.js';
import { casePath, everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import { at, bornSecrets, plantFacts } from '../support/housePlant.js';
import type { Secret } from '../support/houseLaw.js';
import { until } from '../support/houseUntil.js';
import { fresh } from '../support/people.js';
import { constant } from '../support/peopleHttp.js';

let board: Opened;
let crowd: Crowd;
let secrets: readonly Secret[];

const openings = (key: 'marigold' | 'corwin' | 'orla') =>
  `${casePath(at(board, key).meeting, at(board, key).caseId)}/openings`;

/** Obinna becomes the auditor, Rufus the administrator: from then on no seat is theirs. */
beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
  const { registers } = board.house;
  const facts = [
    { type: 'office given', user: crowd.obinna.user, office: 'auditor' },
    { type: 'office given', user: crowd.rufus.user, office: 'administrator' },
  ] as const;
  const author = { user: crowd.wendeline.user, session: null, at: board.clock.now() };
  const directory = { kind: 'directory' } as const;
  await registers.append(directory, registers.seen(directory), { command: null, facts }, author);
  const conflict = { user: crowd.priya.user, reason: 'a reason' };
  await crowd.wendeline.must('record conflict', { ...at(board, 'corwin'), ...conflict });
  secrets = [...(await plantFacts(board, crowd, 'marigold')), ...bornSecrets(board, 'marigold')];
  for (const who of ['callum', 'sam', 'callum'] as const)
    await crowd[who].get(casePath(at(board, 'marigold').meeting, at(board, 'marigold').caseId));
  for (const who of ['bronagh', 'bronagh', 'bronagh'] as const)
    await crowd[who].get(casePath(at(board, 'marigold').meeting, at(board, 'marigold').caseId));
}, 60_000);
afterAll(() => board.close());

test('[L16] chair and co-ordinator see who has opened their case and when, and who was refused', async () => {
  await board.house.access.settled();
  for (const who of ['priya', 'wendeline'] as const) {
    const view = known(await crowd[who].view<OpeningsView>(openings('marigold')));
    expect(view.rows.map(({ user }) => user).toSorted()).toEqual([crowd.callum.user, crowd.sam.user].toSorted());
    const callum = known(view.rows.find(({ user }) => user === crowd.callum.user));
    expect(callum).toMatchObject({ name: 'Callum Drayfield', times: 1 });
    expect(callum.last).toBe(callum.first);
    expect(callum.agency).not.toBe('');
    const tries = view.refused.filter(({ user }) => user === crowd.bronagh.user);
    expect(tries).toMatchObject([{ what: 'Tried to open the case', times: 3 }]);
  }
});

test('[L16] for everybody else it is absent: reps, a chair with a conflict, the auditor, and for a case that is not there', async () => {
  const answers = await Promise.all([
    crowd.sam.get(openings('marigold')),
    crowd.dana.get(openings('marigold')),
    crowd.ines.get(openings('marigold')),
    crowd.thandeka.get(openings('marigold')),
    crowd.priya.get(openings('corwin')),
    crowd.obinna.get(openings('marigold')),
    crowd.rufus.get(openings('marigold')),
    crowd.priya.get(`${casePath(at(board, 'marigold').meeting, fresh())}/openings`),
    crowd.priya.get(`${casePath(fresh(), at(board, 'marigold').caseId)}/openings`),
    crowd.sam.get('/api/audit/cases'),
    crowd.priya.get('/api/audit/house'),
    crowd.rufus.get(`/api/audit/cases/${at(board, 'marigold').caseId}`),
    crowd.obinna.get(`/api/audit/cases/${fresh()}`),
    crowd.obinna.get('/api/audit/cases/x'),
  ]);
  expect(new Set(answers.map((answer) => JSON.stringify(constant(answer)))).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
});

test('[L16] an auditor sees openings, refusals and whether the chain is whole, of every case by its id', async () => {
  const { caseId } = at(board, 'marigold');
  const cases = known(await crowd.obinna.view<AuditCasesView>('/api/audit/cases'));
  expect(cases.rows.map((row) => row.caseId)).toEqual(Object.values(board.stage.cases).toSorted());
  expect(cases.rows.find((row) => row.caseId === caseId)).toMatchObject({ openings: 2 });
  const one = known(await crowd.obinna.view<AuditCaseView>(`/api/audit/cases/${caseId}`));
  expect(one.chain).toMatchObject({ broken: null, destroyed: 0 });
  expect(one.chain.records).toBeGreaterThan(10);
  expect(one.rows.filter(({ what }) => what === 'Opened the case')).toHaveLength(2);
  const house = known(await crowd.obinna.view<AuditHouseView>('/api/audit/house'));
  expect(house.chain.broken).toBeNull();
  expect(house.rows.filter(({ what }) => what === 'Signed in').length).toBeGreaterThan(10);
});

test('[L16] and nothing of what is in a case: no name, reference, word or document', async () => {
  await crowd.obinna.get('/api/audit/cases');
  for (const id of Object.values(board.stage.cases)) await crowd.obinna.get(`/api/audit/cases/${id}`);
  await crowd.obinna.get('/api/audit/house');
  const hidden = secrets.map(({ words }) => words).filter((words) => words !== at(board, 'marigold').caseId);
  expect(crowd.obinna.traffic.found([...hidden, board.file('marigold').initials])).toEqual([]);
  expect(crowd.obinna.traffic.canaries()).toEqual(new Set());
});

test('[L16] who reads is recorded before they are shown anything', async () => {
  const { caseId } = at(board, 'corwin');
  const path = openings('corwin');
  await crowd.wendeline.get(path);
  await crowd.obinna.get(`/api/audit/cases/${caseId}`);
  const one = known(await crowd.obinna.view<AuditCaseView>(`/api/audit/cases/${caseId}`));
  const readers = one.rows.filter(({ what }) => what === 'Read who has opened what').map(({ user }) => user);
  expect(readers.slice(0, 3)).toEqual([crowd.obinna.user, crowd.obinna.user, crowd.wendeline.user]);
  // A chair who was refused is told of to the co-ordinator, and not to that chair.
  await crowd.priya.get(path);
  await board.house.access.settled();
  const view = known(await crowd.wendeline.view<OpeningsView>(path));
  expect(view.refused).toMatchObject([{ user: crowd.priya.user, what: 'Tried to see openings' }]);
});

test('[L19] a redaction takes words out of notes and facts, and what is left verifies', async () => {
  const { meeting, caseId } = at(board, 'marigold');
  const agency = board.stage.agencies.police;
  const line = fresh<PlacementId>();
  const terms = { kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
  await crowd.callum.must('share line', { meeting, caseId, line, agency, words: 'to be taken out', ...terms });
  const sheet = await crowd.callum.doc(board.doc('marigold', 'board'));
  await until(() => sheet.words().includes('to be taken out'), 'the line to be placed');
  const cut = { kind: 'placement', root: `info:${agency}`, placement: line } as const;
  const doc = board.doc('marigold', 'board');
  await crowd.callum.must('redact words', { meeting, caseId, compartment: 'board', doc, cut, reason: 'a reason' });
  const report = async () => {
    const { log, keys } = board.store;
    const content = () => Promise.resolve({ log, keys });
    const streams = () => log.names('');
    return verify({ log, streams, lines: () => Promise.resolve([]), keys: new Map(), isCopy: false, content });
  };
  let found = await report();
  for (let tries = 0; (found.amended < 1 || found.destroyed < 1) && tries < 300; tries += 1) found = await report();
  expect(found).toMatchObject({ amended: 1, unproven: 0, faults: [] });
  expect(found.destroyed).toBeGreaterThan(0);
  const view = known(await crowd.obinna.view<AuditCaseView>(`/api/audit/cases/${caseId}`));
  expect(view.chain).toMatchObject({ broken: null, destroyed: found.destroyed });
});

test('[L16] a chain that was spoilt is told to the auditor in words', async () => {
  const view = known(await crowd.obinna.view<AuditCaseView>(`/api/audit/cases/${at(board, 'orla').caseId}`));
  expect(view.chain.broken).toBeNull();
  await board.store.log.amend(`case/${at(board, 'orla').caseId}`, 1, Buffer.from('{"command":null,"facts":[]}'));
  const spoilt = known(await crowd.obinna.view<AuditCaseView>(`/api/audit/cases/${at(board, 'orla').caseId}`));
  expect(spoilt.chain.broken).toBe('Record 1 of the facts was amended to what is no fact');
});
