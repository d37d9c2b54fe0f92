/** The clock on the wall is set an hour wrong, and right again, while people are at work: order, sessions and limits do not notice. */
import type { CommandId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBucket } from '@board/server/doors/syncBucket.js';
import { verifyChain } from '@board/server/store/hash.js';
import { everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { minutes, wind } from '../support/houseClock.js';
import { at } from '../support/housePlant.js';
import { fresh } from '../support/people.js';
import { handClock, type HandClock } from '../support/rooms.js';

let clock: HandClock;
let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  clock = handClock();
  board = await openBoard(clock);
  crowd = await everybody(board);
}, 60_000);
afterAll(() => board.close());

const hour = minutes(60);
const doc = () => board.doc('marigold', 'board');

test('[S36] set an hour ahead, and two back: nobody is locked out, and nobody is kept in by it', async () => {
  const { callum, sam } = crowd;
  const sheet = await callum.doc(doc());
  clock.skew(hour);
  sheet.type('discussion', 'an hour ahead');
  await sheet.saved();
  expect((await sam.get('/api/home')).status).toBe(200);
  clock.skew(-2 * hour);
  sheet.type('discussion', 'an hour back');
  await sheet.saved();
  expect((await sam.get('/api/home')).status).toBe(200);
  expect((await (await board.person('juniper')).get('/api/home')).status).toBe(200);
  // Sam does nothing from now on: a quarter of an hour is a quarter of an hour.
  await wind(clock, minutes(14), callum);
  sheet.type('discussion', 'still here');
  expect((await sam.get('/api/home')).status).toBe(200);
  await wind(clock, minutes(2), callum);
  expect((await sam.get('/api/home')).status).toBe(401);
  expect(sheet.closed).toBeNull();
  clock.skew(hour);
});

test('[S36] who signs in anew in the same browser is in, and the session before is over, though the clock was set back meanwhile', async () => {
  const before = await board.person('halima');
  expect((await before.get('/api/home')).status).toBe(200);
  clock.skew(-hour);
  const after = await board.person('halima', before.cookie);
  expect((await after.get('/api/home')).status).toBe(200);
  expect((await before.get('/api/home')).status).toBe(401);
  clock.skew(hour);
});

test('[S36][L2] order is by number: what was written later comes later, whatever it says of its time', async () => {
  const sheet = await (await board.person('dana')).doc(doc());
  const said = ['first', 'second', 'third'].map((word) => `${word}-${fresh<string>()}`);
  for (const [index, words] of said.entries()) {
    clock.skew(index === 1 ? -hour : 0);
    sheet.type('discussion', words);
    await sheet.saved();
  }
  clock.skew(hour);
  const stream = `doc/${doc()}`;
  const records = await board.store.log.read(stream, 0);
  const places = said.map((words) => records.findIndex(({ body }) => Buffer.from(body).includes(words)));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const [first, second] = places.map((place) => records[place]?.at ?? 0);
  expect(second).toBeLessThan(first ?? 0);
  expect(verifyChain(await board.store.log.links(stream, 0))).toEqual({ ok: true });
  const fresher = await (await board.person('obinna')).doc(doc());
  expect(said.every((words) => fresher.words().includes(words))).toBe(true);
});

test('[S36] a limit measures how long, not what the clock says: set back it blocks nobody, set ahead it lets nobody through', () => {
  const bucket = openBucket(clock, { perSecond: 1, burst: 2 });
  const two = () => [bucket.take(), bucket.take(), bucket.take()];
  expect(two()).toEqual([true, true, false]);
  clock.skew(hour);
  expect(bucket.take()).toBe(false);
  clock.skew(-hour);
  clock.advance(1_000);
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
});

test('[S36][A2] a command is known again by its id, whatever the clock said when it first came', async () => {
  const { priya } = crowd;
  await board.person('priya', priya.cookie).then(async (chair) => {
    const id = fresh<CommandId>();
    const payload = { ...at(board, 'marigold'), level: 'high', reason: 'new information' } as const;
    const first = await chair.command('record risk', payload, id);
    clock.skew(-hour);
    expect(await chair.command('record risk', payload, id)).toEqual(first);
    clock.skew(hour);
    expect(first).toEqual({ ok: true });
  });
});
