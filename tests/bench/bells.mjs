/** What one fact costs in bells: 300 boards of 20 people, each watching a meeting and a case of it. Everybody looked at, and only those concerned. */
import { openGate } from '@board/server/gate/gate.js';
import { openWatcher } from '@board/server/doors/watching.js';
import { foldRegister } from '@board/shared/ledger/foldRegister.js';
import { ids, layOut, openLand } from './land.mjs';

const facts = Number(process.env.FACTS ?? 5);
const everybodyToo = process.env.ALL === '1';
const land = layOut({ people: 6_000 });
let register = openLand(land);

const ears = new Set();
const registers = { current: () => register, onChange: (then) => (ears.add(then), () => ears.delete(then)) };
const identify = { isLive: () => true, over: () => null, continues: () => false };
const gate = openGate(registers, identify);

let bells = 0;
const watchers = new Map();
for (let board = 0; board < land.boards; board++) {
  for (const user of land.seatedOn(board)) {
    const ring = { bell: () => bells++, withdrawn: () => bells++ };
    const watcher = openWatcher(gate, { user: ids.user(user), session: 's' }, ring);
    watcher.watch({ meeting: ids.meeting(board), caseId: ids.caseOf(land.casesOf(board)[0]) });
    watchers.set(ids.user(user), watcher);
  }
}

const lookAtAll = () => {
  for (const watcher of watchers.values()) watcher.look();
};
const lookAtConcerned = (_change, concerned) => {
  const who = concerned();
  if (who === 'everybody') return lookAtAll();
  for (const user of who) watchers.get(user)?.look();
};

const tell = (stream, change, facts_) => {
  const stamp = { by: ids.user(0), at: Date.UTC(2026, 10, 22, 10) + bells };
  register = foldRegister(register, { stream, command: null, facts: facts_ }, { ...stamp, ...change });
  for (const ear of ears) ear({ kind: stream, ...change });
};

const inCase = (n) =>
  tell('case', { caseId: ids.caseOf(land.casesOf(n * 7)[0]) }, [{ type: 'advice pinned', words: `Advice ${n}` }]);
const inMeeting = (n) =>
  tell('meeting', { meeting: ids.meeting(n * 7) }, [
    { type: 'hand shown', caseId: ids.caseOf(land.casesOf(n * 7)[0]), agency: ids.agency(1), hand: 'speak' },
  ]);
const elsewhere = (n) =>
  tell('case', { caseId: ids.caseOf(land.casesOf(n * 7)[3]) }, [
    { type: 'risk recorded', level: 'high', reason: `${n}` },
  ]);

const measure = (name, act, ways) => {
  for (const [way, look] of Object.entries(ways)) {
    const stop = gate.onChange(look);
    act(0);
    const rung = bells;
    const from = process.cpuUsage();
    for (let n = 1; n <= facts; n++) act(way === 'everybody' ? n : n + facts);
    const { user, system } = process.cpuUsage(from);
    stop();
    const millis = ((user + system) / 1_000 / facts).toFixed(2);
    console.log(
      `${name.padEnd(30)}${way.padEnd(12)}${millis.padStart(12)}${String((bells - rung) / facts).padStart(8)}`,
    );
  }
};

const ways = everybodyToo ? { everybody: lookAtAll, concerned: lookAtConcerned } : { concerned: lookAtConcerned };
console.log(`${'ms of processor, one fact'.padEnd(42)}${'ms'.padStart(12)}${'bells'.padStart(8)}`);
measure('in the case that is watched', inCase, ways);
measure('in the meeting', inMeeting, ways);
measure('in a case nobody watches', elsewhere, ways);
