/** How long a session may be used: it locks when nobody is there, ends after ten hours, and takes its sockets with it in that turn. */
import { openIdentify } from '@board/server/gate/identify.js';
import { systemChance } from '@board/server/ports/chance.js';
import type { PresenceView } from '@board/shared/policy/views.js';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { minutes, seconds, wind } from '../support/houseClock.js';
import { at } from '../support/housePlant.js';
import { casePath, openBoard, type Opened } from '../support/house.js';
import { until } from '../support/houseUntil.js';
import type { Attendee } from '../support/people.js';
import { headerOf } from '../support/peopleHttp.js';
import { handClock, type HandClock } from '../support/roomsPorts.js';

let board: Opened;
let clock: HandClock;

beforeEach(async () => {
  clock = handClock();
  board = await openBoard(clock);
}, 30_000);
afterEach(async () => {
  await board.close();
  expect(board.broken).toEqual([]);
});

const path = () => casePath(at(board, 'marigold').meeting, at(board, 'marigold').caseId);

/** Signed in, in the meeting's agenda, without a socket. */
const arrive = async (key: 'sam' | 'callum' | 'priya'): Promise<Attendee> => {
  const who = await board.person(key);
  await who.sign(board.stage.meetings.standard);
  return who;
};

const own = () => ({ origin: board.url, 'x-board': '1', 'content-type': 'application/json' });
const answerOf = async (who: Attendee, asked = path()) => {
  const { status, text } = await who.get(asked);
  return [status, (JSON.parse(text) as { error?: string }).error];
};
const byHand = (who: Attendee) => who.ask({ path: '/api/home', headers: { 'x-hand': '1' } });
const stay = (who: Attendee) => who.ask({ method: 'POST', path: '/api/session/stay', headers: own(), body: '{}' });

/** What the live socket is told besides bells. */
const told = async (who: Attendee) => {
  const heard: [string, unknown][] = [];
  const socket = await who.live();
  for (const event of ['closing', 'over']) socket.on(event, (said: unknown) => heard.push([event, said]));
  return heard;
};

test('[N25] after a quarter of an hour without a sign of life every view, command and socket is locked, and not a second before', async () => {
  const sam = await arrive('sam');
  const sheet = await sam.doc(board.doc('marigold', 'board'));
  const heard = await told(sam);
  await wind(clock, minutes(15) - seconds(1), sam);
  expect((await answerOf(sam))[0]).toBe(200);
  const before = sheet.heard.length;
  clock.advance(seconds(1));
  await until(() => sheet.closed !== null && !sam.isLive, 'the sockets to end');
  expect(sheet.closed).toEqual({ code: 4401, reason: 'locked' });
  expect(sheet.heard.slice(before)).toEqual([{ kind: 'refused', reason: 'locked' }]);
  expect(heard.at(-1)).toEqual(['over', { reason: 'locked' }]);
  for (const asked of [path(), '/api/home', '/api/actions', '/api/session']) {
    expect(await answerOf(sam, asked)).toEqual([401, 'locked']);
  }
  expect((await sam.doc(board.doc('marigold', 'board'))).farewell).toMatchObject({
    heard: [{ kind: 'refused', reason: 'locked' }],
    closed: { code: 4401 },
  });
  expect((await stay(sam)).status, 'no sign of life wakes it').toBe(401);
});

test('[N25] nothing that is committed in the turn of the lock or after it arrives', async () => {
  const [sam, callum] = [await arrive('sam'), await arrive('callum')];
  const theirs = await sam.doc(board.doc('marigold', 'board'));
  const mine = await callum.doc(board.doc('marigold', 'board'));
  await wind(clock, minutes(14), sam, callum);
  expect((await stay(callum)).status).toBe(200);
  await wind(clock, seconds(59), sam, callum);
  mine.type('discussion', 'typed-in-the-very-turn');
  clock.advance(seconds(1));
  mine.type('discussion', 'typed-after-the-lock');
  await mine.saved();
  await until(() => theirs.closed !== null, 'the lock');
  expect(theirs.words()).not.toContain('typed-after-the-lock');
  expect(theirs.heard.at(-1)).toEqual({ kind: 'refused', reason: 'locked' });
});

test('[N25] a view asked for by hand, a command, typing, a caret that moves and "stay" are signs of life', async () => {
  const sam = await arrive('sam');
  const sheet = await sam.doc(board.doc('marigold', 'board'));
  await until(() => sheet.lease !== null, 'a lease');
  sheet.appear('discussion');
  const signs: (() => Promise<unknown>)[] = [
    () => byHand(sam),
    () => sam.command('show hand', { ...at(board, 'marigold'), agency: board.stage.agencies.housing, hand: 'none' }),
    async () => {
      sheet.type('discussion', 'word');
      await sheet.saved();
    },
    async () => sheet.appear('risk'),
    () => stay(sam),
  ];
  for (const sign of signs) {
    await wind(clock, minutes(14), sam);
    await sign();
    await wind(clock, seconds(14), sam);
  }
  await wind(clock, minutes(2), sam);
  expect(await answerOf(sam)).toEqual([200, undefined]);
});

test('[N25] an open socket, a bell’s fetch and a caret said again are no signs of life', async () => {
  const sam = await arrive('sam');
  const sheet = await sam.doc(board.doc('marigold', 'board'));
  await until(() => sheet.lease !== null, 'a lease');
  await sam.watch(board.stage.meetings.standard, null);
  sheet.appear('discussion');
  for (let minute = 0; minute < 15; minute += 1) {
    await sam.get('/api/home');
    await sam.watch(board.stage.meetings.standard, null);
    // the box loses the focus and gets it back, as when something opens over it
    sheet.appear(null);
    sheet.appear('discussion');
    await wind(clock, minutes(1), sam);
  }
  expect(await answerOf(sam)).toEqual([401, 'locked']);
});

test('[N26] whoever sits in a meeting that is under way is not locked out of it, and is once it has been over for long', async () => {
  const [sam, priya] = [await arrive('sam'), await arrive('priya')];
  await priya.must('open item', at(board, 'marigold'));
  for (const who of [sam, priya]) await who.watch(board.stage.meetings.standard, null);
  await wind(clock, minutes(40));
  expect(await answerOf(sam, '/api/home')).toEqual([200, undefined]);
  expect(sam.isLive).toBe(true);
  await sam.leave();
  const here = async () =>
    (await priya.view<PresenceView>(`/api/meetings/${board.stage.meetings.standard}/presence`))?.here;
  for (let tries = 0; tries < 500 && (await here())?.includes(sam.user); tries += 1);
  expect(await here()).not.toContain(sam.user);
  await wind(clock, minutes(16));
  expect(await answerOf(sam, '/api/home'), 'gone from the meeting').toEqual([401, 'locked']);
});

test('[N26] a minute before it locks every screen of the session is told, and told again when somebody stays', async () => {
  const sam = await arrive('sam');
  const heard = await told(sam);
  const from = clock.now();
  await wind(clock, minutes(14));
  await until(() => heard.length > 0, 'the warning');
  expect(heard).toEqual([['closing', { locksAt: from + minutes(15) }]]);
  await stay(sam);
  await until(() => heard.length > 1, 'the all-clear');
  expect(heard[1]).toEqual(['closing', { locksAt: null }]);
  await wind(clock, minutes(14) - seconds(1));
  expect(await answerOf(sam)).toEqual([200, undefined]);
});

test('[N26] a restart neither wakes the idle nor locks the busy', async () => {
  const [sam, callum] = [await arrive('sam'), await arrive('callum')];
  await wind(clock, minutes(10));
  await stay(callum);
  await wind(clock, minutes(5));
  const { sessions } = board.store;
  const needs = { sessions, clock, chance: systemChance, isPresent: () => false, isDisabled: () => false };
  const restarted = openIdentify({ ...needs, broken: (error) => void board.broken.push(error) });
  const asks = (who: Attendee) => restarted.who({ headers: { cookie: who.cookie } } as IncomingMessage);
  expect(await asks(sam)).toEqual({ ok: false, reason: 'locked' });
  expect(await asks(callum)).toMatchObject({ ok: true });
  await wind(clock, minutes(10));
  expect(await asks(callum)).toEqual({ ok: false, reason: 'locked' });
  await restarted.stop();
});

test('[N27] after ten hours a session is over for good: documents close as signed out, not as withdrawn', async () => {
  const sam = await arrive('sam');
  for (let left = 10 * 60 - 1; left > 0; left -= 14) {
    await wind(clock, minutes(Math.min(14, left)));
    await stay(sam);
  }
  const sheet = await sam.doc(board.doc('marigold', 'board'));
  expect(sheet.isOpen).toBe(true);
  await wind(clock, minutes(1), sam);
  await until(() => sheet.closed !== null && !sam.isLive, 'the end');
  expect([sheet.closed?.code, sheet.refused]).toEqual([4401, 'unauthenticated']);
  expect(await answerOf(sam)).toEqual([401, 'unauthenticated']);
});

test('[N27] signing in again in the same browser goes on where the locked session stopped, and its words are taken', async () => {
  const sam = await arrive('sam');
  const sheet = await sam.doc(board.doc('marigold', 'board'));
  await wind(clock, minutes(15), sam);
  await until(() => sheet.closed !== null, 'the lock');
  sheet.type('discussion', 'typed-while-locked');
  const back = await board.person('sam', sam.cookie);
  expect(back.cookie).not.toBe(sam.cookie);
  expect(await answerOf(sam), 'the old session is over').toEqual([401, 'unauthenticated']);
  const again = await back.doc(board.doc('marigold', 'board'), sheet.doc);
  await again.saved();
  const callum = await arrive('callum');
  expect((await callum.doc(board.doc('marigold', 'board'))).words()).toContain('typed-while-locked');
});

test('[N27] another person signing in there takes nothing over: the words of the first are refused as forged', async () => {
  const sam = await arrive('sam');
  const sheet = await sam.doc(board.doc('marigold', 'board'));
  await wind(clock, minutes(15), sam);
  sheet.type('discussion', 'typed-by-the-first');
  await arrive('callum');
  const other = await board.person('callum', sam.cookie);
  const theirs = await other.doc(board.doc('marigold', 'board'), sheet.doc);
  await until(() => theirs.closed !== null, 'the refusal');
  expect(theirs.refused).toBe('FORGED_CLIENT');
});

test('[N27] the words of a session elsewhere are not this one’s, though the person is the same', async () => {
  const sam = await arrive('sam');
  const sheet = await sam.doc(board.doc('marigold', 'board'));
  await wind(clock, minutes(15), sam);
  sheet.type('discussion', 'typed-elsewhere');
  const elsewhere = await board.person('sam');
  const theirs = await elsewhere.doc(board.doc('marigold', 'board'), sheet.doc);
  await until(() => theirs.closed !== null, 'the refusal');
  expect(theirs.refused).toBe('FORGED_CLIENT');
});

test('[N27] signing out ends a locked session as well, and the browser forgets what it kept', async () => {
  const sam = await arrive('sam');
  await wind(clock, minutes(15));
  const out = await sam.ask({ method: 'DELETE', path: '/api/session', headers: own() });
  expect([out.status, headerOf(out, 'clear-site-data')]).toEqual([200, '"cache", "storage"']);
  expect(await answerOf(sam)).toEqual([401, 'unauthenticated']);
});
