/** The administrator's door: the directory without any case, and everybody out of every session in one turn. */
import type { UserKey } from '@board/server/demo/cast.js';
import type { UserId } from '@board/shared/kernel/ids.js';
import type { DirectoryFact } from '@board/shared/ledger/facts.js';
import type { PeopleView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casePath, everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import type { Attendee } from '../support/people.js';
import { constant } from '../support/peopleHttp.js';

let board: Opened;
let crowd: Crowd;

/** A fact of the directory, as its own command would bring it. */
const tell = async (...facts: readonly DirectoryFact[]): Promise<void> => {
  const { registers } = board.house;
  const stream = { kind: 'directory' } as const;
  const author = { user: crowd.wendeline.user, session: null, at: board.clock.now() };
  await registers.append(stream, registers.seen(stream), { command: null, facts }, author);
};

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
  await tell({ type: 'office given', user: crowd.juniper.user, office: 'administrator' });
}, 60_000);
afterAll(() => board.close());

const own = () => ({ origin: board.url, 'x-board': '1', 'content-type': 'application/json' });
const endSessions = (who: UserKey, user: string, body: unknown = { reason: 'device lost' }) =>
  crowd[who].ask({
    method: 'POST',
    path: `/api/admin/people/${user}/end-sessions`,
    headers: own(),
    body: JSON.stringify(body),
  });
const people = async (): Promise<PeopleView['people']> =>
  (await crowd.juniper.view<PeopleView>('/api/admin/people'))?.people ?? [];
const since = async (user: UserId) => (await people()).find((one) => one.user === user)?.signedInSince;

/** With a document, a live socket, and a second browser. */
const inside = async (key: 'sam' | 'callum'): Promise<readonly Attendee[]> => {
  const visitors = [await board.person(key), await board.person(key)];
  for (const visitor of visitors) {
    await visitor.live();
    await visitor.doc(board.doc('marigold', 'board'));
  }
  return visitors;
};

const isOut = (visitor: Attendee): boolean =>
  !visitor.isLive && [...visitor.sheets.values()].every(({ closed }) => closed?.code === 4401);

test('[N28] an administrator sees who is signed in, and no case by any door', async () => {
  const rows = await people();
  expect(rows.length).toBeGreaterThan(10);
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
    ['agency', 'disabled', 'name', 'office', 'post', 'signedInSince', 'user'].toSorted(),
  );
  expect(await since(crowd.sam.user)).toBeLessThanOrEqual(board.clock.now());
  for (const path of [casePath(at(board, 'marigold').meeting, at(board, 'marigold').caseId)]) {
    expect((await crowd.juniper.get(path)).status).toBe(404);
  }
  expect((await crowd.juniper.doc(board.doc('marigold', 'board'))).closed?.code).toBe(4404);
});

test('[N28] to everybody else, chair and co-ordinator included, there is no such door', async () => {
  const nowhere = await crowd.sam.get('/api/admin/nothing');
  for (const who of ['priya', 'wendeline', 'sam'] as const) {
    expect(constant(await crowd[who].get('/api/admin/people'))).toEqual(constant(nowhere));
    const answers = [await endSessions(who, crowd.callum.user), await endSessions(who, 'no-id', { reason: 'words' })];
    for (const answer of answers) expect(constant(answer)).toEqual(constant(nowhere));
  }
  expect((await crowd.callum.get('/api/home')).status).toBe(200);
});

test('[N28] all sessions of a person end in one turn, by every door, and it is kept with its reason', async () => {
  const visitors = await inside('sam');
  const callum = await inside('callum');
  const answer = await endSessions('juniper', crowd.sam.user);
  // no waiting: the sockets were closed in the turn that was answered
  expect(answer.status).toBe(200);
  expect((JSON.parse(answer.text) as { view: { ended: number } }).view.ended).toBeGreaterThanOrEqual(2);
  for (const visitor of visitors) expect((await visitor.get('/api/home')).status).toBe(401);
  await until(() => visitors.every(isOut), 'the sockets to end');
  expect(callum.some(isOut), 'nobody else').toBe(false);
  expect(await since(crowd.sam.user)).toBeNull();
  await board.house.access.settled();
  const kept = (await board.house.access.read('house')).map(({ entry }) => entry);
  expect(kept).toContainEqual({ kind: 'sessions ended', user: crowd.sam.user, reason: 'device lost' });
  const back = await board.person('sam');
  expect((await back.get('/api/home')).status, 'who signs in again is in').toBe(200);
});

test('[N28] a reason of the list is asked for, of somebody there is', async () => {
  const asked = async (user: string, body: unknown) => (await endSessions('juniper', user, body)).status;
  const { user } = crowd.callum;
  expect(await asked(user, {})).toBe(422);
  expect(await asked(user, { reason: 'because of Marigold' })).toBe(422);
  expect(await asked(user, { reason: 'device lost', more: 1 })).toBe(422);
  expect(await asked('00000000-0000-4000-8000-000000000000', { reason: 'device lost' })).toBe(404);
  expect(await asked('{"$ne":null}', { reason: 'device lost' })).toBe(404);
  expect((await crowd.callum.get('/api/home')).status).toBe(200);
});

test('[N28] A13 a disabled account is out in that turn, cannot sign in, and is told nothing else than a bad link', async () => {
  const visitors = await inside('sam');
  const before = visitors.map((visitor) => visitor.traffic.pieces.length);
  await tell({ type: 'user disabled', user: crowd.sam.user, reason: 'left' });
  for (const visitor of visitors) expect((await visitor.get('/api/home')).status).toBe(401);
  await until(() => visitors.every(isOut), 'the sockets to end');
  const said = visitors.flatMap((visitor, index) => visitor.traffic.pieces.slice(before[index]));
  for (const { bytes } of said) expect(bytes.length, 'a farewell is short').toBeLessThan(1_500);
  await expect(board.person('sam')).rejects.toThrow('could not sign in: 401');
  await tell({ type: 'user enabled', user: crowd.sam.user });
  for (const visitor of visitors) expect((await visitor.get('/api/home')).status, 'the old ones stay over').toBe(401);
  expect((await (await board.person('sam')).get('/api/home')).status).toBe(200);
});
