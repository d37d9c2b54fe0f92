/** The thread that the embedded store runs in. Knows only how to begin, to hand on what it is told, and to end. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Inserted, Told } from './line.js';
import { FolderLocked } from './lock.js';
import { serve, type Serving } from './server.js';

/** What the thread says when it has begun, or why it has not. */
export type Begun =
  | { readonly kind: 'ready'; readonly uri: string }
  | { readonly kind: 'locked'; readonly folder: string; readonly pid: number };

const say = (said: Begun | Inserted) => parentPort?.postMessage(said);

const { folder } = workerData as { readonly folder: string };

const hear =
  (serving: Serving) =>
  (told: Told): void => {
    if (told.kind === 'close') return void serving.close().then(() => parentPort?.close());
    const { number, documents, ...into } = told;
    serving.insert(into, documents, (reply) => say({ kind: 'inserted', number, reply }));
  };

const begin = async (): Promise<void> => {
  const serving = await serve(folder);
  parentPort?.on('message', hear(serving));
  say({ kind: 'ready', uri: serving.uri });
};

// Anything else is thrown out of the thread: whoever started it hears it as its error.
begin().catch((error: unknown) => {
  if (!(error instanceof FolderLocked)) throw error;
  say({ kind: 'locked', folder: error.folder, pid: error.pid });
});
