/** What the gate costs: a turn of a room beside plain `applyUpdate`, the same updates, in turns, on two documents. */
import { takeTurn } from '@board/server/rooms/turn.js';
import { Leases } from '@board/server/rooms/leases.js';
import { Ear } from '@board/server/rooms/ear.js';
import { Growth } from '@board/server/rooms/growth.js';
import { RoomMember } from '@board/server/rooms/member.js';
import { nothingReplayed } from '@board/server/rooms/replay.js';
import { proseNesting } from '@board/server/rooms/scan/content.js';
import { Sites } from '@board/server/rooms/scan/sites.js';
import { Wipings } from '@board/server/rooms/wiping.js';
import * as Y from 'yjs';

const rounds = Number(process.env.ROUNDS ?? 15);
const warm = 5;
const batch = 50;
const writer = 77;
const person = { user: 'u', session: 's' };
const hall = { ask() {}, bring() {}, show() {}, showAll() {}, refused() {}, left() {} };

const paragraph = (words) => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};

/** A note by six hands, in paragraphs, some of it typed letter by letter and some of it bold. */
const note = (length) => {
  const doc = new Y.Doc();
  const root = doc.getXmlFragment('discussion');
  for (let at = 0; at < length; at += 200) {
    doc.clientID = 1 + ((at / 200) % 6);
    root.insert(root.length, [paragraph('the school has rung twice '.repeat(4))]);
    const text = root.get(root.length - 1).get(0);
    for (let n = 0; n < 96; n++) text.insert(n % 3 === 0 ? 20 : text.length, 'abc '[n % 4]);
    if (at % 1000 === 0) text.format(5, 20, { bold: {} });
  }
  return Y.encodeStateAsUpdate(doc);
};

const middle = (doc) => {
  const root = doc.getXmlFragment('discussion');
  return root.get(Math.floor(root.length / 2)).get(0);
};

/** What one editor sends, update by update. */
const typedBy = (base, count, act) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  doc.clientID = writer;
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  for (let n = 0; n < count; n++) doc.transact(() => act(doc, n));
  return updates;
};

const key = (doc, n) => middle(doc).insert(Math.min(middle(doc).length, 30 + n), 'he has a key '[n % 13]);
const paste = (doc, n) => doc.getXmlFragment('discussion').insert(n, [paragraph('He said that he would. '.repeat(90))]);
const embolden = (doc, n) => {
  const root = doc.getXmlFragment('discussion');
  root
    .get((n * 7) % root.length)
    .get(0)
    .format(n % 40, 12, { bold: n % 3 === 0 ? null : {} });
};
const erase = (doc, n) => {
  const text = middle(doc);
  if (n % 2 === 0) text.insert(30, 'x');
  else text.delete(30, 1);
};
const number = (doc, n) => {
  const root = doc.getXmlFragment('discussion');
  if (n === 0) root.insert(0, [new Y.XmlElement('orderedList')]);
  else root.get(0).setAttribute('start', n);
};

const opened = (base, doc = new Y.Doc()) => {
  Y.applyUpdate(doc, base);
  doc.getXmlFragment('discussion');
  return doc;
};

/** As a relay without a gate does it: the update is applied, and what came of it is handed on. */
const plain = (base) => {
  const doc = opened(base);
  doc.on('update', () => undefined);
  return (update) => Y.applyUpdate(doc, update);
};

const bare = (base) => {
  const doc = opened(base);
  return (update) => Y.applyUpdate(doc, update);
};

/** On a document as a room has it. */
const gated = (base) => {
  const { doc } = nothingReplayed();
  opened(base, doc);
  const leases = new Leases();
  for (let client = 1; client < 7; client++) leases.grant(client, { user: `other ${client}`, session: 't' });
  leases.grant(writer, person);
  const wiping = new Wipings({ now: () => 0, elapsed: () => 0, after: () => () => undefined }).of('doc');
  const gate = { refusesWrite: () => null, isHome: () => false, continues: () => true };
  const replayed = { doc, leases, placed: new Set(), head: 0 };
  const bench = {
    replayed,
    ear: new Ear(doc),
    growth: new Growth(doc, base.length),
    sites: new Sites(doc),
    gate,
    key: 'doc',
    nesting: proseNesting,
    wiping,
    shape: { checked: 0 },
  };
  const member = new RoomMember(person, { send() {}, close() {} }, hall);
  const address = { caseId: 'c', compartment: 'board', epoch: 1 };
  return (update) => {
    const { refused } = takeTurn(bench, address, [{ kind: 'update', member, update }], [], []);
    if (refused.length > 0) throw new Error(`refused: ${refused[0].reason}`);
  };
};

/** Processor time, so that a busy machine does not count. */
const timed = (take, updates) => {
  const from = process.cpuUsage();
  for (const update of updates) take(update);
  const { user, system } = process.cpuUsage(from);
  return user + system;
};

/** A server's documents stay. One that is collected takes the machine code made for it along, and the next round would pay. */
const kept = [];

/** What each way spent on each batch; the ways take turns, and who goes first changes from batch to batch. */
const oneRound = (base, updates, ways, first) => {
  const takes = ways.map((open) => open(base));
  kept.push(takes);
  globalThis.gc?.();
  const spent = ways.map(() => []);
  for (let at = 0, turn = first; at < updates.length; at += batch, turn++) {
    const part = updates.slice(at, at + batch);
    for (let n = 0; n < ways.length; n++) {
      const way = (n + turn) % ways.length;
      spent[way].push(timed(takes[way], part));
    }
  }
  return spent;
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const least = (values) => Math.min(...values);
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

const only = process.env.ONLY;

/** Batch by batch over the rounds, so that a batch in which somebody else had the processor does not count; the mean has all. */
const measure = (name, length, count, act) => {
  if (only !== undefined && !name.includes(only)) return;
  const base = note(length);
  const updates = typedBy(base, count, act);
  const rows = [];
  for (let n = -warm; n < rounds; n++) {
    const round = oneRound(base, updates, [bare, plain, gated], n + warm);
    if (n >= 0) rows.push(round);
  }
  const over = (way, take) => {
    const batches = rows[0][way].map((_none, at) => take(rows.map((round) => round[way][at])));
    return batches.reduce((sum, micros) => sum + micros, 0) / updates.length;
  };
  const against = (way, take) => `×${(over(2, take) / over(way, take)).toFixed(2)}`;
  const cells = [
    ...[0, 1, 2].map((way) => over(way, median).toFixed(1)),
    ...[median, least, mean].map((take) => against(1, take)),
    against(0, median),
  ];
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(9)).join(''));
};

const columns = ['bare', 'plain', 'gate', '/plain', 'least', 'mean', '/bare'];
console.log('µs of processor, median of rounds'.padEnd(34) + columns.map((one) => one.padStart(9)).join(''));
measure('a key, 5,000 characters', 5_000, 2_000, key);
measure('a key, 50,000 characters', 50_000, 2_000, key);
measure('a key and its erasure, 5,000', 5_000, 2_000, erase);
measure('paste of 2 KB, 5,000', 5_000, 300, paste);
measure('formatting, 5,000', 5_000, 600, embolden);
measure('an attribute, 5,000', 5_000, 1_000, number);
