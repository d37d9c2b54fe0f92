/** `npm run fuzz -- --minutes N [--seed S]`: honest and hostile updates from ever new seeds, until the time is over. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { compile, report, vitest } from './lib/tools.mjs';
import { results } from './lib/paths.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const usage = 'Use: npm run fuzz -- --minutes N [--seed S]';

/** So many meetings and as many sieges between two looks at the clock. */
const atOnce = 8;

const numberAfter = (name, given) => {
  const at = given.indexOf(name);
  if (at < 0) return undefined;
  const value = Number(given[at + 1]);
  if (!Number.isFinite(value) || value < 0) throw new Trouble(`${name} wants a number.\n${usage}`);
  return value;
};

const readArguments = (given) => {
  const strange = given.find((one) => one.startsWith('-') && !['--minutes', '--seed', '--built'].includes(one));
  if (strange !== undefined) throw new Trouble(`npm run fuzz does not know ${strange}.\n${usage}`);
  return {
    minutes: numberAfter('--minutes', given) ?? 5,
    seed: Math.floor(numberAfter('--seed', given) ?? Math.random() * 2 ** 30),
  };
};

const tallies = `${results}/fuzz.jsonl`;

const readTallies = () => {
  try {
    return readFileSync(tallies, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
};

const sum = (kind) => {
  const own = readTallies().filter((tally) => tally.kind === kind);
  const updates = own.reduce((total, tally) => total + tally.updates, 0);
  const refused = new Map();
  for (const tally of own) {
    for (const [code, count] of Object.entries(tally.refused)) refused.set(code, (refused.get(code) ?? 0) + count);
  }
  return { runs: own.length, updates, refused: [...refused].sort(([, a], [, b]) => b - a) };
};

const totalOf = (refused) => refused.reduce((total, [, count]) => total + count, 0);

const worded = (refused) => refused.map(([code, count]) => `${code} ${count}`).join(', ') || 'none';

const fuzzUntil = async (end, first) => {
  let seed = first;
  do {
    const env = { FUZZ_SEED: `${seed}`, FUZZ_RUNS: `${atOnce}`, FUZZ_REPORT: tallies };
    const code = await vitest(report('fuzz'), ['--project', 'fuzz'], env);
    if (code !== 0) throw new Trouble(`fuzz: red with the seeds from ${seed}; the failed test above names its own.`);
    seed += atOnce;
  } while (Date.now() < end);
  return seed - 1;
};

await script(async () => {
  const { minutes, seed } = readArguments(process.argv.slice(2));
  if (!process.argv.includes('--built') && (await compile()) !== 0)
    throw new Trouble('shared and server do not compile.');
  mkdirSync(results, { recursive: true });
  rmSync(tallies, { force: true });
  const last = await fuzzUntil(Date.now() + minutes * 60_000, seed);
  const [honest, hostile] = [sum('honest'), sum('hostile')];
  say(`\nrefused of the hostile: ${worded(hostile.refused)}`);
  say(`refused of the honest: ${worded(honest.refused)}`);
  say(
    `fuzz: seeds ${seed} to ${last}; ${honest.updates} honest updates, ${totalOf(honest.refused)} refused; ` +
      `${hostile.updates} hostile, ${totalOf(hostile.refused)} refused, no escape; every replay equal`,
  );
});
