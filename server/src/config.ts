/** The settings of the process, from its environment; refused at the start, with every problem at once. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseCommand, parseRootKey, type RootSource } from './store/rootKey.js';

const flag = z
  .enum(['', '0', '1'])
  .default('')
  .transform((text) => text === '1');

/** Set to nothing is not set. */
const unset = (text: string): boolean => text === '';

const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';

/** 1: our proxy is on this machine. Or its addresses, when it is on others. */
const proxies = z
  .union([
    z.enum(['', '0', '1']),
    z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(z.union([z.ipv4(), z.ipv6()]))),
  ])
  .default('')
  .transform((given) => (typeof given === 'string' ? { is: given === '1', at: [] } : { is: true, at: given }));

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4173),
  BOARD_DATA: z.string().min(1).default('.data'),
  BOARD_DEMO: flag,
  BOARD_KEYS: z.string().default(''),
  BOARD_CHECKPOINTS: z.string().min(1).optional(),
  // Neither is quoted when it is wrong.
  BOARD_ROOT_KEY: z
    .string()
    .default('')
    .refine((text) => unset(text) || parseRootKey(text) !== null, 'not 32 bytes in base64 or hex'),
  BOARD_ROOT_KEY_COMMAND: z
    .string()
    .default('')
    .refine(
      (text) => unset(text) || parseCommand(text) !== null,
      'not words between spaces, nor a JSON array of words',
    ),
  MONGODB_URI: z.string().startsWith('mongodb').optional(),
  REDIS_URL: z
    .string()
    .refine((url) => unset(url) || /^rediss?:\/\//.test(url), 'not the address of a Redis')
    .default(''),
  ORIGIN: z.url().optional(),
  /** Every request comes through a proxy of ours, which says in X-Forwarded-For from where. */
  BOARD_PROXY: proxies,
  /** Where people are listened to. Beyond this machine only with a proxy before it: nothing here speaks TLS. */
  BOARD_ADDRESS: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  /** Health, readiness and metrics, on a port of their own; not set: none. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  METRICS_ADDRESS: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  /** Over so many seconds people are sent away when the board is asked to end. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(60).optional(),
  NODE_ENV: z.string().optional(),
});

/** The names of everything that may be set. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

const schema = settings
  .refine((env) => unset(env.BOARD_ROOT_KEY) || unset(env.BOARD_ROOT_KEY_COMMAND), {
    error: 'give the root key or a command for it, not both',
    path: ['BOARD_ROOT_KEY_COMMAND'],
  })
  .refine((env) => env.BOARD_PROXY.is || isLoopback(env.BOARD_ADDRESS), {
    error: 'an address beyond this machine needs a TLS proxy before it: say in BOARD_PROXY where it is',
    path: ['BOARD_ADDRESS'],
  })
  .refine((env) => unset(env.REDIS_URL) || env.MONGODB_URI !== undefined, {
    error: 'several nodes need one store that all of them reach: give MONGODB_URI as well',
    path: ['REDIS_URL'],
  })
  .refine((env) => !(env.BOARD_DEMO && env.NODE_ENV === 'production'), {
    error: 'demonstration mode cannot run with NODE_ENV=production',
    path: ['BOARD_DEMO'],
  });

export interface Config {
  readonly port: number;
  readonly data: string;
  readonly keys: string;
  /** The folder of signed checkpoints. */
  readonly checkpoints: string;
  readonly root: RootSource;
  readonly demo: boolean;
  readonly mongo: string | undefined;
  /** Rings between nodes; without it they look every two seconds. */
  readonly redis: string | undefined;
  readonly origins: readonly string[];
  readonly behindProxy: boolean;
  /** Where it is, when it is not on this machine. */
  readonly proxies: readonly string[];
  readonly address: string;
  /** Null: no port for health and metrics. */
  readonly metrics: { readonly port: number; readonly address: string } | null;
  /** Milliseconds. */
  readonly drain: number;
}

const rootOf = (key: string, command: string): RootSource => {
  if (!unset(key)) return { from: 'value', value: key };
  return unset(command) ? { from: 'file' } : { from: 'command', command: parseCommand(command) ?? [] };
};

const metricsOf = (port: number | undefined, address: string): Config['metrics'] =>
  port === undefined ? null : { port, address };

/** Spread over a while for the sake of the nodes that take them in; alone, nobody can come back before the next start, so at once. */
const drainOf = (seconds: number | undefined, mongo: string | undefined): number =>
  (seconds ?? (mongo === undefined ? 0 : 1)) * 1000;

/** Throws with one line a problem. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The board cannot start:\n  ${problems.join('\n  ')}`);
  }
  const { PORT, BOARD_DATA, BOARD_KEYS, BOARD_CHECKPOINTS, BOARD_DEMO, MONGODB_URI, REDIS_URL } = parsed.data;
  const { ORIGIN, BOARD_PROXY } = parsed.data;
  return {
    port: PORT,
    data: resolve(BOARD_DATA),
    keys: resolve(unset(BOARD_KEYS) ? join(BOARD_DATA, 'keys') : BOARD_KEYS),
    checkpoints: resolve(BOARD_CHECKPOINTS ?? join(BOARD_DATA, 'checkpoints')),
    root: rootOf(parsed.data.BOARD_ROOT_KEY, parsed.data.BOARD_ROOT_KEY_COMMAND),
    demo: BOARD_DEMO,
    mongo: MONGODB_URI,
    redis: unset(REDIS_URL) ? undefined : REDIS_URL,
    origins: ORIGIN ? [new URL(ORIGIN).origin] : [],
    behindProxy: BOARD_PROXY.is,
    proxies: BOARD_PROXY.at,
    address: parsed.data.BOARD_ADDRESS,
    metrics: metricsOf(parsed.data.METRICS_PORT, parsed.data.METRICS_ADDRESS),
    drain: drainOf(parsed.data.DRAIN_SECONDS, MONGODB_URI),
  };
};
