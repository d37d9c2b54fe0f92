/** Floods at the doors, W01 to W07 and A14: the asker is stopped, the house lives, and nobody else is slowed or locked out. */
import { openLimits } from '@board/server/doors/limits.js';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket as Tcp } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { knock, noUpgrade } from '../support/doorsKnock.js';
import { everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { until } from '../support/houseUntil.js';
import { ask, type Answer } from '../support/peopleHttp.js';

let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
}, 60_000);
afterAll(async () => {
  expect((await crowd.sam.get('/api/home')).status, 'the house is alive').toBe(200);
  expect(board.broken).toEqual([]);
  await board.close();
});

const own = () => ({ origin: board.url, 'x-board': '1', 'content-type': 'application/json' });
const post = (body: unknown, headers: Record<string, string> = own()): Promise<Answer> =>
  ask(board.url, { method: 'POST', path: '/api/session', headers, body: JSON.stringify(body) });
const syncUrl = () => `${board.url.replace('http', 'ws')}/sync/${board.doc('marigold', 'board')}`;
const liveUrl = () => `${board.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;

test('[N29] W01 two thousand headers: 431', async () => {
  const lines = Array.from({ length: 2_000 }, (_one, index) => `x-${index}: ${index}`);
  const tcp: Tcp = connect(Number(new URL(board.url).port), '127.0.0.1');
  let heard = '';
  tcp.on('data', (bytes: Buffer) => (heard += bytes.toString('latin1')));
  tcp.on('error', () => undefined);
  tcp.write(`GET /api/home HTTP/1.1\r\nhost: x\r\n${lines.join('\r\n')}\r\n\r\n`);
  await until(() => heard !== '', 'an answer');
  expect(heard).toMatch(/^HTTP\/1\.1 431/);
  tcp.destroy();
});

test('[N29] W02 a hundred thousand tiny fragments: cut, and nobody else notices', async () => {
  const { cookie } = crowd.sam;
  for (const url of [syncUrl(), liveUrl()]) {
    const ended = await knock(url, { cookie, origin: board.url }, (socket) => {
      for (let count = 0; count < 100_000 && socket.readyState === WebSocket.OPEN; count += 1) {
        socket.send('x', { fin: false, binary: true });
      }
    });
    expect([1006, 1008, 1009], `${url}: ${ended.code}`).toContain(ended.code);
  }
});

test('[N29] W03 attachments on the live socket: cut or refused', async () => {
  const sam = await board.person('sam');
  const socket = await sam.live();
  socket.emit('command', ...Array.from({ length: 11 }, () => randomBytes(8)));
  await until(() => !sam.isLive, 'the socket to be cut');
  expect((await crowd.sam.get('/api/home')).status).toBe(200);
});

test('[N29] W04 messages without a session: closed unread with 4401, and none on the live door', async () => {
  const ended = await knock(syncUrl(), { origin: board.url }, (socket) => {
    for (let count = 0; count < 500; count += 1) socket.send(Uint8Array.of(0, 0, 1, 0));
  });
  expect(ended.code).toBe(4401);
  const live = await knock(liveUrl(), { origin: board.url }, (socket) => socket.send('40'));
  expect(live.status).toBe(noUpgrade);
});

test('[N29][S27] W05 far more edits than a hand makes wait at the door, and nobody else does', async () => {
  const dana = await board.person('dana');
  const sheet = await dana.doc(board.doc('marigold', 'board'));
  for (let count = 0; count < 1_000; count += 1) sheet.type('discussion', 'x');
  const other = await (await board.person('callum')).doc(board.doc('marigold', 'board'));
  other.type('discussion', 'a word between');
  await other.saved();
  await sheet.saved();
  expect(sheet.closed).toBeNull();
});

test('[N29] W07 joining and leaving in a loop: 429 before the upgrade, for that person and nobody else', async () => {
  const rufus = await board.person('rufus');
  const { cookie } = rufus;
  const once = () => knock(syncUrl(), { cookie, origin: board.url }, (socket) => socket.close());
  const statuses: (number | null)[] = [];
  // Many at once, but no more than may be open: the limit is of so many in ten seconds of the clock on the wall.
  for (let round = 0; round < 20 && !statuses.includes(429); round += 1) {
    statuses.push(...(await Promise.all(Array.from({ length: 50 }, once))).map(({ status }) => status));
  }
  expect(statuses).toContain(429);
  expect((await (await board.person('callum')).doc(board.doc('marigold', 'board'))).isOpen).toBe(true);
});

test('[N29] one session has so many sockets and no more; another’s are their own', async () => {
  const idris = await board.person('idris');
  const sockets = Array.from(
    { length: 70 },
    () => new WebSocket(syncUrl(), { headers: { cookie: idris.cookie, origin: board.url } }),
  );
  const statuses: number[] = [];
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, { statusCode }) => statuses.push(statusCode ?? 0));
  }
  await until(
    () => sockets.every(({ readyState }, _index) => readyState !== WebSocket.CONNECTING) || statuses.length >= 6,
    'answers',
  );
  await until(
    () => sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length + statuses.length === 70,
    'all answers',
  );
  expect(statuses).toEqual(Array.from({ length: 6 }, () => 429));
  for (const socket of sockets) socket.terminate();
});

/** From another of this machine's own addresses. */
const from = (localAddress: string, token: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(board.url);
    const asking = request({ hostname, port, method: 'POST', path: '/api/session', headers: own(), localAddress });
    asking.once('error', reject);
    asking.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.end(JSON.stringify({ token }));
  });

test('[N29] A14 twenty bad tries: that address waits, and the person it tried to be does not', async () => {
  const statuses: number[] = [];
  for (let count = 0; count < 22; count += 1)
    statuses.push(await from('127.0.0.9', randomBytes(24).toString('base64url')));
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429, 429]);
  const token = new URL(board.link('sam')).hash.slice(1);
  expect(await from('127.0.0.9', token), 'nor does the right one help there').toBe(429);
  expect(await from('127.0.0.10', token)).toBe(200);
  const forged = { ...own(), 'x-forwarded-for': '127.0.0.9' };
  expect((await post({ token }, forged)).status, 'nobody’s word for an address').toBe(200);
});

test('[N29] a person over a limit waits alone; an address over its own waits whoever asks', async () => {
  const limits = openLimits();
  const asks = async (person: string, address: string) => limits.mayAsk({ person, address });
  for (let count = 0; count < 600; count += 1) expect(await asks('one', 'office')).toBe(true);
  expect(await asks('one', 'office')).toBe(false);
  expect(await asks('one', 'home'), 'from wherever').toBe(false);
  expect(await asks('two', 'office'), 'a colleague beside them').toBe(true);
  for (let person = 0; person < 10; person += 1) {
    for (let count = 0; count < 600; count += 1) await asks(`script ${person}`, 'elsewhere');
  }
  expect(await asks('three', 'elsewhere')).toBe(false);
  expect(await asks('three', 'office')).toBe(true);
});
