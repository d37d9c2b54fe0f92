/** Bodies as large as a store takes, and a process that is killed while they are written: each is whole or not there. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Unreadable, type LogRecord } from '@board/server/ports/log.js';
import { connectStore } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import { MAX_BODY_BYTES } from '@board/server/store/sheaf.js';
import { maxDocument } from '@board/server/rooms/growth.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { known } from '../support/house.js';
import { seeded } from '../support/rooms.js';
import { freshStream, kill9, processOn, temporaryFolder } from '../support/store.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await kill9(child);
  await folder.remove();
});

/** The bodies of one append: the largest document, the largest body, and the largest sheaf of several. */
const sheaves: readonly (readonly number[])[] = [
  [maxDocument],
  [MAX_BODY_BYTES],
  [MAX_BODY_BYTES / 3, MAX_BODY_BYTES / 3, MAX_BODY_BYTES / 3],
];

const wordsOf = (seq: number): string => `record ${seq} in its own words, `;

/** Appends one sheaf after the other; says what it asks for before, and again when it is acknowledged. */
const writer = (stream: string, first: number): string => `
  const { log } = await connectStore({ folder });
  const sheaves = ${JSON.stringify(sheaves)};
  for (let n = ${first}, after = 0; ; n += 1) {
    const sizes = sheaves[n % sheaves.length];
    const drafts = sizes.map((size, at) => ({
      at: n, by: 'system', session: null, body: Buffer.alloc(size, 'record ' + (after + at + 1) + ' in its own words, '),
    }));
    const line = JSON.stringify({ after, sizes });
    say('asked ' + line);
    const { ok } = await log.append({ stream: ${JSON.stringify(stream)}, after, drafts });
    if (!ok) throw new Error('a conflict with nobody');
    say('kept ' + line);
    after += sizes.length;
  }
`;

interface Asked {
  readonly after: number;
  readonly sizes: readonly number[];
}

/** Kills the writer in the middle of its second sheaf, or thereabouts: `part` of what the first one took; answers what was acknowledged, and what was not. */
const killedWithin = async (stream: string, first: number, part: number) => {
  const { child, lines, stderr } = processOn(folder.path, writer(stream, first));
  children.push(child);
  const acknowledged: Asked[] = [];
  let open: Asked | null = null;
  let [took, since] = [0, performance.now()];
  for await (const line of lines) {
    const [what, said] = line.split(/ (.*)/s, 2);
    const sheaf = JSON.parse(known(said)) as Asked;
    if (what === 'kept') acknowledged.push(sheaf);
    open = what === 'kept' ? null : sheaf;
    if (open !== null && acknowledged.length === 1) void pause(part * took).then(() => child.kill('SIGKILL'));
    [took, since] = [performance.now() - since, performance.now()];
  }
  expect(acknowledged.length, await stderr).toBeGreaterThanOrEqual(1);
  return { acknowledged, open };
};

const isWhole = ({ seq, body }: LogRecord, size: number): boolean =>
  Buffer.compare(body, Buffer.alloc(size, wordsOf(seq))) === 0;

test('[L3][L6] bodies at the limit are whole after kill -9 when they were acknowledged, and otherwise whole or not there: never a part', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.log(`[L3] SEED=${seed} repeats this run`);
  const random = seeded(seed);
  const found = { acknowledged: 0, written: 0, absent: 0 };
  for (let round = 0; round < 4; round += 1) {
    const [stream, told] = [freshStream(), `seed ${seed}, round ${round}`];
    const { acknowledged, open } = await killedWithin(stream, round, 0.2 + random());
    const store = await connectStore({ folder: folder.path });
    const records = await store.log.read(stream, 0).catch((error: unknown) => {
      throw error instanceof Unreadable ? new Error(`a part of a body: ${told}`, { cause: error }) : error;
    });
    expect(verifyChain(await store.log.links(stream, 0)), told).toEqual({ ok: true });
    await store.close();
    const isOpenThere = open !== null && records.length > open.after;
    const all = [...acknowledged, ...(isOpenThere ? [open] : [])].flatMap(({ sizes }) => sizes);
    expect(records.length, told).toBe(all.length);
    expect(
      records.filter((record, at) => !isWhole(record, known(all[at]))),
      told,
    ).toEqual([]);
    found.acknowledged += acknowledged.length;
    if (open !== null) found[isOpenThere ? 'written' : 'absent'] += 1;
  }
  console.log(`[L3] large: ${JSON.stringify(found)}; none in part`);
}, 120_000);
