/** `npm run check`: what to run before each commit. Format, lint, types and the rules; no browser, under a minute. */
import { compile, format, lint, report, typecheck, vitest } from './lib/tools.mjs';
import { checkVersions } from './lib/versions.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const rules = () => vitest(report('check'), ['--project', 'rules']);

/** The compiler goes first: the type-aware lint and the rules read what it wrote. */
const stages = { types: compile, 'types of client and tests': typecheck, format, lint, rules };

await script(async () => {
  await installWhenNeeded(checkVersions());
  const failed = [];
  for (const [name, stage] of Object.entries(stages)) if ((await stage()) !== 0) failed.push(name);
  if (failed.length > 0) throw new Trouble(`Not ready to commit: ${failed.join(', ')}.`);
  say('\nReady to commit.');
});
