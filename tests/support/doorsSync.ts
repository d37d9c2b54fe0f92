/** The sync door alone before rooms on ports held in the hand, with sockets that read and speak as a test tells them. */
import { addressOf } from '@board/server/doors/address.js';
import { openLimits } from '@board/server/doors/limits.js';
import { attachSync } from '@board/server/doors/sync.js';
import type { Asked } from '@board/server/gate/identify.js';
import { openRegistry, type Registry } from '@board/server/rooms/registry.js';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { handClock, MemoryLog, person, readFrame, seededChance, SetGate, syncFrame, theDoc } from './rooms.js';
import type { HandClock, Heard } from './rooms.js';

const origin = 'https://board.example';

/** The cookie is the number of the person. */
const who = async (request: IncomingMessage): Promise<Asked> => ({
  ok: true,
  caller: person(Number(request.headers.cookie)),
});

export interface Door {
  readonly rooms: Registry;
  readonly log: MemoryLog;
  /** Winds the timers of the door and of the rooms. */
  readonly clock: HandClock;
  open(number: number): Promise<Caller>;
  close(): Promise<void>;
}

/** A client on a real socket: it applies what it hears, and says what its document is changed by. */
export class Caller {
  readonly doc = new Y.Doc();
  readonly heard: Heard[] = [];
  bytes = 0;
  stored = 0;
  sent = 0;
  closed: { readonly code: number; readonly reason: string } | null = null;

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.hear(data));
    socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from === this) return;
      this.sent++;
      socket.send(syncFrame(2, update));
    });
  }

  ask(): void {
    this.socket.send(syncFrame(0, Y.encodeStateVector(this.doc)));
  }

  private hear(data: Buffer): void {
    this.bytes += data.length;
    const heard = readFrame(data);
    this.heard.push(heard);
    if (heard.kind === 'lease') this.doc.clientID = heard.value;
    else if (heard.kind === 'stored') this.stored = heard.value;
    else if (heard.kind === 'ask') {
      this.sent++;
      this.socket.send(syncFrame(1, Y.encodeStateAsUpdate(this.doc, heard.bytes)));
    } else if (heard.kind === 'answer' || heard.kind === 'update') Y.applyUpdate(this.doc, heard.bytes, this);
  }
}

export const openDoor = async (framesPerSecond?: number): Promise<Door> => {
  const [log, gate, clock] = [new MemoryLog(), new SetGate(), handClock()];
  const rooms = openRegistry({ log, gate, clock, chance: seededChance(7) });
  const server = createServer();
  const untold = { opened: () => Promise.resolve(), refused: () => undefined, touch: () => undefined };
  const sessions = { who, over: () => null, limits: openLimits(), addressOf: addressOf(false) };
  const door = attachSync(server, {
    registry: rooms,
    origins: new Set([origin]),
    clock,
    framesPerSecond,
    ...sessions,
    ...untold,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync/${theDoc}`;
  return {
    rooms,
    log,
    clock,
    open: async (number) => {
      const socket = new WebSocket(url, { headers: { cookie: String(number), origin } });
      const caller = new Caller(socket);
      await once(socket, 'open');
      caller.ask();
      return caller;
    },
    close: async () => {
      await rooms.close();
      door.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
