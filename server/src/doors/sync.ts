/** The sync door: origin, session and key are asked before a socket is let in. Knows no document and no fact. */
import { maxFrame } from '@board/shared/board/shape.js';
import { docKey, type DocKey } from '@board/shared/kernel/ids.js';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from '../ports/clock.js';
import type { Person, Registry } from '../rooms/registry.js';
import type { Closing } from '../rooms/closing.js';
import { openSyncSocket } from './syncSocket.js';

export interface SyncNeeds {
  readonly registry: Registry;
  /** Who the cookie says this is; null without a living session. */
  readonly identify: (request: IncomingMessage) => Promise<Person | null>;
  /** Exact origins, scheme and port included. */
  readonly origins: ReadonlySet<string>;
  readonly clock: Clock;
  /** Resolves when it is on disk that this person opens the case of this document, if they may. */
  readonly opened: (person: Person, key: DocKey) => Promise<void>;
  /** Hears of everyone who was sent away, and is not waited for. */
  readonly refused: (person: Person, key: DocKey | null, reason: Closing) => void;
}

const prefix = '/sync/';

/** Takes the upgrades for `/sync/…` and leaves every other to others. The answer detaches and cuts all connections. */
export const attachSync = (server: Server, needs: SyncNeeds): (() => void) => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrame, perMessageDeflate: false });
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!path.startsWith(prefix)) return;
    stream.on('error', swallow);
    if (!needs.origins.has(request.headers.origin ?? '')) return forbid(stream);
    const key = docKey.safeParse(path.slice(prefix.length));
    needs.identify(request).then(
      (person) => {
        if (stream.destroyed) return;
        stream.off('error', swallow);
        sockets.handleUpgrade(request, stream, head, (socket) => letIn(needs, socket, key.data ?? null, person));
      },
      () => stream.destroy(),
    );
  };
  server.on('upgrade', upgrade);
  return () => {
    server.off('upgrade', upgrade);
    for (const socket of sockets.clients) socket.terminate();
  };
};

/** A stream that breaks before it is a socket is nobody's loss. */
const swallow = (): void => undefined;

const forbid = (stream: Duplex): void => {
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => stream.destroy());
};

const letIn = (needs: SyncNeeds, socket: WebSocket, key: DocKey | null, person: Person | null): void => {
  const line = openSyncSocket(socket, needs.clock, (reason) => {
    if (person !== null) needs.refused(person, key, reason);
  });
  if (person === null) return line.refuse('unauthenticated');
  if (key === null) return line.refuse('absent');
  const join = () => needs.registry.join(key, person, line.wire);
  needs
    .opened(person, key)
    .then(join)
    .then(
      (member) => (member === null ? line.refuse('absent') : line.seat(member)),
      () => line.refuse('retry'),
    );
};
