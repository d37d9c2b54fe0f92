/** The settings of the process, from its environment; refused at the start, with every problem at once. */
import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['', '0', '1'])
  .default('')
  .transform((text) => text === '1');

const schema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(4173),
    BOARD_DATA: z.string().min(1).default('.data'),
    BOARD_DEMO: flag,
    MONGODB_URI: z.string().startsWith('mongodb').optional(),
    REDIS_URL: z
      .string()
      .refine((url) => url === '', 'several nodes are not supported by this version; start one node without it')
      .optional(),
    ORIGIN: z.url().optional(),
    NODE_ENV: z.string().optional(),
  })
  .refine((env) => !(env.BOARD_DEMO && env.NODE_ENV === 'production'), {
    error: 'demonstration mode cannot run with NODE_ENV=production',
    path: ['BOARD_DEMO'],
  });

export interface Config {
  readonly port: number;
  readonly data: string;
  readonly demo: boolean;
  readonly mongo: string | undefined;
  readonly origins: readonly string[];
}

/** Throws with one line a problem. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The board cannot start:\n  ${problems.join('\n  ')}`);
  }
  const { PORT, BOARD_DATA, BOARD_DEMO, MONGODB_URI, ORIGIN } = parsed.data;
  return {
    port: PORT,
    data: resolve(BOARD_DATA),
    demo: BOARD_DEMO,
    mongo: MONGODB_URI,
    origins: ORIGIN ? [new URL(ORIGIN).origin] : [],
  };
};
