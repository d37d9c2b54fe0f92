/** A right taken away while everybody types: nothing typed after it arrives, nothing of theirs is kept, and they come back afresh. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UserKey } from '@board/server/demo/cast.js';
import { openSyncSocket } from '@board/server/doors/syncSocket.js';
import { wallClock } from '@board/server/ports/clock.js';
import type { Log } from '@board/server/ports/log.js';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { casePath, known, openBoard, todaysMeetings, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { fresh } from '../support/people.js';
import { constant } from '../support/peopleHttp.js';
import {
  concluded,
  conflicted,
  excluded,
  revoke,
  sentOut,
  signedOut,
  type Revocation,
  type Seats,
} from '../support/revoking.js';
import { handClock, seeded } from '../support/roomsPorts.js';

const people: readonly UserKey[] = ['priya', 'wendeline', 'callum', 'sam', 'obinna', 'rufus', 'idris', 'bronagh'];
/** What the disk does with openings: kept waiting until they are let through. */
let held: (() => void)[] | null = null;
let board: Opened;
const seats: Seats = {};

const holding = (own: Log): Log => ({
  ...own,
  appendMany: async (appends) => {
    const waiting = held;
    const opens = appends.some(({ stream }) => stream.startsWith('access/'));
    if (waiting !== null && opens) await new Promise<void>((go) => waiting.push(go));
    return own.appendMany(appends);
  },
});

beforeAll(async () => {
  // No heartbeat by the wall clock: on a slow machine it would end connections.
  board = await openBoard(handClock(), { logOf: holding });
  for (const who of people) {
    const person = await board.person(who);
    seats[who] = person;
    for (const meeting of todaysMeetings(who)) await person.sign(board.stage.meetings[meeting]);
  }
  await known(seats.priya).must('call in', { ...at(board, 'marigold'), user: board.stage.users.bronagh });
}, 60_000);
afterAll(() => board.close());

/** Signing in again is limited, so signing out is rare. */
const ways: readonly (readonly [share: number, way: Revocation])[] = [
  ...(['sam', 'obinna', 'rufus', 'idris'] as const).map((who) => [0.12, excluded(who)] as const),
  [0.18, sentOut],
  ...(['sam', 'rufus'] as const).map((who) => [0.08, conflicted(who)] as const),
  [0.15, concluded('obinna')],
  [0.03, signedOut('idris')],
];

const drawn = (chance: number): Revocation => {
  let left = chance;
  for (const [share, way] of ways) {
    if (left < share) return way;
    left -= share;
  }
  return sentOut;
};

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const schedules = Number(process.env['BOARD_SCHEDULES'] ?? 48);

test(
  `[N22][N3] ${schedules} schedules from seed ${seed}: edits within 20 ms of a revocation, by wire and by log`,
  { timeout: 20_000 + schedules * 4_000 },
  async () => {
    const random = seeded(seed);
    const late = { own: 0, others: 0 };
    for (let round = 0; round < schedules; round += 1) {
      const way = ways[round]?.[1] ?? drawn(random());
      const { own, others } = await revoke(board, seats, way, random);
      late.own += own;
      late.others += others;
    }
    expect(board.broken).toEqual([]);
    // Else nothing was tried.
    expect(late.others).toBeGreaterThan(schedules);
    expect(late.own).toBeGreaterThan(0);
  },
);

describe('what is under way when it is taken away', () => {
  test('[N22] a view that waits for the disk is not shown any more', async () => {
    const newcomer = await board.person('sam');
    const on = at(board, 'brindle');
    held = [];
    const asked = newcomer.get(casePath(on.meeting, on.caseId));
    await until(() => (held?.length ?? 0) > 0, 'the opening to be on its way to the disk');
    await known(seats.priya).must('exclude seat', { ...on, user: newcomer.user, reason: 'a reason' });
    const waiting = held;
    held = null;
    for (const go of waiting) go();
    const invented = await newcomer.get(casePath(on.meeting, fresh()));
    expect(constant(await asked)).toEqual(constant(invented));
    await known(seats.priya).must('restore seat', { ...on, user: newcomer.user });
  });

  test('[N22] a live socket that claims to have been here before is a new one, and is sent nothing of before', async () => {
    const who = known(seats.sam);
    const heard: unknown[] = [];
    const headers = { cookie: who.cookie, origin: board.url };
    const socket = io(board.url, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: headers,
      auth: { pid: 'before', offset: 'before' },
      forceNew: true,
      reconnection: false,
    });
    socket.onAny((...sent: unknown[]) => void heard.push(sent));
    await until(() => socket.connected, 'the live socket');
    await socket.timeout(30_000).emitWithAck('is that all', null);
    expect([socket.recovered ?? false, heard]).toEqual([false, []]);
    socket.disconnect();
  });

  test('[N22] frames that wait for a slow reader are dropped, not delivered before the farewell', async () => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [socket, { socket: stream }] = (await once(sockets, 'connection')) as [WebSocket, IncomingMessage];
    await once(reader, 'open');
    let received = 0;
    reader.on('message', (data: Buffer) => (received += data.length));
    reader.pause();
    const line = openSyncSocket(socket, stream, wallClock, { refused: () => undefined, alive: () => undefined });
    line.seat({ receive: () => undefined, leave: () => undefined });
    let sent = 0;
    const frame = new Uint8Array(64 * 1024);
    while (socket.bufferedAmount < 4 * frame.length) {
      line.wire.send(frame);
      sent += frame.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const queued = socket.bufferedAmount;
    line.refuse('absent');
    reader.resume();
    await once(reader, 'close');
    expect(received).toBeLessThanOrEqual(sent - queued + frame.length);
    sockets.close();
    server.close();
  });
});

test('[N23] whoever may write less than before is sent away, reads again under a new lease, and is refused', async () => {
  const on = at(board, 'wynn');
  const who = known(seats.obinna);
  const before = await who.doc(board.doc('wynn', 'board'));
  const research = await who.doc(board.doc('wynn', `research/${board.stage.agencies.children}`));
  await known(seats.priya).must('conclude case', { ...on, reason: 'a reason' });
  await until(() => before.closed !== null, 'the connection that could write to end');
  expect([before.refused, before.closed?.code]).toEqual([null, 4503]);
  const after = await who.doc(board.doc('wynn', 'board'));
  expect([after.isOpen, after.lease === before.lease, after.words()]).toEqual([true, false, before.words()]);
  after.type('discussion', 'too late');
  await until(() => after.closed !== null, 'the refusal');
  expect([after.refused, after.closed?.code]).toEqual(['PHASE', 4409]);
  expect((await board.house.registry.words(board.doc('wynn', 'board'), ['discussion']))['discussion']).not.toContain(
    'too late',
  );
  expect(research.closed?.code).toBe(4503);
});
