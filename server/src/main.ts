/** Starts the house: settings, store, invented people when in demonstration mode, doors; stops cleanly when asked to. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { checkpointed } from './audit/checkpointed.js';
import { silentBus } from './bus/memory.js';
import { readConfig, type Config } from './config.js';
import { findByToken, labelOf, type DemoLinks } from './demo/people.js';
import { openHouse, type House } from './house.js';
import type { NodePlan } from './house/among.js';
import type { MetersDoor } from './meters/door.js';
import type { Instruments } from './meters/open.js';
import { systemChance } from './ports/chance.js';
import { wallClock } from './ports/clock.js';
import { Unreadable } from './ports/log.js';
import { connectStore, type Store } from './store/connect.js';

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

interface Measured {
  readonly instruments: Instruments | null;
  readonly door: MetersDoor | null;
}

/** Nothing is counted where nobody can ask; and nothing that only some need is loaded before it is known that they do. */
const measure = async ({ metrics }: Config): Promise<Measured> => {
  if (!metrics) return { instruments: null, door: null };
  const { openInstruments } = await import('./meters/open.js');
  const instruments = openInstruments();
  const door = await instruments.door(metrics);
  say(`Health and metrics are at ${door.url}`);
  return { instruments, door };
};

/** What may still be under way when everybody is gone, has so long. */
const lastWork = 8_000;

/** Asked to end: nobody new, everybody sent on, everything on disk; and out, also when the store does not answer. */
const endWith =
  (house: House, { instruments, door }: Measured, drain: number) =>
  async () => {
    instruments?.readiness.draining();
    wallClock.after(drain + lastWork, () => {
      broken(new Error('the end took too long'));
      process.exit(1);
    });
    await house.leave(drain);
    await house.close();
    await door?.close();
  };

const metered = ({ instruments }: Measured, store: Store): Store =>
  instruments ? { ...store, log: instruments.of(store.log) } : store;

const storeOf = async ({ data, keys, root, mongo, checkpoints }: Config): Promise<Store> => {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const opened = await connectStore({ uri: mongo, folder: data, keys, root });
  return checkpointed(opened, { clock: wallClock, folder: checkpoints, keys, broken });
};

/** On a store that others can reach, a house is one node of as many as there are; on its own it is alone. */
const nodeOf = async ({ mongo, redis }: Config): Promise<NodePlan | undefined> => {
  if (mongo === undefined) return undefined;
  const id = systemChance.uuid();
  if (redis === undefined) return { id, bus: silentBus() };
  const { openRedisBus } = await import('./bus/redis.js');
  const said = (bells: string): void => log.warn({ bells }, 'the line between nodes');
  return { id, bus: openRedisBus({ url: redis, node: id, said }) };
};

const linksOf = async ({ demo, data }: Config, { log }: Store): Promise<DemoLinks | null> => {
  if (!demo) return null;
  const { openDemo } = await import('./demo/open.js');
  return openDemo({ folder: data, log, clock: wallClock, chance: systemChance });
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const measured = await measure(config);
  const store = metered(measured, await storeOf(config));
  const { instruments } = measured;
  const parts = { store, clock: wallClock, chance: systemChance, ...(instruments && { meters: instruments.meters }) };
  const { drain, port, address, origins, behindProxy, proxies } = config;
  const links = await linksOf(config, store);
  const demoSignIn = links && ((token: string) => findByToken(links, token)?.user ?? null);
  const pages = { port, address, origins, behindProxy, proxies, client };
  const house = await openHouse({ ...parts, ...pages, node: await nodeOf(config), reported, broken, demoSignIn });
  const isConfirmed = () => house.isConfirmed();
  instruments?.watch(() => house.standing());
  instruments?.readiness.opened({ now: () => wallClock.now(), pulse: () => store.pulse(), isConfirmed });
  const end = endWith(house, measured, drain);
  const stop = (): void => {
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        broken(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever reads it may ask for the end at once.
  announce(config, house.url, links);
};

// The last resort: what nobody caught is written down, and the meeting goes on.
process.on('unhandledRejection', broken);
process.on('uncaughtException', broken);

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
