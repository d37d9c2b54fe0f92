/** Starts the embedded store in a thread of its own. Knows nothing of what is stored. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openLine, type Line, type Told } from './line.js';
import { FolderLocked } from './lock.js';
import type { Begun } from './worker.js';

export interface Embedded {
  /** Where a driver reaches it. */
  readonly uri: string;
  /** Past the driver, for this process alone. */
  readonly line: Line;
  readonly close: () => Promise<void>;
}

/**
 * Opens the data folder (made, mode 0700, if there is none) and answers the address to connect to. Rejects with
 * FolderLocked when another process, or this one, has the folder open.
 */
export const startEmbedded = async (folder: string): Promise<Embedded> => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { folder } });
  // `once` rejects when the thread fails before it is ready. Later failures have no listener and end the process:
  // a server whose store has died must not seem to be alive.
  const [begun] = (await once(worker, 'message')) as [Begun];
  if (begun.kind === 'locked') throw new FolderLocked(begun.folder, begun.pid);
  const line = openLine(worker);
  const close = async () => {
    await line.end();
    const gone = once(worker, 'exit');
    worker.postMessage({ kind: 'close' } satisfies Told);
    await gone;
  };
  return { uri: begun.uri, line, close };
};
