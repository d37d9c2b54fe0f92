/** `npm run bench [-- --full] [-- --uk]`: a raw relay and the board, in turns, under the same load; prints how they compare. */
import { compile } from './lib/tools.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const usage = 'Use: npm run bench -- [--full] [--uk] [--only <words>]';
const known = ['--full', '--uk', '--only', '--built'];

const lines = (full, uk) => [
  { name: '150 people type in one document', act: 'fanout', documents: 1, people: 150 },
  { name: '150 carets, one move a second', act: 'presence', documents: 1, people: 150, perSecond: 1 },
  { name: '100 boards of 8 people', act: 'manyBoards', documents: 100, people: 8 },
  ...(full ? [{ name: '20 boards of 8 people', act: 'manyBoards', documents: 20, people: 8 }] : []),
  ...(full || uk ? [{ name: 'every UK MARAC: 290 boards of 20', act: 'manyBoards', documents: 290, people: 20 }] : []),
];

const number = (value) =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(value >= 10 ? 1 : 2);

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

const show = (runs) => {
  say('  | | raw relay | board | ratio |');
  say('  |---|---:|---:|---:|');
  for (const what of Object.keys(runs.board[0])) {
    const [raw, own] = ['relay', 'board'].map((who) => median(runs[who].map((run) => run[what])));
    say(`  | ${what} | ${number(raw)} | ${number(own)} | ${raw > 0 ? (own / raw).toFixed(2) : '–'} |`);
  }
};

await script(async () => {
  const given = process.argv.slice(2);
  const strange = given.find((one) => one.startsWith('-') && !known.includes(one));
  if (strange !== undefined) throw new Trouble(`npm run bench does not know ${strange}.\n${usage}`);
  if (!given.includes('--built') && (await compile()) !== 0) throw new Trouble('shared and server do not compile.');
  const scenarios = await import('../tests/bench/scenarios.mjs');
  const { servers } = await import('../tests/bench/measured.mjs');
  const [full, uk] = [given.includes('--full'), given.includes('--uk')];
  const only = given.includes('--only') ? given[given.indexOf('--only') + 1] : '';
  const ms = full ? 6_000 : 3_000;
  for (const line of lines(full, uk).filter(({ name }) => name.includes(only))) {
    say(`\n${line.name}`);
    const runs = { relay: [], board: [] };
    for (let round = 0; round < (full ? 3 : 1); round++) {
      for (const who of round % 2 === 0 ? ['relay', 'board'] : ['board', 'relay']) {
        const server = await servers[who](line);
        try {
          runs[who].push(await scenarios[line.act](server, { ...line, ms }));
        } finally {
          await server.end();
        }
      }
    }
    show(runs);
  }
});
