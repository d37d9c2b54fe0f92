/** `npm run chaos -- [--rounds N] [--seed S]`: kills the built server in the middle of people's work, and says what was lost. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { compile, report, vitest } from './lib/tools.mjs';
import { results } from './lib/paths.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const usage = 'Use: npm run chaos -- [--rounds N] [--seed S] [--built]';
const tallied = `${results}/chaos-tally.json`;

const numberAfter = (name, given) => {
  const at = given.indexOf(name);
  if (at < 0) return undefined;
  const value = Number(given[at + 1]);
  if (!Number.isInteger(value) || value < 0) throw new Trouble(`${name} wants a whole number.\n${usage}`);
  return value;
};

const readArguments = (given) => {
  const strange = given.find((one) => one.startsWith('-') && !['--rounds', '--seed', '--built'].includes(one));
  if (strange !== undefined) throw new Trouble(`npm run chaos does not know ${strange}.\n${usage}`);
  return {
    rounds: numberAfter('--rounds', given) ?? 1_000,
    seed: numberAfter('--seed', given) ?? Math.floor(Math.random() * 1_000_000),
  };
};

const readTally = () => {
  try {
    return JSON.parse(readFileSync(tallied, 'utf8'));
  } catch {
    throw new Trouble('chaos: it ended before anything could be counted.');
  }
};

const number = (count) => count.toLocaleString('en-GB');

const print = (tally) => {
  const fell = Object.entries(tally.kills).map(([moment, times]) => `${moment} ${number(times)}`);
  const lines = [
    ['rounds', `${number(tally.rounds)} from seed ${tally.seed}`],
    ['kills fell while', fell.join(', ')],
    ['words acknowledged', number(tally.wordsAcknowledged)],
    ['words seen by others', number(tally.wordsSeenByOthers)],
    ['words without an answer', number(tally.wordsUnanswered)],
    ['commands acknowledged', `${number(tally.commandsAcknowledged)}, of them ${number(tally.claims)} claims`],
    [
      'commands asked again',
      `${number(tally.commandsUnanswered)}, ${number(tally.ambiguousAlreadyDone)} were done already`,
    ],
    ['redactions', number(tally.redactions)],
    [
      'journals read',
      `${number(tally.journalsChecked)}; records verified at the end: ${number(tally.recordsVerified)}`,
    ],
    ['lost, doubled or misattributed', number(tally.lost)],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  say('');
  for (const [name, value] of lines) say(`${name.padEnd(width)}  ${value}`);
};

await script(async () => {
  const { rounds, seed } = readArguments(process.argv.slice(2));
  if (!process.argv.includes('--built') && (await compile()) !== 0)
    throw new Trouble('shared and server do not compile.');
  mkdirSync(results, { recursive: true });
  rmSync(tallied, { force: true });
  const env = { BOARD_SEED: `${seed}`, BOARD_ROUNDS: `${rounds}`, CHAOS_REPORT: tallied };
  const code = await vitest(report('chaos'), ['--project', 'wire', 'restart'], env);
  print(readTally());
  if (code !== 0) throw new Trouble(`chaos: red; the failure above names its seed (${seed}) and keeps its folder.`);
});
