/** Opens what measures one process: its numbers, its readiness and the door to both. Knows neither house nor store. */
import type { Log } from '../ports/log.js';
import { openMetersDoor, type MetersDoor } from './door.js';
import { meteredLog } from './meteredLog.js';
import { openMetrics, type Metrics, type Standing } from './metrics.js';
import { openReadiness, type Readiness } from './readiness.js';

export interface Instruments extends Pick<Metrics, 'meters'> {
  readonly readiness: Readiness;
  /** The same log, counted and timed. */
  of(log: Log): Log;
  /** From now on the doors are asked how things stand. */
  watch(standing: () => Standing): void;
  door(at: { readonly port: number; readonly address: string }): Promise<MetersDoor>;
}

export const openInstruments = (): Instruments => {
  const readiness = openReadiness();
  let standing: () => Standing | null = () => null;
  const metrics = openMetrics({ standing: () => standing(), hindrances: () => readiness.known() });
  return {
    readiness,
    meters: metrics.meters,
    of: (log) => meteredLog(log, metrics, readiness),
    watch: (then) => {
      standing = then;
    },
    door: (at) => openMetersDoor(at, metrics, readiness),
  };
};
