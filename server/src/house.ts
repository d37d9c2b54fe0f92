/** Puts the house together: store, register, gate, rooms, desk, doors. The only place that knows them all. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import { openDesk } from './desk/desk.js';
import { openDoors, type Doors } from './doors/open.js';
import type { DemoSignIn } from './doors/sessions.js';
import { openAccess, type Access } from './gate/access.js';
import { openVisits } from './gate/accessVisits.js';
import { openAuditViews } from './gate/auditViews.js';
import { openAlarms, type Alarms } from './gate/alarms.js';
import { openGate, type Gate } from './gate/gate.js';
import { openIdentify, type Identify } from './gate/identify.js';
import { openRegisters, type Registers } from './gate/registers.js';
import { carryOutShreddings, type Shreddings } from './gate/shredding.js';
import type { Chance } from './ports/chance.js';
import type { Clock } from './ports/clock.js';
import type { Log } from './ports/log.js';
import { noMeters, type Meters } from './ports/meters.js';
import { openAmong, type Among, type NodePlan } from './house/among.js';
import { openCarrying, type Carrying } from './house/carrying.js';
import { openRequests, type Requests } from './house/requests.js';
import { openJournal } from './rooms/journal.js';
import { openRegistry, type Registry } from './rooms/registry.js';
import type { Nesting } from './rooms/scan/content.js';
import type { Store } from './store/connect.js';

export interface HousePlan {
  readonly store: Store;
  readonly clock: Clock;
  readonly chance: Chance;
  /** This node among others that live on the same store; without it the house is alone on its own. */
  readonly node?: NodePlan | undefined;
  /** 0 for any free port. */
  readonly port: number;
  /** What is listened on; this machine alone unless said otherwise. */
  readonly address?: string;
  /** Origins of the pages that may talk to the house; its own address is always one of them. */
  readonly origins: readonly string[];
  /** True when every request comes through our own proxy, which says from where; otherwise nobody's word is taken. */
  readonly behindProxy?: boolean;
  /** Where that proxy is, when it is not on this machine. */
  readonly proxies?: readonly string[];
  /** The folder of the built client. */
  readonly client: string;
  readonly demoSignIn: DemoSignIn | null;
  /** Told what a browser would not do because the content policy forbids it: the directive and nothing else. */
  readonly reported?: (directive: string) => void;
  /** Told of what should not happen, ids only. */
  readonly broken: (error: unknown) => void;
  /** Tests put a broken gate here, to see the promises go red. */
  readonly gateOf?: (gate: Gate) => Gate;
  /** A measurement types into a plain text root, and faster than a person: nothing else is different for it. */
  readonly measuring?: { readonly nesting: Nesting; readonly framesPerSecond: number };
  readonly meters?: Meters;
}

export interface Standing {
  readonly live: number;
  readonly sync: number;
  readonly rooms: number;
  /** HTTP requests without an answer yet. */
  readonly requests: number;
}

/** So long a request may take that was under way when the house was asked to end. */
const lastAnswers = 2_000;

export interface House {
  readonly url: string;
  readonly gate: Gate;
  readonly registers: Registers;
  readonly access: Access;
  readonly registry: Registry;
  /** False while this node cannot vouch for what it knows, and so tells nobody anything. */
  isConfirmed(): boolean;
  /** How much there is of what, in numbers. */
  standing(): Standing;
  /** Lets nobody in any more, and sends those who are here away to come back, spread over so many milliseconds. */
  leave(within: number): Promise<void>;
  /** Lets nobody in any more, flushes what was brought, answers what was asked, and closes the store. */
  close(): Promise<void>;
}

/** Everything behind the doors. */
const furnish = async (plan: HousePlan, among: Among, isPresent: (session: SessionId) => boolean) => {
  const { store, clock, chance, broken, meters = noMeters } = plan;
  const { log, others, isConfirmed } = among;
  const registers = await openRegisters(log, broken);
  const shreddings = await carryOutShreddings({ registers, keys: store.keys, clock, broken });
  const isDisabled = (user: UserId) => registers.current().directory.disabled[user] !== undefined;
  const { sessions } = store;
  const identify = openIdentify({ sessions, clock, chance, isPresent, isDisabled, isConfirmed, others, broken });
  const gate = (plan.gateOf ?? ((own) => own))(openGate(registers, identify));
  // Who comes is recorded and leased an id in one write.
  const journal = openJournal(log);
  const appendMany: Log['appendMany'] = (appends) => Promise.all(appends.map((append) => journal.append(append)));
  const access = openAccess({ log, appendMany, clock, registers, broken });
  const visits = openVisits(gate.docs, access);
  const audit = openAuditViews({ registers, access, store });
  const alarms = openAlarms({ registers, clock, chance, broken });
  const registry = openRegistry({
    log,
    journal,
    snapshots: store.snapshots,
    gate: gate.docs,
    clock,
    chance,
    ...(plan.measuring && { nesting: plan.measuring.nesting }),
    troubled: (_doc, error) => broken(error),
    refused: (who, doc, reason) => {
      meters.refused('sync', reason);
      visits.refused(who, doc, reason);
    },
    alarmed: (doc, { member, ...deletion }) => alarms.tell(doc, { user: member.person.user, ...deletion }),
  });
  const desk = openDesk({ registers, gate, access, others, shreddings, clock, chance });
  const carrying = openCarrying({ log, gate, registers, registry, clock, broken });
  return {
    registers,
    gate,
    identify,
    isConfirmed,
    access,
    audit,
    visits,
    registry,
    desk,
    alarms,
    carrying,
    shreddings,
  };
};

export const openHouse = async (plan: HousePlan): Promise<House> => {
  const { store, clock, broken, behindProxy = false, reported = () => undefined, meters = noMeters } = plan;
  const among = openAmong({ store, clock, node: plan.node, broken });
  let doors: Doors | null = null;
  const inside = await furnish(plan, among, (session) => doors?.sitsIn(session) ?? false);
  const { registers, gate, access, registry, isConfirmed, carrying } = inside;

  const requests = openRequests(clock);
  const handle = requests.of((request, response) => doors?.app(request, response));
  const server = createServer({ maxHeaderSize: 16 * 1024 }, handle);
  const url = await listen(server, plan.port, plan.address ?? '127.0.0.1');
  const origins: ReadonlySet<string> = new Set([url, ...plan.origins]);
  const outside = { ...plan.measuring, origins, behindProxy, reported, meters };
  const opened = openDoors(server, { ...plan, ...inside, ...outside });
  doors = opened;
  await among.begin(inside, {
    shut: () => opened.sendAllAway(),
    gone: () => void carrying.leftovers().catch(broken),
    sitting: () => undefined,
    here: () => [],
  });
  await carrying.leftovers();

  return {
    url,
    gate,
    registers,
    access,
    registry,
    isConfirmed,
    standing: () => ({ ...opened.sockets(), rooms: registry.count(), requests: requests.underWay() }),
    leave: (within) => opened.leave(within),
    close: () => end({ ...inside, store, among, requests, server, doors: opened }),
  };
};

interface Ending {
  readonly store: Store;
  readonly among: Among;
  readonly identify: Identify;
  readonly carrying: Carrying;
  readonly registry: Registry;
  readonly alarms: Alarms;
  readonly access: Access;
  readonly requests: Requests;
  readonly doors: Doors;
  readonly server: Server;
  readonly shreddings: Shreddings;
}

const end = async (house: Ending): Promise<void> => {
  house.carrying.stop();
  house.shreddings.stop();
  await house.identify.stop();
  await house.carrying.settled();
  await house.registry.close();
  await house.alarms.settled();
  const shut = house.doors.close();
  await house.requests.settled(lastAnswers);
  // Browsers keep connections in store that never asked anything: the server would wait a minute for each.
  house.server.closeAllConnections();
  await shut;
  await house.access.settled();
  await house.among.stop();
  await house.store.close();
};

/** What is outside comes through a TLS proxy, which may be another machine of ours. */
const listen = (server: ReturnType<typeof createServer>, port: number, address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
