/** The numbers of one process in Prometheus' words. The only file that knows prom-client; knows no id, name or word of a case. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meters } from '../ports/meters.js';

/** How things stand at the moment they are asked about. */
export interface Standing {
  readonly live: number;
  readonly sync: number;
  readonly rooms: number;
  readonly requests: number;
}

export interface Appended {
  readonly seconds: number;
  readonly streams: number;
  /** Records kept, by the kind of their stream. */
  readonly records: Readonly<Record<string, number>>;
  readonly conflicts: number;
}

export interface Metrics {
  readonly meters: Meters;
  appending(by: 1 | -1): void;
  appended(what: Appended): void;
  appendFailed(): void;
  readonly type: string;
  text(): Promise<string>;
}

export interface MetricsNeeds {
  /** Null until the doors are open. */
  readonly standing: () => Standing | null;
  /** What /ready would say, each reason and whether it stands in the way now. */
  readonly hindrances: () => Readonly<Record<string, boolean>>;
}

const nothingYet: Standing = { live: 0, sync: 0, rooms: 0, requests: 0 };

const gauges = (registry: Registry, { standing, hindrances }: MetricsNeeds): void => {
  const now = () => standing() ?? nothingYet;
  const sockets = new Gauge({
    name: 'board_sockets',
    help: 'Open sockets by door',
    labelNames: ['door'],
    registers: [],
    collect() {
      this.set({ door: 'live' }, now().live);
      this.set({ door: 'sync' }, now().sync);
    },
  });
  const of = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(read());
      },
    });
  const rooms = of('board_rooms', 'Documents in memory', () => now().rooms);
  const requests = of('board_requests_under_way', 'HTTP requests without an answer yet', () => now().requests);
  const hindrance = new Gauge({
    name: 'board_hindrance',
    help: '1 for each reason why this process is not ready',
    labelNames: ['reason'],
    registers: [],
    collect() {
      for (const [reason, stands] of Object.entries(hindrances())) this.set({ reason }, stands ? 1 : 0);
    },
  });
  for (const gauge of [rooms, requests]) registry.registerMetric(gauge);
  for (const gauge of [sockets, hindrance]) registry.registerMetric(gauge);
};

const counters = (registry: Registry) => {
  const registers = [registry];
  return {
    refusals: new Counter({
      name: 'board_refusals_total',
      help: 'Refusals by door and code',
      labelNames: ['door', 'code'],
      registers,
    }),
    bells: new Counter({ name: 'board_bells_total', help: 'Bells rung, one for each socket', registers }),
    records: new Counter({
      name: 'board_records_total',
      help: 'Records on disk since the start, by kind of stream',
      labelNames: ['stream'],
      registers,
    }),
    conflicts: new Counter({ name: 'board_conflicts_total', help: 'Appends after a head that had moved', registers }),
    failures: new Counter({ name: 'board_append_failures_total', help: 'Writes that the store refused', registers }),
    waiting: new Gauge({ name: 'board_appends_under_way', help: 'Writes without an answer yet', registers }),
    seconds: new Histogram({
      name: 'board_append_seconds',
      help: 'How long a write took until it was on disk',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    batch: new Histogram({
      name: 'board_append_streams',
      help: 'Streams that shared one write: what had gathered while the one before was under way',
      buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
      registers,
    }),
  };
};

export const openMetrics = (needs: MetricsNeeds): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauges(registry, needs);
  const { refusals, bells, records, conflicts, failures, waiting, seconds, batch } = counters(registry);
  return {
    meters: { refused: (door, code) => refusals.inc({ door, code }), rang: () => bells.inc() },
    appending: (by) => waiting.inc(by),
    appended: (what) => {
      seconds.observe(what.seconds);
      batch.observe(what.streams);
      for (const [stream, count] of Object.entries(what.records)) records.inc({ stream }, count);
      conflicts.inc(what.conflicts);
    },
    appendFailed: () => failures.inc(),
    type: registry.contentType,
    text: () => registry.metrics(),
  };
};
