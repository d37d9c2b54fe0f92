/** The local settings file, `.env.local`, for whoever wants one. The board itself keeps no secret in it, so none is made. */
import { existsSync, readFileSync } from 'node:fs';
import util from 'node:util';
import { inRoot } from './paths.mjs';

// Not `import { parseEnv }`: an older Node would stop there, before it could be told that it is too old.
const file = inRoot('.env.local');

/** Settings already in the environment win over the file. */
export const loadLocalSettings = () => {
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(util.parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value;
};
