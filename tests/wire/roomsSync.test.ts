/** The sync door over real sockets, with y-websocket's own provider on the other side. */
import { wallClock } from '@board/server/ports/clock.js';
import { addressOf } from '@board/server/doors/address.js';
import { openLimits } from '@board/server/doors/limits.js';
import { attachSync, type SyncDoor } from '@board/server/doors/sync.js';
import type { Asked } from '@board/server/gate/identify.js';
import { openRegistry, type Registry } from '@board/server/rooms/registry.js';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import * as decoding from 'lib0/decoding';
import {
  handClock,
  MemoryLog,
  paragraph,
  person,
  readFrame,
  seededChance,
  SetGate,
  theDoc,
  uuid,
} from '../support/rooms.js';

/** Asked again until it holds; how long that may take only ends what hangs. */
const soon = (holds: () => unknown): Promise<unknown> => vi.waitFor(holds, { timeout: 30_000, interval: 5 });

const origin = 'https://board.example';
let server: Server;
let log: MemoryLog;
let gate: SetGate;
let rooms: Registry;
let door: SyncDoor;
let base: string;
const providers: WebsocketProvider[] = [];

/** The cookie is the number of the person. */
const who = async (request: IncomingMessage): Promise<Asked> => {
  const number = Number(request.headers.cookie);
  const known = Number.isInteger(number) && number > 0;
  return known ? { ok: true, caller: person(number) } : { ok: false, reason: 'unauthenticated' };
};

beforeEach(async () => {
  [log, gate] = [new MemoryLog(), new SetGate()];
  rooms = openRegistry({ log, gate, clock: wallClock, chance: seededChance(7) });
  server = createServer();
  // Timers that only the hand can wind: a farewell is never cut short here.
  const untold = { opened: () => Promise.resolve(), refused: () => undefined, touch: () => undefined };
  const sessions = { who, over: () => null, limits: openLimits(), addressOf: addressOf(false) };
  const needs = { registry: rooms, origins: new Set([origin]), clock: handClock(), ...sessions, ...untold };
  door = attachSync(server, needs);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`;
});

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await rooms.close();
  door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** ws with a cookie and an origin, in the place of the browser's WebSocket. */
const asPerson = (number: number) =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols ?? [], { headers: { cookie: String(number), origin } });
    }
  } as unknown as typeof globalThis.WebSocket;

interface Line {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  stored: number;
  readonly refused: string[];
}

const edit = async (number: number): Promise<Line> => {
  const doc = new Y.Doc();
  const polyfill = asPerson(number);
  const provider = new WebsocketProvider(base, theDoc, doc, {
    WebSocketPolyfill: polyfill,
    disableBc: true,
    connect: false,
  });
  provider.awareness.setLocalState(null);
  providers.push(provider);
  const line: Line = { doc, provider, stored: 0, refused: [] };
  provider.messageHandlers = [...provider.messageHandlers];
  provider.messageHandlers[102] = (_, decoder) => {
    doc.clientID = provider.awareness.clientID = decoding.readVarUint(decoder);
    provider.awareness.setLocalState({ field: null, cursor: null });
  };
  provider.messageHandlers[100] = (_, decoder) => (line.stored = decoding.readVarUint(decoder));
  provider.messageHandlers[101] = (_, decoder) => line.refused.push(decoding.readVarString(decoder));
  provider.connect();
  await soon(() => expect([provider.synced, line.stored]).toEqual([true, 1]));
  return line;
};

interface Raw {
  readonly socket: WebSocket;
  readonly frames: Buffer[];
  closed: { code: number; reason: string } | null;
}

const raw = (key: string, headers: Record<string, string> = { cookie: '1', origin }): Raw => {
  const socket = new WebSocket(`${base}/${key}`, { headers });
  const line: Raw = { socket, frames: [], closed: null };
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => line.frames.push(data));
  socket.on('close', (code, reason) => (line.closed = { code, reason: reason.toString() }));
  return line;
};
const ended = async (line: Raw): Promise<Raw> => {
  await soon(() => expect(line.closed).not.toBeNull());
  return line;
};

test('[S1, S2] two providers write one note; saved follows stored; all of it is in the journal', async () => {
  const [anna, ben] = [await edit(1), await edit(2)];
  paragraph(anna.doc, 'discussion', 'he has a key');
  paragraph(ben.doc, 'discussion', 'the school has called');
  await soon(() => {
    expect(anna.stored).toBe(2);
    expect(anna.doc.getXmlFragment('discussion').length).toBe(2);
    expect(anna.doc.getXmlFragment('discussion').toJSON()).toBe(ben.doc.getXmlFragment('discussion').toJSON());
  });
  expect((await rooms.words(theDoc, ['discussion'])).discussion).toContain('he has a key');
});

test('[S3] a provider that was cut keeps what it typed meanwhile, under its older lease', async () => {
  const anna = await edit(1);
  const before = anna.doc.clientID;
  anna.provider.disconnect();
  paragraph(anna.doc, 'discussion', 'off line');
  anna.provider.connect();
  await soon(() => expect([anna.provider.synced, anna.doc.clientID === before]).toEqual([true, false]));
  paragraph(anna.doc, 'discussion', 'on line again');
  await soon(async () => {
    expect(await rooms.words(theDoc, ['discussion'])).toEqual({ discussion: 'off line\non line again' });
  });
  expect(anna.refused).toEqual([]);
});

test('[S7] a caret reaches the other provider with the name that the gate gives', async () => {
  const [anna, ben] = [await edit(1), await edit(2)];
  anna.provider.awareness.setLocalState({ user: { name: 'Chair' }, field: 'victim' });
  await soon(() => {
    const state = ben.provider.awareness.getStates().get(anna.doc.clientID);
    expect(state).toMatchObject({ user: { name: 'Name 01', agency: 'Housing' }, field: 'victim' });
  });
});

test('[N7] hidden, revoked, unknown and malformed keys give the same bytes', async () => {
  gate.hiddenFrom.add(person(2).user);
  const lines = [raw(theDoc, { cookie: '2', origin }), raw(uuid(0xbad)), raw('..%2f..'), raw(''), raw('x'.repeat(300))];
  gate.address_ = gate.address_ === null ? null : { ...gate.address_ };
  await Promise.all(lines.map(ended));
  gate.address_ = null;
  const revoked = await ended(raw(theDoc));
  for (const { frames, closed } of [...lines, revoked]) {
    expect(frames.map((frame) => readFrame(frame))).toEqual([{ kind: 'refused', reason: 'absent' }]);
    expect(closed).toEqual({ code: 4404, reason: 'absent' });
  }
});

test('[N10] another origin or none: 403 before the upgrade; no session: told so, and cut', async () => {
  for (const headers of [
    { cookie: '1' },
    { cookie: '1', origin: 'https://evil.example' },
    { cookie: '1', origin: `${origin}.evil` },
  ]) {
    const { socket } = raw(theDoc, headers);
    const status = await new Promise((resolve) =>
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode)),
    );
    expect(status).toBe(403);
  }
  const stranger = await ended(raw(theDoc, { origin }));
  expect(stranger.frames.map((frame) => readFrame(frame))).toEqual([{ kind: 'refused', reason: 'unauthenticated' }]);
  expect(stranger.closed?.code).toBe(4401);
});

test('[N3] the gate turns: the provider is told absent and hears nothing more', async () => {
  const [anna, ben] = [await edit(1), await edit(2)];
  const cut = new Promise<number>((resolve) =>
    ben.provider.on('closed', ({ code }: { code: number }) => resolve(code)),
  );
  gate.hiddenFrom.add(person(2).user);
  gate.ring();
  paragraph(anna.doc, 'discussion', 'typed after');
  expect(await cut).toBe(4404);
  await soon(() => expect(anna.stored).toBe(2));
  expect([ben.refused, ben.doc.getXmlFragment('discussion').length]).toEqual([['absent'], 0]);
});

test('[S5] text frames and frames too large end their own connection', async () => {
  const seat = async (): Promise<Raw> => {
    const line = raw(theDoc);
    await soon(() => expect(line.frames.length).toBeGreaterThan(1));
    return line;
  };
  const [text, large, anna] = [await seat(), await seat(), await edit(2)];
  text.socket.send('hello');
  large.socket.send(new Uint8Array(300 * 1024));
  expect((await ended(text)).closed?.code).toBe(1003);
  expect((await ended(large)).closed?.code).toBe(1009);
  paragraph(anna.doc, 'discussion', 'unaffected');
  await soon(() => expect(anna.stored).toBe(2));
});

test('a path that is not the door’s is left to others', async () => {
  server.on('upgrade', (request, stream) => {
    if (request.url === '/live') stream.end('HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n');
  });
  const socket = new WebSocket(base.replace('/sync', '/live'));
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    socket.on('error', resolve);
  });
  expect(status).toBe(426);
});
