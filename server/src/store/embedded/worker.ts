/** The thread that the embedded store runs in. Knows only how to begin, to say so, and to end. */
import { parentPort, workerData } from 'node:worker_threads';
import { FolderLocked } from './lock.js';
import { serve } from './server.js';

/** What the thread says when it has begun, or why it has not. */
export type Begun =
  | { readonly kind: 'ready'; readonly uri: string }
  | { readonly kind: 'locked'; readonly folder: string; readonly pid: number };

const say = (begun: Begun) => parentPort?.postMessage(begun);

const { folder } = workerData as { readonly folder: string };

const begin = async (): Promise<void> => {
  const serving = await serve(folder);
  parentPort?.once('message', () => void serving.close().then(() => parentPort?.close()));
  say({ kind: 'ready', uri: serving.uri });
};

// Anything else is thrown out of the thread: whoever started it hears it as its error.
begin().catch((error: unknown) => {
  if (!(error instanceof FolderLocked)) throw error;
  say({ kind: 'locked', folder: error.folder, pid: error.pid });
});
