/** The live socket: commands out with an answer each, bells in. No content comes this way. */
import { events, type Topic, type Watch } from '@board/shared/wire/bells';
import type { CommandOf, CommandType } from '@board/shared/wire/commands';
import { manners } from '@board/shared/wire/manners';
import { openingWithin, waitBefore } from '@board/shared/wire/returning';
import { otherVersion, wireVersion } from '@board/shared/wire/version';
import { useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';
import * as z from 'zod/mini';
import { answerSchema, unreadable, type Answer } from './answers';
import { noteClosing } from './closing';
import { connectionNow, noteConnecting, noteLocked, noteOffline, noteOnline, noteSignedOut } from './connection';
import { askWhetherIn } from './http';
import { noteOtherVersion } from './version';
import { emptyOutbox, onOutbox, outboxSize, put, sendAgain, type Waiting } from './outbox';

export interface LiveEvents {
  /** The views of this topic are stale. */
  readonly bell: (topic: Topic) => void;
  /** What stood under this topic is gone. */
  readonly withdrawn: (topic: Topic) => void;
  /** Connected, or back after a break: bells may have been missed. */
  readonly returned: () => void;
}

const rung = z.object({ topic: z.string() });
const closing = z.object({ locksAt: z.nullable(z.number()) });
const over = z.object({ reason: z.enum(['locked', 'unauthenticated']) });
const patience = 8_000;
let socket: Socket | null = null;
let lostAt: number | null = null;
let returning: ReturnType<typeof setTimeout> | undefined;
let watching: Watch = { meeting: null, caseId: null };

const send = async ({ body }: Waiting): Promise<Answer | null> => {
  if (socket?.connected !== true) return null;
  try {
    const said: unknown = await socket.timeout(patience).emitWithAck(events.command, body);
    const read = answerSchema.safeParse(said);
    return read.success ? read.data : unreadable;
  } catch {
    return null;
  }
};

const sayWatching = (): void => {
  // the answer changes nothing here: what may not be watched simply does not ring
  if (socket?.connected === true) socket.emit(events.watch, watching, () => undefined);
};

const ring = (line: Socket, event: string, heed: (topic: Topic) => void): void => {
  line.on(event, (said: unknown) => {
    const read = rung.safeParse(said);
    if (read.success) heed(read.data.topic as Topic);
  });
};

/** Whoever was told to go, or is not known any more, stays away. */
const comeBack = (line: Socket): void => {
  clearTimeout(returning);
  lostAt ??= performance.now();
  const wait = waitBefore(performance.now() - lostAt, Math.random());
  returning = setTimeout(() => socket === line && connectionNow().kind === 'offline' && line.connect(), wait);
};

/** The network is back: what was begun without it may never be answered, so it is begun anew. */
const tryNow = (line: Socket): void => {
  if (connectionNow().kind !== 'offline') return;
  clearTimeout(returning);
  line.disconnect().connect();
};

const listen = (line: Socket, heed: LiveEvents): void => {
  line.on('connect', () => {
    lostAt = null;
    noteOnline();
    sayWatching();
    // the first time as well: what the page fetched before it could hear bells may be stale already
    heed.returned();
    void sendAgain(send);
  });
  const down = () => {
    noteOffline();
    // a line that was refused cannot say why; this can, and notes it
    void askWhetherIn().catch(() => undefined);
    comeBack(line);
  };
  line.on('disconnect', down);
  line.on('connect_error', (error) => {
    if (error.message === otherVersion) noteOtherVersion();
    down();
  });
  line.on(events.over, (said: unknown) => {
    noteClosing(null);
    if (over.safeParse(said).data?.reason === 'locked') noteLocked();
    else noteSignedOut();
  });
  line.on(events.closing, (said: unknown) => noteClosing(closing.safeParse(said).data?.locksAt ?? null));
  ring(line, events.bell, heed.bell);
  ring(line, events.withdrawn, heed.withdrawn);
};

/** Opens the socket once for the page; the result closes it. */
export const openLive = (heed: LiveEvents): (() => void) => {
  noteConnecting();
  noteClosing(null);
  const line = io({
    path: '/live',
    transports: ['websocket'],
    auth: { wire: wireVersion },
    // when to come back is decided here, as for the documents
    reconnection: false,
    timeout: openingWithin,
  });
  socket = line;
  listen(line, heed);
  const again = setInterval(() => void sendAgain(send), patience);
  const back = () => tryNow(line);
  window.addEventListener('online', back);
  return () => {
    window.removeEventListener('online', back);
    clearInterval(again);
    clearTimeout(returning);
    lostAt = null;
    line.removeAllListeners();
    line.close();
    if (socket === line) socket = null;
  };
};

/** After signing in again. */
export const reopenLive = (): void => {
  noteConnecting();
  socket?.connect();
};

/** Says which meeting and case this screen shows; said again after every break. */
export const watch = (what: Watch): void => {
  watching = what;
  sayWatching();
};

/** Gives a command. What commutes waits for the line; what arbitrates needs the server now and is refused without it. */
export const command = <T extends CommandType>(type: T, payload: Omit<CommandOf<T>, 'id' | 'type'>): Promise<Answer> =>
  put(
    { ...payload, type },
    { commutes: manners[type] === 'commutes', online: connectionNow().kind === 'online' },
    send,
  );

/** Gives up everything that waits, with this answer. */
export const giveUpCommands = (answer: Answer): void => emptyOutbox(answer);

/** Commands that have no answer yet. */
export const useWaitingCommands = (): number => useSyncExternalStore(onOutbox, outboxSize);
