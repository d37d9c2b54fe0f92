/** Opens the three doors over one server, and shuts them on a session in the turn in which it locks or ends. */
import type { RequestListener, Server } from 'node:http';
import type { MeetingId, SessionId } from '@board/shared/kernel/ids.js';
import { isUnderWay } from '@board/shared/model/meeting.js';
import type { Desk } from '../desk/desk.js';
import type { Access } from '../gate/access.js';
import type { Visits } from '../gate/accessVisits.js';
import type { AuditViews } from '../gate/auditViews.js';
import type { Gate } from '../gate/gate.js';
import type { Identify } from '../gate/identify.js';
import type { Registers } from '../gate/registers.js';
import type { Clock } from '../ports/clock.js';
import type { Meters } from '../ports/meters.js';
import type { Registry } from '../rooms/registry.js';
import { addressOf as addressesOf } from './address.js';
import { httpDoor } from './http.js';
import { openLimits } from './limits.js';
import { turnBackUpgrades } from './leaving.js';
import { openLive } from './live.js';
import type { Directive } from './reports.js';
import type { DemoSignIn } from './sessions.js';
import { attachSync } from './sync.js';

export interface DoorParts {
  readonly registers: Registers;
  readonly gate: Gate;
  readonly identify: Identify;
  readonly access: Access;
  readonly audit: AuditViews;
  readonly visits: Visits;
  readonly registry: Registry;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly meters: Meters;
  /** False while this node cannot vouch for what it knows. */
  readonly isConfirmed: () => boolean;
  readonly origins: ReadonlySet<string>;
  readonly behindProxy: boolean;
  readonly proxies?: readonly string[];
  /** Sync frames of one connection; only a measurement says how many. */
  readonly framesPerSecond?: number | undefined;
  readonly demoSignIn: DemoSignIn | null;
  readonly client: string;
  readonly reported: (directive: Directive) => void;
  readonly broken: (error: unknown) => void;
}

export interface Doors {
  readonly app: RequestListener;
  /** True while this session sits in a meeting that is under way. */
  sitsIn(session: SessionId): boolean;
  /** Open sockets by door. */
  sockets(): { readonly live: number; readonly sync: number };
  /** Lets nobody in any more, and sends those who are in away to come back, within so many milliseconds. */
  leave(within: number): Promise<void>;
  /** Every socket is closed with a code to come back on. */
  sendAllAway(): void;
  close(): Promise<void>;
}

export const openDoors = (server: Server, parts: DoorParts): Doors => {
  const { registers, gate, identify, registry, clock, visits } = parts;
  const common = { ...parts, limits: openLimits(), addressOf: addressesOf(parts.behindProxy, parts.proxies) };
  const underWay = (id: MeetingId): boolean => {
    const meeting = registers.current().meetings.get(id);
    return meeting !== undefined && isUnderWay(meeting, clock.now());
  };
  const live = openLive(server, { ...common, isUnderWay: underWay });
  const { meters } = parts;
  const sync = attachSync(server, {
    ...common,
    ...visits,
    refused: (person, key, reason) => {
      meters.refused('sync', reason);
      visits.refused(person, key, reason);
    },
    who: identify.who,
    over: (session) => identify.over(session),
    touch: (session) => identify.touch(session),
  });
  const deafen = identify.hear({
    over: (session, why) => {
      if (why === 'locked') parts.access.noted({ user: identify.userOf(session), session }, { kind: 'locked' });
      registry.closeSession(session, why);
      live.closeSession(session, why);
    },
    closing: (session, locksAt) => live.tellClosing(session, locksAt),
  });
  // A disabled account is out in the turn in which it is disabled.
  const stopReviews = gate.onChange(({ kind }) => kind === 'directory' && identify.review());
  let isLeaving = false;
  return {
    app: httpDoor({ ...common, isLeaving: () => isLeaving, now: () => clock.now(), here: live.here }),
    sitsIn: (session) => live.sitsIn(session),
    sockets: () => ({ live: live.count(), sync: sync.count() }),
    leave: async (within) => {
      isLeaving = true;
      turnBackUpgrades(server);
      await Promise.all([live.leave(within), registry.leave(within)]);
    },
    sendAllAway: () => {
      registry.sendAllAway();
      live.sendAllAway();
    },
    close: async () => {
      stopReviews();
      deafen();
      sync.close();
      await live.close();
    },
  };
};
