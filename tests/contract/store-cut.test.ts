/** Sheaves of several documents on a line that is cut at any byte, to a store that is a process of its own and may be killed. */
import { join } from 'node:path';
import type { Append } from '@board/server/ports/log.js';
import { connectStore, type Store } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CutLine, type Cut } from '../support/cutLine.js';
import { known } from '../support/house.js';
import { kill } from '../support/houseProcess.js';
import { storeProcess } from '../support/nodes.js';
import { seeded } from '../support/rooms.js';
import { draft, freshStream, recordsIn, temporaryFolder, textOf } from '../support/store.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let shared: Awaited<ReturnType<typeof storeProcess>>;
let line: CutLine;
let store: Store;
/** Another node, whose line is never cut. */
let other: Store;

const data = () => join(folder.path, 'data');

beforeAll(async () => {
  folder = await temporaryFolder();
  shared = await storeProcess(data());
  line = await CutLine.to(shared.uri);
  store = await connectStore({ uri: line.uri, folder: folder.path });
  other = await connectStore({ uri: shared.uri, folder: folder.path });
});
afterAll(async () => {
  await Promise.all([store.close(), other.close()]);
  line.close();
  await shared.close();
  await folder.remove();
});

/** What a sheaf of appends came to, as another node reads it: every record once, in order, each chain whole. */
const expectOnce = async (appends: readonly Append[], before: readonly string[], told: string): Promise<void> => {
  for (const { stream, drafts } of appends) {
    const words = drafts.map(({ body }) => new TextDecoder().decode(body));
    expect((await other.log.read(stream, 0)).map(textOf), told).toEqual([...before, ...words]);
    expect(verifyChain(await other.log.links(stream, 0)), told).toEqual({ ok: true });
  }
};

let rounds = 0;

/** One to three records for each of several streams, each of which has one already. */
const sheaf = async (count: number, random: () => number): Promise<readonly Append[]> => {
  const streams = Array.from({ length: count }, () => freshStream());
  for (const stream of streams) recordsIn(await other.log.append({ stream, after: 0, drafts: [draft('zero')] }));
  rounds += 1;
  return streams.map((stream, at) => {
    const size = Math.floor(random() * 60_000);
    const drafts = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, n) =>
      draft(`round ${rounds}, stream ${at}, record ${n} ${'x'.repeat(size)}`),
    );
    return { stream, after: 1, drafts };
  });
};

/** More than any message has: its last byte is what is missing. */
const allButOne = 1e9;

const cutSomewhere = (random: () => number): Cut => ({
  way: random() < 0.6 ? 'there' : 'back',
  // none of it, any part of it, all but a byte
  at: known([0, random(), allButOne][Math.floor(random() * 3)]),
});

test('[L7] a sheaf that is cut at any byte, there or back, is sent once more by itself: all of its documents are there once, in order', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`[L7] SEED=${seed} repeats this run`);
  const random = seeded(seed);
  for (let round = 0; round < 8; round += 1) {
    const appends = await sheaf(2 + Math.floor(random() * 5), random);
    const cut = cutSomewhere(random);
    const told = `seed ${seed}, round ${round}: ${JSON.stringify(cut)}`;
    [line.cuts, line.inserts] = [[cut], 0];
    const results = await store.log.appendMany(appends);
    expect([line.inserts, line.cuts], told).toEqual([2, []]);
    expect(
      results.map(({ ok }) => ok),
      told,
    ).toEqual(appends.map(() => true));
    await expectOnce(appends, ['zero'], told);
  }
});

test('[L7] a sheaf that is cut twice is doubted; asked again it is sent once, and of each document there is one', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`[L7] SEED=${seed} repeats this run`);
  const random = seeded(seed);
  for (let round = 0; round < 6; round += 1) {
    const appends = await sheaf(2 + Math.floor(random() * 5), random);
    const cuts = [cutSomewhere(random), cutSomewhere(random)];
    const told = `seed ${seed}, round ${round}: ${JSON.stringify(cuts)}`;
    [line.cuts, line.inserts] = [[...cuts], 0];
    await expect(store.log.appendMany(appends), told).rejects.toThrow();
    expect(line.inserts, told).toBe(2);
    // Written whole, if the store has read all of it; else nothing of it.
    const written = await Promise.all(appends.map(async ({ stream }) => (await other.log.head(stream)).seq > 1));
    expect(new Set(written), told).toEqual(new Set([cuts.some(({ way }) => way === 'back')]));
    const results = await store.log.appendMany(appends);
    expect(line.inserts, told).toBe(3);
    expect(
      results.map(({ ok }) => ok),
      told,
    ).toEqual(appends.map(() => true));
    await expectOnce(appends, ['zero'], told);
  }
});

test('[L7][L1] of a sheaf that was cut, what somebody else was first with is a conflict, and the rest is done', async () => {
  for (const cut of [
    { way: 'there', at: 0.5 },
    { way: 'back', at: 0 },
  ] as const) {
    const appends = await sheaf(4, seeded(5));
    const [lost, ...won] = appends;
    const rival = { ...known(lost), drafts: [draft('the rival')] };
    recordsIn(await other.log.append(rival));
    [line.cuts, line.inserts] = [[cut], 0];
    const results = await store.log.appendMany(appends);
    expect([line.inserts, results.map(({ ok }) => ok)]).toEqual([2, [false, true, true, true]]);
    await expectOnce([rival, ...won], ['zero'], JSON.stringify(cut));
  }
});

test('[L7][L3] a store that is killed between a sheaf and its answer, and started again, holds the sheaf once; its writer is told yes', async () => {
  const appends = await sheaf(5, seeded(6));
  [line.cuts, line.inserts] = [[{ way: 'back', at: 0 }], 0];
  const killed = new Promise<void>((resolve, reject) => {
    line.broke = () => {
      kill(shared.child)
        .then(() => storeProcess(data()))
        .then((next) => {
          shared = next;
          line.leadTo(next.uri);
          resolve();
        }, reject);
    };
  });
  const results = await store.log.appendMany(appends);
  await killed;
  expect([line.inserts, results.map(({ ok }) => ok)]).toEqual([2, appends.map(() => true)]);
  await expectOnce(appends, ['zero'], 'after the kill');
});
