/** What a house needs to live among others on one store, or alone on its own: a log that rings, and whether it may vouch for itself. */
import { watchedLog } from '../audit/watched.js';
import { openConfirmed } from '../gate/confirmed.js';
import type { Identify } from '../gate/identify.js';
import { nobodyElse, type Others } from '../gate/others.js';
import { isFacts, type Registers } from '../gate/registers.js';
import type { Bus } from '../ports/bus.js';
import type { Clock } from '../ports/clock.js';
import type { Log, StreamName } from '../ports/log.js';
import type { Registry } from '../rooms/registry.js';
import type { Store } from '../store/connect.js';
import { openTogether, type Following, type Heed, type Together } from './nodes.js';

/** This node among others that live on the same store. */
export interface NodePlan {
  readonly id: string;
  readonly bus: Bus;
}

export interface AmongNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly node: NodePlan | undefined;
  readonly broken: (error: unknown) => void;
}

/** What reads on. */
interface Readers {
  readonly registers: Registers;
  readonly registry: Registry;
  readonly identify: Identify;
}

export interface Among {
  /** Rings for the others when something is on disk. */
  readonly log: Log;
  readonly others: Others;
  readonly isConfirmed: () => boolean;
  /** How many nodes live on this store. */
  readonly count: () => number;
  begin(readers: Readers, heed: Heed): Promise<void>;
  stop(): Promise<void>;
}

const isDoc = (stream: StreamName): boolean => stream.startsWith('doc/');

const alone = (log: Log): Among => ({
  log,
  others: nobodyElse,
  isConfirmed: () => true,
  count: () => 1,
  begin: () => Promise.resolve(),
  stop: () => Promise.resolve(),
});

const followingOf = (log: Log, { registers, registry, identify }: Readers): Following => ({
  heads: () => new Map([...registers.heads(), ...registry.heads()]),
  head: (stream) => (isDoc(stream) ? registry.heads() : registers.heads()).get(stream),
  names: async () => [...(await log.names('meeting/')), ...(await log.names('case/'))],
  follow: (stream) => (isDoc(stream) ? registry.follow(stream) : registers.follow(stream)),
  followSessions: () => identify.follow(),
});

export const openAmong = ({ store, clock, node, broken }: AmongNeeds): Among => {
  if (node === undefined) return alone(store.log);
  const confirmed = openConfirmed();
  const together: Together = openTogether({ ...node, nodes: store.nodes, clock, confirmed, broken });
  return {
    log: watchedLog(store.log, (stream, { seq }) => {
      if (isFacts(stream) || isDoc(stream)) together.streamMoved(stream, seq);
    }),
    others: together,
    isConfirmed: () => confirmed.isOpen(),
    count: () => together.count,
    begin: (readers, heed) => together.begin(followingOf(store.log, readers), heed),
    stop: () => together.stop(),
  };
};
