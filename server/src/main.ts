/** Starts the house: settings, store, invented people when in demonstration mode, doors; stops cleanly when asked to. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { checkpointed } from './audit/checkpointed.js';
import { readConfig, type Config } from './config.js';
import { openDemo } from './demo/open.js';
import { findByToken, labelOf, type DemoLinks } from './demo/people.js';
import { openHouse } from './house.js';
import { systemChance } from './ports/chance.js';
import { wallClock } from './ports/clock.js';
import { Unreadable } from './ports/log.js';
import { connectStore } from './store/connect.js';

const client = fileURLToPath(new URL('../../client/dist', import.meta.url));

const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));

/** Errors by name and place only: a message may quote what somebody typed, over several lines that look like places. */
const placesOf = ({ stack = '', message }: Error): readonly string[] => {
  const after = message === '' ? 0 : stack.lastIndexOf(message);
  return after < 0
    ? []
    : stack
        .slice(after + message.length)
        .split('\n')
        .slice(1, 4);
};
const nameOf = ({ name }: Error): string => (/^[A-Za-z]{1,40}$/.test(name) ? name : 'Error');

const broken = (thrown: unknown): void => {
  const error = thrown instanceof Error ? thrown : new Error('thrown');
  const where = error instanceof Unreadable ? { stream: error.stream, seq: error.seq } : {};
  log.error({ name: nameOf(error), ...where, at: placesOf(error) }, 'something broke');
};

const reported = (directive: string): void =>
  log.warn({ directive }, 'a browser would not do what the content policy forbids');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const announce = (config: Config, url: string, links: DemoLinks | null): void => {
  say(`The board is at ${url}`);
  if (!links) return;
  say(`Demonstration: every person and case is invented. Data is in ${config.data}`);
  say('Sign in as:');
  for (const link of links) say(`  ${labelOf(link)}: ${url}/sign-in#${link.token}`);
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const { data, keys, root } = config;
  const opened = await connectStore({ uri: config.mongo, folder: data, keys, root });
  const store = await checkpointed(opened, { clock: wallClock, folder: config.checkpoints, keys, broken });
  const parts = { store, clock: wallClock, chance: systemChance };
  const links = config.demo
    ? await openDemo({ folder: data, log: store.log, clock: wallClock, chance: systemChance })
    : null;
  const demoSignIn = links && ((token: string) => findByToken(links, token)?.user ?? null);
  const { port, origins, behindProxy } = config;
  const house = await openHouse({ ...parts, port, origins, behindProxy, client, reported, broken, demoSignIn });
  announce(config, house.url, links);
  const stop = (): void => {
    house.close().then(
      () => process.exit(0),
      (error: unknown) => {
        broken(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

// The last resort: what nobody caught is written down, and the meeting goes on.
process.on('unhandledRejection', broken);
process.on('uncaughtException', broken);

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
