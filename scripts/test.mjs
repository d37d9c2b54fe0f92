/** `npm test`: everything, on a machine that has nothing but Node. Its last line counts the tests, alone, for CI. */
import { add, closingLine, forget, none, oneFailed, onePassed, oneSkipped } from './lib/reports.mjs';
import { playwrightCounts, vitestCounts } from './lib/reports.mjs';
import { build, format, lint, playwright, report, typecheck, vitest } from './lib/tools.mjs';
import { browserHere, haveBrowser } from './lib/browser.mjs';
import { checkVersions } from './lib/versions.mjs';
import { inRoot } from './lib/paths.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { run } from './lib/run.mjs';
import { say, Trouble } from './lib/say.mjs';

const inCI = Boolean(process.env.CI) && process.env.CI !== 'false';

/** Format, lint and types are no tests: they count only when they fail. */
const gate = (tool) => async () => ((await tool()) === 0 ? none : oneFailed);

const install = async () => {
  await installWhenNeeded(checkVersions());
  return none;
};

const unit = async () => {
  const file = report('vitest');
  forget(file);
  return vitestCounts(file, await vitest(file));
};

const sabotage = async () =>
  (await run(process.execPath, [inRoot('scripts', 'sabotage.mjs'), '--built'])) === 0 ? onePassed : oneFailed;

const size = async () => ((await run(process.execPath, [inRoot('scripts', 'size.mjs')])) === 0 ? onePassed : oneFailed);

const noBrowser = () => {
  say('NO BROWSER: the browser tests did not run. Install Chromium or Chrome, or set CHROMIUM_PATH to one.');
  return inCI ? oneFailed : oneSkipped;
};

const browser = async () => {
  if (!(await haveBrowser())) return noBrowser();
  const file = report('playwright');
  forget(file);
  const found = browserHere();
  return playwrightCounts(file, await playwright([], found === undefined ? {} : { CHROMIUM_PATH: found }));
};

/** In order. The build precedes the type-aware lint, which on a fresh clone would see no types without it. */
const stages = [
  { name: 'install', run: install, essential: true },
  { name: 'format', run: gate(format) },
  { name: 'build', run: gate(build), essential: true },
  { name: 'lint', run: gate(lint) },
  { name: 'types', run: gate(typecheck) },
  { name: 'size', run: size },
  { name: 'rules, contract, wire, fuzz', run: unit },
  { name: 'sabotage', run: sabotage },
  { name: 'browser', run: browser },
];

const attempt = async (stage) => {
  try {
    return await stage.run();
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error);
    return oneFailed;
  }
};

const timed = async (stage) => {
  say(`\n── ${stage.name}`);
  const began = performance.now();
  const counted = await attempt(stage);
  const verdict = counted.failed > 0 ? 'FAILED' : 'done';
  say(`── ${stage.name}: ${verdict} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return counted;
};

const runAll = async () => {
  let total = none;
  for (const stage of stages) {
    const counted = await timed(stage);
    total = add(total, counted);
    if (stage.essential && counted.failed > 0) {
      say(`Nothing after “${stage.name}” was run: it cannot mean anything.`);
      break;
    }
  }
  return total;
};

const total = await runAll();
process.exitCode = total.failed > 0 ? 1 : 0;
if (!process.env.MONGODB_URI)
  say('\nNO MONGODB: MONGODB_URI is not set, so the contract of the store was asked of the embedded default alone.');
say(`\n${closingLine(total)}`);
