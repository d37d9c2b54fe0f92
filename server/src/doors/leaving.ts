/** Sending people away from a house that will end: a few at a time, each when what they asked is answered. Knows no protocol. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { pause, type Clock } from '../ports/clock.js';

export interface UnderWay<S> {
  /** Something that this socket asked for and has no answer to yet. Never rejects. */
  add(socket: S, work: Promise<void>): void;
  /** True from the moment at which this socket's turn to leave has come. */
  isLeaving(socket: S): boolean;
  /** Spreads the moments over the time given; resolves when all were shown out. */
  leave(sockets: readonly S[], within: number, showOut: (socket: S) => void): Promise<void>;
}

export const openUnderWay = <S extends object>(clock: Clock): UnderWay<S> => {
  const working = new Map<S, Set<Promise<void>>>();
  const leaving = new WeakSet<S>();
  const show = async (socket: S, after: number, out: (socket: S) => void): Promise<void> => {
    if (after > 0) await pause(clock, after);
    leaving.add(socket);
    await Promise.all([...(working.get(socket) ?? [])]);
    out(socket);
  };
  return {
    add: (socket, work) => {
      const all = working.get(socket) ?? new Set();
      working.set(socket, all.add(work));
      void work.finally(() => {
        all.delete(work);
        if (all.size === 0) working.delete(socket);
      });
    },
    isLeaving: (socket) => leaving.has(socket),
    leave: async (sockets, within, showOut) => {
      await Promise.all(sockets.map((socket, at) => show(socket, (within * at) / sockets.length, showOut)));
    },
  };
};

/** A stream that breaks while it is told so is nobody's loss. */
const swallow = (): void => undefined;

/** From now on every socket that wants in is told to try again, which behind a proxy means somewhere else. */
export const turnBackUpgrades = (server: Server): void => {
  server.removeAllListeners('upgrade');
  server.on('upgrade', (_request, stream: Duplex) => {
    stream.on('error', swallow);
    stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
      stream.destroy(),
    );
  });
};
