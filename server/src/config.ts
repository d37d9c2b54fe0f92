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

const schema = z
  .object({
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
      .refine((url) => url === '', 'several nodes are not supported by this version; start one node without it')
      .optional(),
    ORIGIN: z.url().optional(),
    /** 1: every request comes through a proxy of ours on this machine, which says in X-Forwarded-For from where. */
    BOARD_PROXY: flag,
    NODE_ENV: z.string().optional(),
  })
  .refine((env) => unset(env.BOARD_ROOT_KEY) || unset(env.BOARD_ROOT_KEY_COMMAND), {
    error: 'give the root key or a command for it, not both',
    path: ['BOARD_ROOT_KEY_COMMAND'],
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
  readonly origins: readonly string[];
  readonly behindProxy: boolean;
}

const rootOf = (key: string, command: string): RootSource => {
  if (!unset(key)) return { from: 'value', value: key };
  return unset(command) ? { from: 'file' } : { from: 'command', command: parseCommand(command) ?? [] };
};

/** Throws with one line a problem. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The board cannot start:\n  ${problems.join('\n  ')}`);
  }
  const { PORT, BOARD_DATA, BOARD_KEYS, BOARD_CHECKPOINTS, BOARD_DEMO, MONGODB_URI, ORIGIN, BOARD_PROXY } = parsed.data;
  return {
    port: PORT,
    data: resolve(BOARD_DATA),
    keys: resolve(unset(BOARD_KEYS) ? join(BOARD_DATA, 'keys') : BOARD_KEYS),
    checkpoints: resolve(BOARD_CHECKPOINTS ?? join(BOARD_DATA, 'checkpoints')),
    root: rootOf(parsed.data.BOARD_ROOT_KEY, parsed.data.BOARD_ROOT_KEY_COMMAND),
    demo: BOARD_DEMO,
    mongo: MONGODB_URI,
    origins: ORIGIN ? [new URL(ORIGIN).origin] : [],
    behindProxy: BOARD_PROXY,
  };
};
