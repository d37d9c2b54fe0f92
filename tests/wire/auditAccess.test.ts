/** What the access streams keep: openings before they are shown, refusals of what is there, counted and out of the way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccessEntry } from '@board/server/gate/accessEntries.js';
import type { CaseId } from '@board/shared/kernel/ids.js';
import { casePath, everybody, openBoard, research, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { fresh } from '../support/people.js';

let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
}, 60_000);
afterAll(() => board.close());

const path = (key: 'marigold' | 'orla' | 'saffi') => casePath(at(board, key).meeting, at(board, key).caseId);

/** What the streams say of one person, once everything is on disk. */
const told = async (of: CaseId | 'house', who: keyof Crowd) => {
  await board.house.access.settled();
  const rows = await board.house.access.read(of);
  return rows.filter(({ by }) => by === crowd[who].user).map(({ entry }) => entry);
};
const refusals = (entries: readonly { readonly kind: string }[]) =>
  entries.filter((entry): entry is Extract<AccessEntry, { kind: 'refused' }> => entry.kind === 'refused');
const timesOf = (entries: readonly { readonly times: number }[]) => entries.reduce((sum, { times }) => sum + times, 0);

test('[L15] an opening is kept once in a quarter of an hour, whether it came by the page or by the document', async () => {
  const caseId = board.stage.cases.marigold;
  for (let count = 0; count < 3; count += 1) await crowd.sam.get(path('marigold'));
  await crowd.sam.doc(board.doc('marigold', 'board'));
  expect(await told(caseId, 'sam')).toEqual([{ kind: 'opened' }]);
  await crowd.callum.doc(board.doc('marigold', 'board'));
  expect(await told(caseId, 'callum')).toEqual([{ kind: 'opened' }]);
});

test('[L15] a refused view, document and command of a hidden case are kept with that case, each once and with its number', async () => {
  const { meeting, caseId } = at(board, 'orla');
  for (let count = 0; count < 5; count += 1) await crowd.sam.get(path('orla'));
  await crowd.sam.doc(board.doc('orla', 'board'));
  await crowd.sam.doc(board.doc('orla', research(board.stage.agencies.police)));
  await crowd.sam.command('record risk', { meeting, caseId, level: 'high', reason: 'a reason' });
  const kept = refusals(await told(caseId, 'sam'));
  expect(timesOf(kept.filter(({ act }) => act === 'see case'))).toBe(5);
  expect(kept.filter(({ act }) => act === 'see case')).toHaveLength(2);
  expect(timesOf(kept.filter(({ act }) => act === 'see compartment'))).toBe(2);
  expect(kept.filter(({ act }) => act === 'record risk')).toMatchObject([{ reason: 'conflict', rule: 'N1', meeting }]);
});

test('[L15] what names nothing is one count of the house, and makes no stream', async () => {
  const before = (await board.store.log.names('access/')).length;
  for (let count = 0; count < 4; count += 1) await crowd.dana.get(casePath(board.stage.meetings.standard, fresh()));
  await crowd.dana.get(`/api/meetings/${fresh()}`);
  await crowd.dana.doc(fresh());
  const kept = refusals(await told('house', 'dana'));
  expect(timesOf(kept.filter(({ reason }) => reason === 'nothing there'))).toBe(6);
  expect(kept.filter(({ reason }) => reason === 'nothing there')).toHaveLength(2);
  expect((await board.store.log.names('access/')).length - before).toBeLessThanOrEqual(1);
});

test('[L15] a frame that the scan refuses is kept with its code', async () => {
  const sheet = await crowd.callum.doc(board.doc('saffi', 'board'));
  sheet.type('advice', 'words that are not his to write');
  await until(() => sheet.closed !== null, 'the refusal');
  const kept = refusals(await told(board.stage.cases.saffi, 'callum'));
  expect(kept).toMatchObject([{ act: 'write root', reason: 'frame', code: 'NO_WRITE', times: 1 }]);
});
