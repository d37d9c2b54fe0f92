/** The embedded store on a socket: takes in messages, runs them turn by turn, answers after the commit. Knows no command. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hostOf, uriOf } from './address.js';
import { openCatalog } from './catalog.js';
import type { House } from './command.js';
import { answer, failed, isWrite } from './commands.js';
import { openCursors } from './cursors.js';
import { inbox } from './inbox.js';
import type { Into } from './line.js';
import { lockFolder } from './lock.js';
import { openReplies } from './replies.js';
import { openStorage } from './storage.js';
import { insertOf, readRequest, replyTo, type Pieces, type Request } from './wire.js';

export interface Serving {
  readonly uri: string;
  /** Documents, one after another, from the process we run in; answered when they are on disk, as on the socket. */
  readonly insert: (into: Into, documents: Uint8Array, reply: (bytes: Uint8Array) => void) => void;
  readonly close: () => Promise<void>;
}

/** The system allows about 104 bytes for the path of a socket. */
const MAX_SOCKET_PATH = 100;

interface Asked {
  readonly request: Request;
  readonly reply: (pieces: Pieces) => void;
}

/** All that came in one turn shares one commit, and no reply leaves before it. */
const answerAll = (house: House, turn: readonly Asked[]): readonly Pieces[] => {
  const work = () => turn.map(({ request }) => answer(house, request));
  try {
    return turn.some(({ request }) => isWrite(request)) ? house.storage.commit(work) : work();
  } catch (error) {
    house.catalog.reload();
    for (const { request } of turn) house.replies.forget(request.command);
    const reply = failed(`the turn was not written: ${error instanceof Error ? error.message : String(error)}`);
    return turn.map(() => reply);
  }
};

const turns = (house: House) => {
  let waiting: Asked[] = [];
  const run = () => {
    const turn = waiting;
    waiting = [];
    const replies = answerAll(house, turn);
    for (const [at, { reply }] of turn.entries()) reply(replies[at] ?? []);
  };
  return (asked: Asked) => {
    if (waiting.push(asked) === 1) setImmediate(run);
  };
};

type Ask = ReturnType<typeof turns>;

const listener = (ask: Ask) => (socket: Socket) => {
  const take = inbox((message) => {
    const request = readRequest(message);
    const reply = (pieces: Pieces) => {
      if (!request.silent && socket.writable) socket.write(replyTo(request, pieces));
    };
    ask({ request, reply });
  });
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      take(chunk);
    } catch {
      // Not our protocol, or a message over the cap: there is no request to answer.
      socket.destroy();
    }
  });
};

/** Where to listen: in the folder; in a private folder of its own when that path is too long for a socket. */
const placeOf = (folder: string): string | null => {
  if (process.platform === 'win32') return null;
  const own = join(folder, 'store.sock');
  return Buffer.byteLength(own) <= MAX_SOCKET_PATH ? own : join(mkdtempSync(join(tmpdir(), 'board-')), 'store.sock');
};

const listen = (server: Server, place: string | null): Promise<string | number> =>
  new Promise((settle, fail) => {
    server.once('error', fail);
    const opened = () => settle(place ?? (server.address() as AddressInfo).port);
    if (place === null) server.listen(0, '127.0.0.1', opened);
    else server.listen(place, opened);
  });

const removePlace = (folder: string, place: string | null) => {
  if (place !== null) rmSync(place, { force: true });
  if (place !== null && dirname(place) !== folder) rmSync(dirname(place), { recursive: true, force: true });
};

/** Everything of a serving store but its lock. */
const openHouse = async (folder: string) => {
  const place = placeOf(folder);
  removePlace(folder, place && dirname(place) === folder ? place : null);
  const storage = openStorage(join(folder, 'board.mdb'));
  const parts = { storage, catalog: openCatalog(storage), cursors: openCursors(), replies: openReplies() };
  const sockets = new Set<Socket>();
  const server = createServer();
  const address = await listen(server, place);
  const host = hostOf(address);
  const ask = turns({ ...parts, address: typeof address === 'number' ? host : address });
  const handle = listener(ask);
  server.on('connection', (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    handle(socket);
  });
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
    await storage.close();
    removePlace(folder, place);
  };
  // A thread is sent all of what a Buffer is cut from.
  const insert: Serving['insert'] = (into, documents, reply) =>
    ask({ request: insertOf(into, documents), reply: (pieces) => reply(new Uint8Array(Buffer.concat(pieces))) });
  return { address, uri: uriOf(address), insert, close };
};

/** Opens the store in `folder` and serves it until closed. Rejects with FolderLocked when another process has it. */
export const serve = async (folder: string): Promise<Serving> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const lock = await lockFolder(folder);
  try {
    const { address, close, ...serving } = await openHouse(folder);
    lock.answersOn(address);
    return { ...serving, close: () => close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
};
