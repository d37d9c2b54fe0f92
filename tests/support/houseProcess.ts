/** The built house as a process of its own, to be killed: started on a folder, found by what it says, entered by its links. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { UserId } from '@board/shared/kernel/ids.js';
import { boardFlags, boardMain } from '../../server/pack/fresh.mjs';
import { Attendee, signIn } from './people.js';

const usual = [...boardFlags, boardMain()];

export interface Running {
  readonly url: string;
  /** Where its health and metrics are; empty when it has no port for them. */
  readonly meters: string;
  readonly child: ChildProcess;
  /** What it has said on its second channel so far. */
  readonly complaints: readonly string[];
}

const spawnOn = (folder: string, more: NodeJS.ProcessEnv = {}, how: readonly string[] = usual): ChildProcess => {
  const env = {
    ...process.env,
    PORT: '0',
    BOARD_DATA: folder,
    BOARD_DEMO: '1',
    NODE_ENV: 'test',
    // Whatever is set where the tests run.
    MONGODB_URI: undefined,
    BOARD_KEYS: undefined,
    BOARD_ROOT_KEY: undefined,
    BOARD_ROOT_KEY_COMMAND: undefined,
    BOARD_CHECKPOINTS: undefined,
    ...more,
  };
  return spawn(process.execPath, how, { env, stdio: ['ignore', 'pipe', 'pipe'] });
};

/** Starts the house and answers once it has said where it is; throws with its complaints when it ends first. */
export const startHouse = async (folder: string, more: NodeJS.ProcessEnv = {}): Promise<Running> => {
  const child = spawnOn(folder, more);
  const complaints: string[] = [];
  child.stderr?.on('data', (bytes: Buffer) => complaints.push(bytes.toString('utf8')));
  if (!child.stdout) throw new Error('a process without output');
  let meters = '';
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^The board is at (http:\S+)$/.exec(line)?.[1];
    if (url) return { url, meters, child, complaints };
    meters = /^Health and metrics are at (http:\S+)$/.exec(line)?.[1] ?? meters;
  }
  throw new Error(`the house did not start:\n${complaints.join('')}`);
};

/** Starts Node on a script, and answers the first line that it says on its first channel. */
export const saidOnceStarted = async (how: readonly string[], folder: string): Promise<string> => {
  const child = spawnOn(folder, {}, how);
  if (!child.stdout) throw new Error('a process without output');
  for await (const line of createInterface({ input: child.stdout })) {
    await kill(child);
    return line;
  }
  return '';
};

/** Starts the house and kills it before it can have said anything, or just after. */
export const killWhileStarting = async (folder: string, after: Promise<unknown>): Promise<void> => {
  const child = spawnOn(folder);
  await after;
  await kill(child);
};

export const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

interface Link {
  readonly user: UserId;
  readonly name: string;
  readonly token: string;
}

const linksIn = async (folder: string): Promise<readonly Link[]> =>
  (JSON.parse(await readFile(join(folder, 'demo-people.json'), 'utf8')) as { people: Link[] }).people;

/** Signs somebody in by their first name. */
export const enter = async (url: string, folder: string, name: string): Promise<Attendee> => {
  const link = (await linksIn(folder)).find((one) => one.name.startsWith(name));
  if (!link) throw new Error(`nobody is called ${name}`);
  return signIn(url, link.user, link.token);
};

/** The same person with the same cookie, after the house has come back at another address. */
export const again = (url: string, { user, cookie }: Attendee): Attendee => new Attendee(url, user, cookie);
