/** A reader who stops reading while much is written by others: what that costs the house's process in memory, as it is and as the system counts it. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { boardsOf } from '../support/chaosLook.js';
import { known } from '../support/house.js';
import { enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee } from '../support/people.js';
import type { Sheet } from '../support/peopleSync.js';
import { syncFrame } from '../support/rooms.js';

const mebibyte = 1024 * 1024;
const large = 90_000;
/** What others read while one does not; more by hand. */
const much = Number(process.env['BOARD_MEBIBYTES'] ?? 24) * mebibyte;
const mayCost = 8 * mebibyte;

interface Weight {
  /** What the process holds, when it has let go of what nobody needs. */
  readonly held: number;
  /** What the system has given it, without the pages of files: those of the journal come and go as they please. */
  readonly given: number;
  readonly resident: number;
}

let folder: string;
let running: Running;
let people: readonly Attendee[];
const held: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-reader-'));
  const weighed = pathToFileURL(join(import.meta.dirname, '../support/weighed.mjs')).href;
  running = await startHouse(folder, { NODE_OPTIONS: `--import=${weighed}`, MALLOC_MMAP_THRESHOLD_: '65536' });
  createInterface({ input: known(running.child.stdout) }).on('line', (line) => {
    if (line.startsWith('weighed ')) held.push(Number(line.slice(8)));
  });
  people = await Promise.all(['Callum', 'Dana', 'Rufus'].map((name) => enter(running.url, folder, name)));
}, 60_000);
afterAll(async () => {
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

const statusOf = (what: string): number => {
  const said = readFileSync(`/proc/${running.child.pid}/status`, 'utf8');
  return 1024 * Number(known(new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(said))[1]);
};

const weigh = async (): Promise<Weight> => {
  const before = held.length;
  running.child.kill('SIGUSR2');
  await until(() => held.length > before, 'the house to be weighed', 30_000);
  return { held: known(held.at(-1)), given: statusOf('RssAnon'), resident: statusOf('VmRSS') };
};

/** The most that was there four times in a row: what is under way at one moment is gone at the next. */
const lasting = (all: readonly number[]): number =>
  Math.max(...all.slice(3).map((_, at) => Math.min(...all.slice(at, at + 4))));

/** One who reads all, and counts it. */
const listen = (url: string, { cookie }: Attendee): { readonly bytes: number } => {
  const ear = { bytes: 0 };
  const socket = new WebSocket(url, { headers: { cookie, origin: running.url } });
  socket.on('open', () => socket.send(syncFrame(0, Y.encodeStateVector(new Y.Doc()))));
  socket.on('message', (data: Buffer) => (ear.bytes += data.length));
  socket.on('error', () => undefined);
  return ear;
};

/** Long paragraphs, each in the place of the one before, until so much was heard; answers what the house weighed meanwhile. */
const pass = async (writer: Sheet, ear: { readonly bytes: number }, bytes: number): Promise<Weight> => {
  const root = writer.doc.getXmlFragment('discussion');
  const all: Weight[] = [];
  for (let n = 0, from = ear.bytes, next = 0; ear.bytes - from < bytes; n += 1) {
    writer.doc.transact(() => {
      const [element, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
      // no two alike: who has the last one has all
      text.insert(0, `${fresh<string>()} ${String.fromCharCode(97 + (n % 26)).repeat(large)}`);
      element.insert(0, [text]);
      if (n > 0) root.delete(root.length - 1, 1);
      root.push([element]);
    });
    await writer.saved();
    if (ear.bytes - from < next) continue;
    all.push(await weigh());
    next += bytes / 8;
  }
  all.push(await weigh());
  const half = all.slice(all.length / 2);
  const usual = (of: keyof Weight) =>
    known(half.map((weight) => weight[of]).toSorted((a, b) => a - b)[half.length >> 1]);
  return { held: lasting(all.map((weight) => weight.held)), given: usual('given'), resident: usual('resident') };
};

const inMebibytes = (bytes: number): string => (bytes / mebibyte).toFixed(1);

test('[S26] a reader who stops reading while others’ board goes on costs the house’s process no more than 8 MiB, and has all of it when they read on or come back', async () => {
  const [one, two, three] = [known(people[0]), known(people[1]), known(people[2])];
  const doc = known(known((await boardsOf(people))[0]).promised.doc);
  const ear = listen(`${running.url.replace('http', 'ws')}/sync/${doc}`, two);
  const writer = await one.doc(doc);
  const alone = await pass(writer, ear, much / 4);
  const slow = await three.doc(doc);
  slow.stall();
  const heard = three.traffic.bytes().length;
  const beside = await pass(writer, ear, much);
  slow.readOn();
  await until(() => slow.closed !== null || slow.words() === writer.words(), 'the slow reader', 30_000);
  const read = three.traffic.bytes().length - heard;
  const back = slow.closed === null ? slow : await three.doc(doc, slow.doc);
  await until(() => back.words() === writer.words(), 'everything to be read', 30_000);
  expect(Y.encodeStateVector(back.doc)).toEqual(Y.encodeStateVector(writer.doc));
  const both = (of: keyof Weight) => `${inMebibytes(alone[of])} without and ${inMebibytes(beside[of])} with`;
  console.log(
    `[S26] ${inMebibytes(much)} MiB read by others, in MiB: held ${both('held')} a stalled reader; given ${both('given')}; ` +
      `resident ${both('resident')}; closed with ${slow.closed?.code ?? 'nothing'}, ${inMebibytes(read)} waited with the kernels`,
  );
  // What the system has given is said and not judged: a snapshot that is made meanwhile beside the loop weighs more than any reader.
  expect(beside.held - alone.held).toBeLessThan(mayCost);
}, 300_000);
