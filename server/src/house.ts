/** Puts the house together: store, register, gate, rooms, desk, doors. The only place that knows them all. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDesk } from './desk/desk.js';
import { openDoors, type Doors } from './doors/open.js';
import type { DemoSignIn } from './doors/sessions.js';
import { openAccess, type Access } from './gate/access.js';
import { openVisits } from './gate/accessVisits.js';
import { openAuditViews } from './gate/auditViews.js';
import { openGate, type Gate } from './gate/gate.js';
import { openIdentify } from './gate/identify.js';
import { openRegisters, type Registers } from './gate/registers.js';
import { carryOutShreddings } from './gate/shredding.js';
import type { Chance } from './ports/chance.js';
import type { Clock } from './ports/clock.js';
import { Unreadable } from './ports/log.js';
import { openRegistry, type Registry } from './rooms/registry.js';
import type { Store } from './store/connect.js';

export interface HousePlan {
  readonly store: Store;
  readonly clock: Clock;
  readonly chance: Chance;
  /** 0 for any free port. */
  readonly port: number;
  /** Origins of the pages that may talk to the house; its own address is always one of them. */
  readonly origins: readonly string[];
  /** True when every request comes through our own proxy, which says from where; otherwise nobody's word is taken. */
  readonly behindProxy?: boolean;
  /** The folder of the built client. */
  readonly client: string;
  readonly demoSignIn: DemoSignIn | null;
  /** Told of what should not happen, ids only. */
  readonly broken: (error: unknown) => void;
  /** Tests put a broken gate here, to see the promises go red. */
  readonly gateOf?: (gate: Gate) => Gate;
}

export interface House {
  readonly url: string;
  readonly gate: Gate;
  readonly registers: Registers;
  readonly access: Access;
  readonly registry: Registry;
  /** Lets nobody in any more, flushes what was brought, and closes the store. */
  close(): Promise<void>;
}

/** Words that facts ask a document to carry are placed, also when nobody has the document open [S8]. */
const placeOnFacts = (gate: Gate, registers: Registers, registry: Registry, broken: (error: unknown) => void) =>
  gate.onChange((change) => {
    if (change.kind !== 'case') return;
    const board = registers.current().cases.get(change.caseId)?.compartments['board'];
    if (board) registry.place(board.doc).catch(broken);
  });

/** What a crash may have left unplaced, from before this start. A document that does not open keeps only itself shut. */
const placeLeftovers = async (registers: Registers, registry: Registry, broken: (error: unknown) => void) => {
  for (const file of registers.current().cases.values()) {
    const board = file.compartments['board'];
    if (board && file.contributions.length + file.lines.length + Object.keys(file.actions).length > 0) {
      await registry.place(board.doc).catch((error: unknown) => {
        if (!(error instanceof Unreadable)) throw error;
        broken(error);
      });
    }
  }
};

export const openHouse = async (plan: HousePlan): Promise<House> => {
  const { store, clock, chance, broken } = plan;
  const registers = await openRegisters(store.log, broken);
  const stopShredding = await carryOutShreddings(registers, store.keys, broken);
  let doors: Doors | null = null;
  const identify = openIdentify({
    sessions: store.sessions,
    clock,
    chance,
    isPresent: (session) => doors?.sitsIn(session) ?? false,
    isDisabled: (user) => registers.current().directory.disabled[user] !== undefined,
    broken,
  });
  const gate = (plan.gateOf ?? ((own) => own))(openGate(registers, identify));
  const access = openAccess({ log: store.log, clock, registers, broken });
  const visits = openVisits(gate.docs, access);
  const audit = openAuditViews({ registers, access, store });
  const registry = openRegistry({
    log: store.log,
    gate: gate.docs,
    clock,
    chance,
    troubled: (_doc, error) => broken(error),
    refused: visits.refused,
  });
  const desk = openDesk({ registers, gate, access, clock, chance });

  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => doors?.app(request, response));
  const url = await listen(server, plan.port);
  const origins: ReadonlySet<string> = new Set([url, ...plan.origins]);
  const { behindProxy = false } = plan;
  const inside = { registers, gate, identify, access, audit, visits, registry, desk };
  const opened = openDoors(server, { ...plan, ...inside, origins, behindProxy });
  doors = opened;
  await placeLeftovers(registers, registry, broken);
  const stopPlacing = placeOnFacts(gate, registers, registry, broken);

  return {
    url,
    gate,
    registers,
    access,
    registry,
    close: async () => {
      stopPlacing();
      stopShredding();
      await identify.stop();
      await registry.close();
      await opened.close();
      server.closeAllConnections();
      await access.settled();
      await store.close();
    },
  };
};

/** Only this machine is listened to: what is outside comes through a TLS proxy. */
const listen = (server: ReturnType<typeof createServer>, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
