/** The live socket: commands out with an answer each, bells in. No content comes this way. */
import { useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';
import { answerSchema, bellSchema, unreadable, type Answer } from './answers';
import { connectionNow, noteConnecting, noteOffline, noteOnline, noteSignedOut } from './connection';
import { emptyOutbox, onOutbox, outboxSize, put, sendAgain, type Waiting } from './outbox';

export interface LiveEvents {
  /** The views of this topic are stale; `withdrawn` means that nothing fetched before may stay. */
  readonly bell: (topic: string) => void;
  /** Back after a break: bells may have been missed. */
  readonly returned: () => void;
}

const patience = 8_000;
let socket: Socket | null = null;

const send = async ({ id, type, payload }: Waiting): Promise<Answer | null> => {
  if (socket?.connected !== true) return null;
  try {
    const said: unknown = await socket.timeout(patience).emitWithAck('command', { ...payload, id, type });
    const read = answerSchema.safeParse(said);
    return read.success ? read.data : unreadable;
  } catch {
    return null;
  }
};

const listen = (line: Socket, events: LiveEvents): void => {
  let before = false;
  line.on('connect', () => {
    noteOnline();
    if (before) events.returned();
    before = true;
    void sendAgain(send);
  });
  line.on('disconnect', () => (line.active ? noteOffline() : noteSignedOut()));
  // a line that the server itself refused does not try again
  line.on('connect_error', () => (line.active ? noteOffline() : noteSignedOut()));
  line.on('bell', (said: unknown) => {
    const bell = bellSchema.safeParse(said);
    if (bell.success) events.bell(bell.data.topic);
  });
};

/** Opens the socket once for the page; the result closes it. */
export const openLive = (events: LiveEvents): (() => void) => {
  noteConnecting();
  const line = io({ path: '/live', transports: ['websocket'], reconnectionDelayMax: 5_000, randomizationFactor: 0.5 });
  socket = line;
  listen(line, events);
  const again = setInterval(() => void sendAgain(send), patience);
  return () => {
    clearInterval(again);
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

/** Gives a command. What commutes waits for the line and counts as given; what arbitrates needs the server now. */
export const command = (
  type: string,
  payload: Readonly<Record<string, unknown>>,
  { commutes }: { readonly commutes: boolean },
): Promise<Answer> => put(type, payload, { commutes, online: connectionNow().kind === 'online' }, send);

/** Gives up everything that waits, with this answer. */
export const giveUpCommands = (answer: Answer): void => emptyOutbox(answer);

/** Commands that have no answer yet. */
export const useWaitingCommands = (): number => useSyncExternalStore(onOutbox, outboxSize);
