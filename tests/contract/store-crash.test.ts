/** What a killed process leaves behind, and who may have its folder. Kills real processes at random moments. */
import type { ChildProcess } from 'node:child_process';
import { readFile, writeFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connectStore } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draft, freshStream, kill9, processOn, recordsIn, temporaryFolder } from '../support/store.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await kill9(child);
  await folder.remove();
});

const start = (code: string) => {
  const started = processOn(folder.path, code);
  children.push(started.child);
  return started;
};

/** Numbers from a seed, so that a run can be repeated: mulberry32. */
const chanceFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), 61 | bits);
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
};

// Eight streams are appended to at once, one of them with three records at a time; a line is said after the promise
// has been kept and not before.
const writers = `
  const { log } = await connectStore({ folder });
  const write = async (stream, count) => {
    for (let { seq } = await log.head(stream); ; seq += count) {
      const drafts = Array.from({ length: count }, (_, at) => ({
        at: seq, by: 'system', session: null, body: Buffer.from(stream + ' ' + (seq + at + 1) + ' '.repeat(seq % 900)),
      }));
      const { ok, records } = await log.append({ stream, after: seq, drafts });
      if (!ok) throw new Error('a conflict with nobody');
      for (const { seq, hash } of records) say([stream, seq, hash].join(' '));
    }
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'three'].map((name) => write(name, name === 'three' ? 3 : 1)));
`;

/** Runs the writers until `count` records were acknowledged, kills them, and answers all that they had said. */
const acknowledgedUntilKilled = async (count: number): Promise<string[]> => {
  const { child, lines, stderr } = start(writers);
  const said: string[] = [];
  for await (const line of lines) if (said.push(line) === count) child.kill('SIGKILL');
  expect(said.length, await stderr).toBeGreaterThanOrEqual(count);
  return said;
};

test('[L3] every acknowledged record is there after kill -9, in eight rounds on one folder', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`[L3] SEED=${seed} repeats this run`);
  const chance = chanceFrom(seed);
  const acknowledged: string[] = [];
  for (let round = 1; round <= 8; round += 1) {
    acknowledged.push(...(await acknowledgedUntilKilled(1 + Math.floor(chance() * 400))));
    const store = await connectStore({ folder: folder.path });
    const kept = new Set<string>();
    for (const stream of await store.log.names('')) {
      const records = await store.log.read(stream, 0);
      expect(verifyChain(await store.log.links(stream, 0)), `${stream} in round ${round}`).toEqual({ ok: true });
      expect(records.length % (stream === 'three' ? 3 : 1), 'what was appended together is whole').toBe(0);
      for (const { seq, hash } of records) kept.add(`${stream} ${seq} ${hash}`);
    }
    await store.close();
    expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
  }
  console.log(`[L3] ${acknowledged.length} acknowledged records were all there`);
}, 300_000);

const holder = `await connectStore({ folder }); say('open');`;

const heldByAnother = async () => {
  const { child, lines, stderr } = start(holder);
  for await (const line of lines) if (line === 'open') return child;
  return expect.fail(await stderr);
};

test('[L4] a second process on one data folder is refused, with the name of the first', async () => {
  const { pid } = await heldByAnother();
  await expect(connectStore({ folder: folder.path })).rejects.toThrow(`in use by process ${pid}`);
  const third = start(holder);
  expect(await third.stderr).toContain(`in use by process ${pid}`);
});

test('[L4] a process that has died holds nothing, and of two that come after it one is let in', async () => {
  const child = await heldByAnother();
  await kill9(child);
  const heirs = await Promise.allSettled([1, 2, 3].map(() => connectStore({ folder: folder.path })));
  const [store, ...others] = heirs.flatMap((heir) => (heir.status === 'fulfilled' ? [heir.value] : []));
  expect(others).toEqual([]);
  const whys = heirs.flatMap((heir) => (heir.status === 'rejected' ? [String(heir.reason)] : []));
  expect(whys).toEqual([expect.stringContaining(`${process.pid}`), expect.stringContaining(`${process.pid}`)]);
  await store?.close();
});

test('[L4] one process cannot open one folder twice, and can open it again when it has closed it', async () => {
  const stream = freshStream();
  const first = await connectStore({ folder: folder.path });
  await expect(connectStore({ folder: folder.path })).rejects.toThrow(`in use by process ${process.pid}`);
  recordsIn(await first.log.append({ stream, after: 0, drafts: [draft('kept')] }));
  await first.close();
  const again = await connectStore({ folder: folder.path });
  expect(await again.log.read(stream, 0)).toHaveLength(1);
  await again.close();
});

test('[L4] another process under the pid of a dead one is not taken for it', async () => {
  await writeFile(
    join(folder.path, 'lock'),
    JSON.stringify({ pid: process.pid, born: 'long ago', key: 'k', address: null }),
  );
  const store = await connectStore({ folder: folder.path });
  expect(JSON.parse(await readFile(join(folder.path, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await store.close();
});

test('[L4] a lock whose words were lost belongs to nobody', async () => {
  await writeFile(join(folder.path, 'lock'), '');
  await (await connectStore({ folder: folder.path })).close();
});

test('[L4] the folder is closed to other users of the machine', async () => {
  const store = await connectStore({ folder: folder.path });
  expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
  await store.close();
});

test('a folder with a path too long for a socket is served all the same', async () => {
  const deep = join(folder.path, 'a'.repeat(60), 'b'.repeat(60));
  const store = await connectStore({ folder: deep });
  const stream = freshStream();
  recordsIn(await store.log.append({ stream, after: 0, drafts: [draft('kept')] }));
  await store.close();
});
