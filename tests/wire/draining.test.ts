/** The end of a house: who is new is told to come again, who is there goes on until their turn, and a store that does not answer keeps nobody. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refusals } from '@board/shared/wire/refusals.js';
import { expect, test } from 'vitest';
import { everybody, known, openBoard } from '../support/house.js';
import { kill, startHouse } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { ask } from '../support/peopleHttp.js';
import { storeProcess } from '../support/nodes.js';
import { boardWith } from '../support/auditCli.js';
import { handClock } from '../support/roomsPorts.js';

/** The first line of the answer to somebody who wants a socket. */
const knock = async (url: string, path: string): Promise<string> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const lines = [`GET ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, `Origin: ${url}`, 'Connection: Upgrade'];
  socket.write([...lines, 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', '', ''].join('\r\n'));
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return known(bytes.toString('latin1').split('\r\n')[0]);
};

test('[L22] while people go, who is new is told to try again; who is there types on, is acknowledged, and is sent on in their turn', async () => {
  const clock = handClock();
  const board = await openBoard(clock);
  try {
    const crowd = await everybody(board);
    const [first, second] = [
      await crowd.callum.doc(board.doc('marigold', 'board')),
      await crowd.dana.doc(board.doc('jessamy', 'board')),
    ];
    expect([first.isOpen, second.isOpen]).toEqual([true, true]);
    const left = board.house.leave(8_000);
    // Documents have their turns one after the other.
    await until(
      () => {
        clock.advance(10);
        return first.closed !== null || second.closed !== null;
      },
      'the first to be sent on',
      30_000,
    );
    const there = first.closed === null ? first : second;
    expect([first, second].filter(({ closed }) => closed !== null).map(({ closed }) => closed?.code)).toEqual([4503]);
    for (const path of [`/sync/${board.doc('marigold', 'board')}`, '/live/?EIO=4&transport=websocket'])
      expect(await knock(board.url, path)).toBe('HTTP/1.1 503 Service Unavailable');
    const headers = { origin: board.url, 'x-board': '1', 'content-type': 'application/json' };
    const body = JSON.stringify({ token: 'of nobody' });
    const signIn = await ask(board.url, { method: 'POST', path: '/api/session', headers, body });
    expect([signIn.status, JSON.parse(signIn.text)]).toMatchObject([503, { error: 'unavailable' }]);
    expect(refusals.unavailable.move).toBe('retry');
    there.type('discussion', 'typed while others went.');
    await there.saved();
    expect(there.closed).toBeNull();
    clock.advance(8_000);
    await left;
    await until(() => there.closed !== null, 'the last to be sent on');
    expect(there.closed?.code).toBe(4503);
  } finally {
    await board.close();
  }
}, 60_000);

test('[L22][S20] a house whose store stands still ends all the same, and says that it was cut short', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'board-draining-'));
  const store = await storeProcess(join(folder, 'store'));
  try {
    const { child, complaints } = await startHouse(join(folder, 'data'), {
      MONGODB_URI: store.uri,
      DRAIN_SECONDS: '0.3',
    });
    const ended = once(child, 'exit');
    try {
      store.child.kill('SIGSTOP');
      child.kill('SIGTERM');
      expect(await ended).toEqual([1, null]);
      expect(complaints.join('')).toContain('something broke');
    } finally {
      await kill(child);
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 90_000);

const outcome = async (child: ChildProcess): Promise<unknown> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return [child.exitCode, child.signalCode];
};

test('[L22] a house or a store that is asked to end in the very moment in which it says where it is ends as it would later', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'board-draining-'));
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, '../support/endedAtOnce.mjs')).href}`,
    DRAIN_SECONDS: '0',
  };
  try {
    const { child } = await startHouse(join(folder, 'data'), env);
    expect(await outcome(child)).toEqual([0, null]);
    const store = await boardWith(env, 'store', '--data', join(folder, 'store'));
    expect([store.code, store.said.startsWith('MONGODB_URI=')]).toEqual([0, true]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 90_000);
