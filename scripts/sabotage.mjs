/** `npm run sabotage`: breaks one guard at a time and fails unless the wire tests notice. A test that never goes red proves nothing. */
import { existsSync } from 'node:fs';
import { compile, report, vitest } from './lib/tools.mjs';
import { forget, vitestFailures } from './lib/reports.mjs';
import { inRoot } from './lib/paths.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const noLeak = { file: 'wire/noLeak.test.ts' };
const twoWorlds = { file: 'wire/twoWorlds.test.ts', env: { BOARD_WORLDS: '1' } };
const leaving = { file: 'wire/exclusion.test.ts', title: '[N3] every document of the case ends' };
const leases = { file: 'wire/exclusion.test.ts', title: '[S3]' };

/** BOARD_SABOTAGE → what must go red, each on its own. Edit here when a guard or a test moves. */
const modes = {
  gate: { breaks: 'a gate that always says yes', red: [twoWorlds, leaving] },
  view: { breaks: 'views that leave nothing out', red: [noLeak] },
  revocation: { breaks: 'a revocation that ends no session', red: [leaving] },
  lease: { breaks: 'client ids taken on trust', red: [leases] },
  bells: { breaks: 'bells that ring for everybody', red: [twoWorlds] },
  count: { breaks: 'a count made before filtering', red: [twoWorlds] },
};

const targets = [noLeak, twoWorlds, leaving, leases];

const nameOf = ({ file, title }) => (title === undefined ? file : `${file} ${title}`);

const plain = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

const filterOf = ({ title }) => (title === undefined ? [] : ['-t', plain(title)]);

/** Each run has a report of its own: two go on at once. */
const runTests = async (target, mode) => {
  const file = report(`sabotage-${mode ?? 'none'}-${targets.indexOf(target)}`);
  forget(file);
  const env = { BOARD_SABOTAGE: mode, ...target.env };
  const code = await vitest(file, [target.file, ...filterOf(target), '--silent'], env, 'ignore');
  return { code, failures: vitestFailures(file) };
};

/** Red without sabotage is no proof, and neither is a file that is not there. */
const checkSound = async (target) => {
  if (!existsSync(inRoot('tests', target.file))) throw new Trouble(`sabotage: tests/${target.file} is missing.`);
  const { code, failures } = await runTests(target, undefined);
  if (code === 0) return;
  const red = failures.length > 0 ? failures.join('; ') : 'no test said why';
  throw new Trouble(`sabotage: ${nameOf(target)} is red with every guard in place; mend that first: ${red}`);
};

/** Red means that a test said no. A run that could not start, or crashed, noticed nothing. */
const notices = async (mode, target) => {
  const { code, failures } = await runTests(target, mode);
  return code !== 0 && failures.length > 0 ? failures : undefined;
};

const tryMode = async (mode, { breaks, red }) => {
  const unnoticed = [];
  let caught = 0;
  for (const target of red) {
    const failures = await notices(mode, target);
    if (failures === undefined) unnoticed.push(nameOf(target));
    else caught += failures.length;
  }
  const verdict =
    unnoticed.length === 0
      ? `noticed by ${caught} test${caught === 1 ? '' : 's'}`
      : `NOT NOTICED by ${unnoticed.join(', ')}`;
  say(`sabotage ${mode} (${breaks}): ${verdict}`);
  return unnoticed.length === 0;
};

/** One for each of two cores; nothing is said before it is known. */
const twoAtOnce = async (all, act) => {
  const [waiting, done] = [[...all], []];
  const take = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done.push(await act(next));
  };
  await Promise.all([take(), take()]);
  return done;
};

await script(async () => {
  if (!process.argv.includes('--built') && (await compile()) !== 0)
    throw new Trouble('shared and server do not compile.');
  await twoAtOnce(targets, checkSound);
  const verdicts = await twoAtOnce(Object.entries(modes), ([mode, plan]) => tryMode(mode, plan));
  if (verdicts.includes(false)) throw new Trouble('A guard was taken away and the tests stayed green.');
});
