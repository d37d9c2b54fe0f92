/** Starts the embedded store in a thread of its own. Knows nothing of what is stored. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { FolderLocked } from './lock.js';
import type { Serving } from './server.js';
import type { Begun } from './worker.js';

/**
 * Opens the data folder (made, mode 0700, if there is none) and answers the address to connect to. Rejects with
 * FolderLocked when another process, or this one, has the folder open.
 */
export const startEmbedded = async (folder: string): Promise<Serving> => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { folder } });
  // `once` rejects when the thread fails before it is ready. Later failures have no listener and end the process:
  // a server whose store has died must not seem to be alive.
  const [begun] = (await once(worker, 'message')) as [Begun];
  if (begun.kind === 'locked') throw new FolderLocked(begun.folder, begun.pid);
  const close = async () => {
    const gone = once(worker, 'exit');
    worker.postMessage('close');
    await gone;
  };
  return { uri: begun.uri, close };
};
