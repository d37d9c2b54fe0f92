/** A log whose writes are counted and timed, and which knows whether the last one was kept. Looks into no body. */
import type { Append, AppendResult, Log, StreamName } from '../ports/log.js';
import type { Metrics } from './metrics.js';

/** `doc`, `case`, `meeting`, `access` or `directory`: the kind, never the name. */
const kindOf = (stream: StreamName): string => stream.split('/', 1)[0] ?? '';

const recordsOf = (appends: readonly Append[], results: readonly AppendResult[]): Record<string, number> => {
  const counted: Record<string, number> = {};
  results.forEach((result, at) => {
    const kind = kindOf(appends[at]?.stream ?? '');
    if (result.ok) counted[kind] = (counted[kind] ?? 0) + result.records.length;
  });
  return counted;
};

export interface Watched {
  readonly wrote: () => void;
  readonly failed: () => void;
}

export const meteredLog = (log: Log, metrics: Metrics, watched: Watched): Log => {
  const appendMany: Log['appendMany'] = async (appends) => {
    const began = performance.now();
    metrics.appending(1);
    try {
      const results = await log.appendMany(appends);
      metrics.appended({
        seconds: (performance.now() - began) / 1000,
        streams: appends.length,
        records: recordsOf(appends, results),
        conflicts: results.filter((result) => !result.ok && result.reason === 'conflict').length,
      });
      if (results.some(({ ok }) => ok)) watched.wrote();
      return results;
    } catch (error) {
      // What no writer may ask for is the writer's fault, and says nothing about the disk.
      if (!(error instanceof RangeError)) {
        metrics.appendFailed();
        watched.failed();
      }
      throw error;
    } finally {
      metrics.appending(-1);
    }
  };
  return {
    read: (stream, after, limit) => log.read(stream, after, limit),
    links: (stream, after, limit) => log.links(stream, after, limit),
    destroy: (stream) => log.destroy(stream),
    amend: (stream, seq, body) => log.amend(stream, seq, body),
    head: (stream) => log.head(stream),
    names: (prefix) => log.names(prefix),
    appendMany,
    append: async (append) => {
      const [result] = await appendMany([append]);
      if (!result) throw new Error('the log left an append unanswered');
      return result;
    },
  };
};
