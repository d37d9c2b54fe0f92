/** The local settings file: written once with fresh secrets, readable by its owner alone, never overwritten. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import util from 'node:util';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

// Not `import { parseEnv }`: an older Node would stop there, before it could be told that it is too old.
const file = inRoot('.env.local');

const fresh = () =>
  [
    '# Settings of this machine alone. Never commit this file: whoever holds BOARD_SECRET can forge sign-in links.',
    `BOARD_SECRET=${randomBytes(32).toString('base64url')}`,
    '# MONGODB_URI=mongodb://…   a real MongoDB instead of the built-in store',
    '',
  ].join('\n');

/** Settings already in the environment win over the file. */
export const loadLocalSettings = () => {
  if (!existsSync(file)) {
    writeFileSync(file, fresh(), { mode: 0o600, flag: 'wx' });
    say('Wrote .env.local with a fresh secret for this machine.');
  }
  for (const [name, value] of Object.entries(util.parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value;
};
