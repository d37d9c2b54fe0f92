/** What one question to the gate costs: 300 boards, 1,000 people, warm. The rulebook itself, and the gate that remembers. */
import { openGate } from '@board/server/gate/gate.js';
import { decide } from '@board/shared/policy/decide.js';
import { ids, layOut, openLand } from './land.mjs';

const rounds = Number(process.env.ROUNDS ?? 9);
const count = 60_000;
const land = layOut();
const register = openLand(land);

const boardOf = (n) => (n * 37) % land.boards;
const asker = (n) => ids.user(land.seatedOn(boardOf(n))[n % 20]);
const caseOf = (n) => ids.caseOf(land.casesOf(boardOf(n))[n % 5]);
const stranger = (n) => ids.user(land.seatedOn((boardOf(n) + 150) % land.boards)[n % 20]);

/** Made before the clock runs: what is asked is not what is measured. */
const asked = (question) => Array.from({ length: 6_000 }, (_none, n) => question(n));
const questions = {
  'see compartment': asked((n) => [asker(n), 'see compartment', { caseId: caseOf(n), compartment: 'board' }]),
  'write root': asked((n) => [asker(n), 'write root', { caseId: caseOf(n), compartment: 'board', root: 'discussion' }]),
  'see case': asked((n) => [asker(n), 'see case', { caseId: caseOf(n), meeting: ids.meeting(boardOf(n)) }]),
  'see meeting': asked((n) => [asker(n), 'see meeting', { meeting: ids.meeting(boardOf(n)) }]),
  'a stranger: see compartment': asked((n) => [
    stranger(n),
    'see compartment',
    { caseId: caseOf(n), compartment: 'board' },
  ]),
};

const registers = { current: () => register, onChange: () => () => undefined };
const identify = { isLive: () => true, over: () => null, continues: () => false };
const { ask, docs } = openGate(registers, identify);

const ways = {
  rulebook: ([user, act, target]) => decide(register, user, act, target),
  gate: ([user, act, target]) => ask({ user, session: 's' }, act, target),
};

const micros = (way, list) => {
  const from = process.cpuUsage();
  for (let n = 0; n < count; n++) way(list[n % list.length]);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / count;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const measured = (way, list) => {
  for (let n = 0; n < 3; n++) micros(way, list);
  const spent = Array.from({ length: rounds }, () => micros(way, list));
  return { median: median(spent), least: Math.min(...spent) };
};

const line = (name, cells) => console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(18)).join(''));
line('µs a decision: median (least)', Object.keys(ways));
for (const [name, list] of Object.entries(questions)) {
  const cells = Object.values(ways).map((way) => {
    const { median: middle, least } = measured(way, list);
    return `${middle.toFixed(3)} (${least.toFixed(3)})`;
  });
  line(name, cells);
}

/** As rooms ask: by document, for each reader of a frame and for each root of one. */
const held = Array.from({ length: 6_000 }, (_none, n) => [asker(n), ids.doc(2 * land.casesOf(boardOf(n))[n % 5])]);
const doors = {
  maySee: ([user, doc]) => docs.maySee(user, 's', doc),
  refusesWrite: ([user, doc]) => docs.refusesWrite(user, 's', doc, 'discussion'),
};
for (const [name, way] of Object.entries(doors)) {
  const { median: middle, least } = measured(way, held);
  line(`a document: ${name}`, ['', `${middle.toFixed(3)} (${least.toFixed(3)})`]);
}
