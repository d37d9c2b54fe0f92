/** The command line as somebody types it: a process of its own, what it said, and how it ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import mongoose, { type mongo } from 'mongoose';
import type { Lying } from './audit.js';

const bin = fileURLToPath(new URL('../../server/bin/board.mjs', import.meta.url));

export interface Ended {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

const unset = ['MONGODB_URI', 'BOARD_DATA', 'BOARD_KEYS', 'BOARD_CHECKPOINTS', 'BOARD_ROOT_KEY'];

export const board = (...words: readonly string[]): Promise<Ended> => boardWith({}, ...words);

/** With settings of the environment besides. */
export const boardWith = async (more: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<Ended> => {
  const env = { ...process.env, ...Object.fromEntries(unset.map((name) => [name, undefined])), ...more };
  const child = spawn(process.execPath, [bin, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit') as Promise<[number]>;
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), gone]);
  return { code, said, complained };
};

/** Does something to the records that lie in a data folder which nobody has open. */
export const behindItsBack = async (
  folder: string,
  act: (records: mongo.Collection<Lying>) => Promise<unknown>,
): Promise<void> => {
  const embedded = await startEmbedded(folder);
  const raw = await mongoose.createConnection(embedded.uri).asPromise();
  await act(raw.getClient().db('board').collection<Lying>('records'));
  await raw.close();
  await embedded.close();
};
