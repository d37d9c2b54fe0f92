/** The sync door: origin, session and key are asked before a socket is let in. Knows no document and no fact. */
import { maxFrame } from '@board/shared/board/shape.js';
import { docKey, type DocKey, type SessionId } from '@board/shared/kernel/ids.js';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Asked, Caller } from '../gate/identify.js';
import type { Over } from '../gate/life.js';
import type { Clock } from '../ports/clock.js';
import type { Registry } from '../rooms/registry.js';
import { closingOf, type Closing } from '../rooms/closing.js';
import type { AddressOf } from './address.js';
import { openSeats, type Limits, type Seats } from './limits.js';
import { hasOrigin } from './origin.js';
import { openSyncSocket, type SyncSocket } from './syncSocket.js';

export interface SyncNeeds {
  readonly registry: Registry;
  /** Who the cookie says this is, or why nobody. */
  readonly who: (request: IncomingMessage) => Promise<Asked>;
  /** Why a session may not be used now; null while it may. */
  readonly over: (session: SessionId) => Over | null;
  /** Somebody typed, or moved their caret. */
  readonly touch: (session: SessionId) => void;
  readonly limits: Pick<Limits, 'mayKnock' | 'mayJoin'>;
  readonly addressOf: AddressOf;
  /** Exact origins, scheme and port included. */
  readonly origins: ReadonlySet<string>;
  readonly clock: Clock;
  /** Sync frames of one connection; without a number, as many as a person's editor sends at its fastest. */
  readonly framesPerSecond?: number | undefined;
  /** Resolves when it is on disk that this person opens the case of this document, if they may. */
  readonly opened: (person: Caller, key: DocKey) => Promise<void>;
  /** Hears of everyone who was sent away, and is not waited for. */
  readonly refused: (person: Caller, key: DocKey | null, reason: Closing) => void;
}

const prefix = '/sync/';
/** No browser cuts a message of ours into more. */
const maxFragments = 64;

/** Five documents in each of a dozen tabs. */
const socketsPerSession = 64;

export interface SyncDoor {
  /** Open sockets. */
  count(): number;
  /** Detaches, and cuts all connections. */
  close(): void;
}

/** Takes the upgrades for `/sync/…` and leaves every other to others. */
export const attachSync = (server: Server, needs: SyncNeeds): SyncDoor => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrame, maxFragments, perMessageDeflate: false });
  const seats = openSeats(socketsPerSession);
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!path.startsWith(prefix)) return;
    stream.on('error', swallow);
    if (!hasOrigin(request, needs.origins)) return turnBack(stream, '403 Forbidden');
    const key = docKey.safeParse(path.slice(prefix.length)).data ?? null;
    knock(needs, seats, request).then(
      (answer) => {
        if (stream.destroyed) return answer?.ok && answer.giveBack();
        if (answer === null) return turnBack(stream, '429 Too Many Requests');
        stream.off('error', swallow);
        sockets.handleUpgrade(request, stream, head, (socket) => letIn(needs, { socket, stream }, key, answer));
      },
      () => stream.destroy(),
    );
  };
  server.on('upgrade', upgrade);
  return {
    count: () => sockets.clients.size,
    close: () => {
      server.off('upgrade', upgrade);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
};

type Knocked =
  | { readonly ok: true; readonly caller: Caller; readonly giveBack: () => void }
  | { readonly ok: false; readonly reason: Over };

/** Null for too many: answered before the upgrade, so that a browser waits and tries again, and no word is taken for refused. */
const knock = async (needs: SyncNeeds, seats: Seats, request: IncomingMessage): Promise<Knocked | null> => {
  if (!(await needs.limits.mayKnock(needs.addressOf(request)))) return null;
  const asked = await needs.who(request);
  if (!asked.ok) return asked;
  const { caller } = asked;
  const giveBack = (await needs.limits.mayJoin(caller.user)) ? seats.take(caller.session) : null;
  return giveBack && { ok: true, caller, giveBack };
};

/** A stream that breaks before it is a socket is nobody's loss. */
const swallow = (): void => undefined;

const turnBack = (stream: Duplex, status: string): void => {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => stream.destroy());
};

interface Connection {
  readonly socket: WebSocket;
  readonly stream: Duplex;
}

const letIn = (needs: SyncNeeds, { socket, stream }: Connection, key: DocKey | null, knocked: Knocked) => {
  if (!knocked.ok) return openSyncSocket(socket, stream, needs.clock, deaf).refuse(closingOf(knocked.reason));
  const { caller } = knocked;
  socket.once('close', knocked.giveBack);
  const line = openSyncSocket(socket, stream, needs.clock, {
    refused: (reason) => needs.refused(caller, key, reason),
    alive: () => needs.touch(caller.session),
    framesPerSecond: needs.framesPerSecond,
  });
  if (key === null) return line.refuse('absent');
  enter(needs, caller, key, line);
};

/** The room is entered while the opening is written, so that they share a write: what the room tells is held till both are done. */
const enter = (needs: SyncNeeds, caller: Caller, key: DocKey, line: SyncSocket): void => {
  const joined = needs.registry.join(key, caller, line.wire);
  joined.catch(swallow);
  needs
    .opened(caller, key)
    .then(() => joined)
    .then(
      (member) => {
        // a session that locked meanwhile is told so, and its words are not taken for lost
        const mayEnter = member !== null && needs.over(caller.session) === null;
        if (mayEnter) return line.seat(member);
        line.refuse(whyNot(needs, caller.session));
        member?.leave();
      },
      () => {
        line.refuse('retry');
        joined.then((member) => member?.leave(), swallow);
      },
    );
};

const whyNot = (needs: SyncNeeds, session: SessionId): Closing => {
  const over = needs.over(session);
  return over === null ? 'absent' : closingOf(over);
};

const deaf = { refused: swallow, alive: swallow };
