/** The live door: commands in with an answer each, bells out. Knows socket.io; carries no content (D5). */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { MeetingId, SessionId } from '@board/shared/kernel/ids.js';
import { events, presenceTopic, watch as watchSchema } from '@board/shared/wire/bells.js';
import { refusals, type Ack, type RefusalCode } from '@board/shared/wire/refusals.js';
import type { PresenceView } from '@board/shared/policy/views.js';
import type { Desk } from '../desk/desk.js';
import type { Gate } from '../gate/gate.js';
import type { Caller, Identify } from '../gate/identify.js';
import type { Limits } from './limits.js';
import { hasOrigin } from './origin.js';
import { openWatcher, type Watcher } from './watching.js';

interface Parts {
  readonly gate: Gate;
  readonly desk: Desk;
  readonly identify: Identify;
  readonly limits: Limits;
  readonly origins: ReadonlySet<string>;
  readonly broken: (error: unknown) => void;
}

export interface LiveDoor {
  readonly here: (meeting: MeetingId) => PresenceView;
  closeSession(session: SessionId): void;
  close(): Promise<void>;
}

const maxCommand = 64 * 1024;

/** Origin and session are asked about before the upgrade; everything after asks the gate again [N10]. */
const allow =
  ({ origins, identify, broken }: Parts) =>
  (request: IncomingMessage, answer: (error: string | null, yes: boolean) => void): void => {
    if (!hasOrigin(request, origins)) return answer('origin', false);
    identify.caller(request).then(
      (caller) => answer(caller ? null : 'unauthenticated', caller !== null),
      (error: unknown) => {
        broken(error);
        answer('unavailable', false);
      },
    );
  };

export const openLive = (server: HttpServer, parts: Parts): LiveDoor => {
  const io = new Server(server, {
    path: '/live',
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: maxCommand,
    perMessageDeflate: false,
    allowRequest: allow(parts),
  });
  const open = new Map<Socket, Watcher>();

  const here = (meeting: MeetingId): PresenceView => {
    const users = [...open.values()].filter((one) => one.meetings().includes(meeting)).map((one) => one.caller.user);
    return { here: [...new Set(users)].sort() };
  };

  const ringPresence = (meetings: readonly MeetingId[]): void => {
    for (const meeting of meetings) {
      for (const [socket, watcher] of open) {
        if (watcher.meetings().includes(meeting)) socket.emit(events.bell, { topic: presenceTopic(meeting) });
      }
    }
  };

  const stopListening = parts.gate.onChange(() => {
    for (const [socket, watcher] of open) {
      // A session that has run out since hears nothing more.
      if (parts.identify.isLive(watcher.caller.session)) watcher.look();
      else socket.disconnect(true);
    }
  });

  io.use((socket, proceed) => {
    parts.identify.caller(socket.request).then(
      (caller) => {
        socket.data = caller;
        proceed(caller ? undefined : new Error('unauthenticated'));
      },
      () => proceed(new Error('unavailable')),
    );
  });

  io.on('connection', (socket) => {
    const watcher = watcherOf(parts, socket);
    open.set(socket, watcher);
    listen(parts, socket, watcher, ringPresence);
    socket.on('disconnect', () => {
      const meetings = watcher.meetings();
      open.delete(socket);
      ringPresence(meetings);
    });
  });

  return {
    here,
    closeSession: (session) => {
      for (const [socket, { caller }] of open) if (caller.session === session) socket.disconnect(true);
    },
    close: async () => {
      stopListening();
      await io.close();
    },
  };
};

const watcherOf = ({ gate }: Parts, socket: Socket): Watcher =>
  openWatcher(gate, socket.data as Caller, {
    bell: (topic) => socket.emit(events.bell, { topic }),
    withdrawn: (topic) => socket.emit(events.withdrawn, { topic }),
  });

const no = (reason: RefusalCode): Ack => ({ ok: false, reason, because: refusals[reason].words });

type Answer = (ack: Ack) => void;

/** One listener for everything, so that an event not thought of is refused by name and does not hang. */
const listen = (
  parts: Parts,
  socket: Socket,
  watcher: Watcher,
  ringPresence: (meetings: readonly MeetingId[]) => void,
): void => {
  socket.onAny((event: string, ...sent: readonly unknown[]) => {
    const last = sent.at(-1);
    const answer: Answer = typeof last === 'function' ? (ack) => (last as Answer)(ack) : () => undefined;
    if (event === events.command) return void command(parts, watcher.caller, sent[0], answer);
    if (!parts.identify.isLive(watcher.caller.session)) return answer(no('locked'));
    if (event === events.watch) return watch(watcher, sent[0], answer, ringPresence);
    return answer(no('unknown'));
  });
};

const watch = (
  watcher: Watcher,
  input: unknown,
  answer: Answer,
  ringPresence: (meetings: readonly MeetingId[]) => void,
): void => {
  const parsed = watchSchema.safeParse(input);
  if (!parsed.success) return answer(no('malformed'));
  const before = watcher.meetings();
  watcher.watch(parsed.data);
  answer({ ok: true });
  const after = watcher.meetings();
  ringPresence(before.filter((meeting) => !after.includes(meeting)));
  ringPresence(after.filter((meeting) => !before.includes(meeting)));
};

const command = async ({ desk, identify, limits, broken }: Parts, caller: Caller, input: unknown, answer: Answer) => {
  if (!identify.isLive(caller.session)) return answer(no('locked'));
  if (!(await limits.mayCommand(caller.user))) return answer(no('rate'));
  try {
    answer(await desk.carryOut(caller, input));
  } catch (error) {
    broken(error);
    answer(no('unavailable'));
  }
};
