/** The live door: commands in with an answer each, bells out. Knows socket.io; carries no content (D5). */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { MeetingId, SessionId } from '@board/shared/kernel/ids.js';
import { events, presenceTopic } from '@board/shared/wire/bells.js';
import { watch as watchSchema } from '@board/shared/wire/watch.js';
import { otherVersion, speaksOurs } from '@board/shared/wire/version.js';
import { refusals, type Ack, type RefusalCode } from '@board/shared/wire/refusals.js';
import type { PresenceView } from '@board/shared/policy/views.js';
import type { Desk } from '../desk/desk.js';
import type { Gate } from '../gate/gate.js';
import type { Caller, Identify } from '../gate/identify.js';
import type { Over } from '../gate/life.js';
import type { Clock } from '../ports/clock.js';
import type { Meters } from '../ports/meters.js';
import type { AddressOf } from './address.js';
import { openSeats, type Limits, type Seats } from './limits.js';
import { openUnderWay, type UnderWay } from './leaving.js';
import { hasOrigin } from './origin.js';
import { Hearers } from './hearers.js';
import { openWatcher, type Watcher } from './watching.js';

export interface LiveParts {
  readonly gate: Gate;
  readonly desk: Desk;
  readonly identify: Identify;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly origins: ReadonlySet<string>;
  readonly isUnderWay: (meeting: MeetingId) => boolean;
  readonly meters: Meters;
  readonly clock: Clock;
  readonly broken: (error: unknown) => void;
}

export interface LiveDoor {
  readonly here: (meeting: MeetingId) => PresenceView;
  /** True while this session sits in a meeting that is under way. */
  sitsIn(session: SessionId): boolean;
  /** Tells a session's screens when it locks, or that it does not. */
  tellClosing(session: SessionId, locksAt: number | null): void;
  closeSession(session: SessionId, why: Over): void;
  /** Open sockets. */
  count(): number;
  /** Sends everybody away within so many milliseconds, each when their commands are answered; their pages come back. */
  leave(within: number): Promise<void>;
  /** Sends everybody away; they come back, here or to another node. */
  sendAllAway(): void;
  close(): Promise<void>;
}

const maxCommand = 64 * 1024;
/** One for each tab. */
const socketsPerSession = 24;

/** Origin and session are asked about before the upgrade; everything after asks the gate again [N10]. */
const allow =
  ({ origins, identify, limits, addressOf, broken }: LiveParts) =>
  (request: IncomingMessage, answer: (error: string | null, yes: boolean) => void): void => {
    if (!hasOrigin(request, origins)) return answer('origin', false);
    const refusal = async (): Promise<RefusalCode | null> => {
      if (!(await limits.mayKnock(addressOf(request)))) return 'rate';
      const asked = await identify.who(request);
      return asked.ok ? null : asked.reason;
    };
    refusal().then(
      (reason) => answer(reason, reason === null),
      (error: unknown) => {
        broken(error);
        answer('unavailable', false);
      },
    );
  };

/** Asked again once it is a socket, for the person: here the refusal can be told by name. */
const seatFor = async ({ identify, limits }: LiveParts, seats: Seats, socket: Socket): Promise<RefusalCode | null> => {
  const asked = await identify.who(socket.request);
  if (!asked.ok) return asked.reason;
  const giveBack = (await limits.mayJoin(asked.caller.user)) ? seats.take(asked.caller.session) : null;
  if (giveBack === null) return 'rate';
  socket.data = asked.caller;
  socket.conn.once('close', giveBack);
  return null;
};

const openIo = (server: HttpServer, parts: LiveParts): Server => {
  const io = new Server(server, {
    path: '/live',
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: maxCommand,
    perMessageDeflate: false,
    connectTimeout: 5_000,
    allowRequest: allow(parts),
  });
  const seats = openSeats(socketsPerSession);
  io.use((socket, proceed) => {
    const { auth } = socket.handshake as { readonly auth: Readonly<Record<string, unknown>> };
    if (!speaksOurs(auth['wire'])) return proceed(new Error(otherVersion));
    seatFor(parts, seats, socket).then(
      (reason) => proceed(reason === null ? undefined : new Error(reason)),
      () => proceed(new Error('unavailable')),
    );
  });
  return io;
};

export const openLive = (server: HttpServer, parts: LiveParts): LiveDoor => {
  const { gate, identify, isUnderWay } = parts;
  const io = openIo(server, parts);
  const open = new Hearers<Socket>();
  const underWay = openUnderWay<Socket>(parts.clock);

  const ringPresence = (meetings: readonly MeetingId[]): void => {
    for (const meeting of meetings) {
      for (const [socket, watcher] of open.all()) {
        if (!watcher.isIn(meeting)) continue;
        parts.meters.rang();
        socket.emit(events.bell, { topic: presenceTopic(meeting) });
      }
    }
  };

  const stopListening = gate.onChange((_change, concerned) => {
    for (const [socket, watcher] of open.concerned(concerned())) {
      // A session that has run out since hears nothing more.
      if (identify.isLive(watcher.caller.session)) watcher.look();
      else socket.disconnect(true);
    }
  });

  io.on('connection', (socket) => {
    const watcher = watcherOf(parts, socket);
    const over = identify.over(watcher.caller.session);
    if (over !== null) return sendAway(socket, over);
    open.add(socket, watcher);
    listen({ ...parts, underWay }, socket, watcher, ringPresence);
    const locksAt = identify.closingAt(watcher.caller.session);
    if (locksAt !== null) socket.emit(events.closing, { locksAt });
    socket.on('disconnect', () => {
      const meetings = watcher.left();
      open.drop(socket);
      ringPresence(meetings);
    });
  });

  return {
    here: (meeting) => {
      const users = [...open.all()].flatMap(([, one]) => (one.isIn(meeting) ? [one.caller.user] : []));
      return { here: [...new Set(users)].sort() };
    },
    sitsIn: (session) => open.ofSession(session).some(([, watcher]) => watcher.meetings().some(isUnderWay)),
    tellClosing: (session, locksAt) => {
      for (const [socket] of open.ofSession(session)) socket.emit(events.closing, { locksAt });
    },
    closeSession: (session, why) => {
      for (const [socket] of open.ofSession(session)) sendAway(socket, why);
    },
    count: () => open.size,
    // The transport alone: a socket that is told to go would not come back by itself.
    leave: (within) => underWay.leave(open.sockets(), within, (socket) => socket.conn.close()),
    sendAllAway: () => {
      for (const socket of open.sockets()) sendAway(socket, 'unavailable');
    },
    close: async () => {
      stopListening();
      await io.close();
    },
  };
};

const sendAway = (socket: Socket, reason: Over): void => {
  // That this node cannot vouch for anybody ends no session: they come back, here or elsewhere.
  if (reason !== 'unavailable') socket.emit(events.over, { reason });
  socket.disconnect(true);
};

const watcherOf = ({ gate, meters }: LiveParts, socket: Socket): Watcher =>
  openWatcher(gate, socket.data as Caller, {
    bell: (topic) => {
      meters.rang();
      socket.emit(events.bell, { topic });
    },
    withdrawn: (topic) => socket.emit(events.withdrawn, { topic }),
  });

const no = (reason: RefusalCode): Ack => ({ ok: false, reason, because: refusals[reason].words });

type Answer = (ack: Ack) => void;

/** One listener for everything, so that an event not thought of is refused by name and does not hang. */
const listen = (
  parts: LiveParts & { readonly underWay: UnderWay<Socket> },
  socket: Socket,
  watcher: Watcher,
  ringPresence: (meetings: readonly MeetingId[]) => void,
): void => {
  socket.onAny((event: string, ...sent: readonly unknown[]) => {
    const last = sent.at(-1);
    // Whoever is being sent away asks again, under the same id, where they come back.
    if (parts.underWay.isLeaving(socket)) return;
    const answer: Answer = (ack) => {
      if (!ack.ok) parts.meters.refused('live', ack.reason);
      if (typeof last === 'function') (last as Answer)(ack);
    };
    if (event === events.command) return parts.underWay.add(socket, command(parts, socket, sent[0], answer));
    const over = parts.identify.over(watcher.caller.session);
    if (over !== null) return answer(no(over));
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

const command = async (parts: LiveParts, socket: Socket, input: unknown, answer: Answer): Promise<void> => {
  const { desk, identify, limits, addressOf, broken } = parts;
  const caller = socket.data as Caller;
  const over = identify.over(caller.session);
  if (over !== null) return answer(no(over));
  identify.touch(caller.session);
  const asker = { person: caller.user, address: addressOf(socket.request) };
  if (!(await limits.mayCommand(asker))) return answer(no('rate'));
  try {
    answer(await desk.carryOut(caller, input));
  } catch (error) {
    broken(error);
    answer(no('unavailable'));
  }
};
