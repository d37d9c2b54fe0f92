/** `npx board store`: the embedded store as a process of its own, for several nodes on one machine. Knows no record. */
import { once } from 'node:events';
import { startEmbedded } from '../store/embedded/start.js';
import type { Say } from './audit.js';

/** Serves until it is told to end; says once how it is reached. Rejects when somebody else has the folder. */
export const serveStore = async (folder: string, say: Say): Promise<0> => {
  const { uri, close } = await startEmbedded(folder);
  const ended = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  // Whoever reads it may ask for the end at once.
  say(`MONGODB_URI=${uri}`);
  await ended;
  await close();
  return 0;
};
