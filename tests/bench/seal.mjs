/**
 * What sealing costs: `npx tsc -b shared server && node tests/bench/seal.mjs`. One run measures sealed and unsealed in
 * turns on one embedded store, so that a busy machine weighs on both; medians of the rounds are printed, and ratios.
 * Microseconds are of processor time, the store's own thread included; the waiting for the disk is in the elapsed ratio.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { openDataKeys } from '@board/server/store/dataKeys.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import { openKeyring } from '@board/server/store/keyring.js';
import { createIndexes, modelsOn } from '@board/server/store/models.js';
import { newKey, open, seal } from '@board/server/store/seal.js';
import { openSealer } from '@board/server/store/sealer.js';
import { openSheaves } from '@board/server/store/sheaves.js';
import { openLog } from '@board/server/store/streams.js';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const RECORDS = 10_000;
/** A turn of typing with its parts is about this long. */
const BODY = 300;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
/** Microseconds of processor and of time. */
const timed = async (act) => {
  const [begun, used] = [performance.now(), cpu()];
  await act();
  return { cpu: cpu() - used, elapsed: (performance.now() - begun) * 1000 };
};

const plain = { seal: (body) => body, open: (stored) => stored };
const unsealed = { toWrite: async () => plain, toRead: async () => plain, destroy: async () => undefined };

const pure = (bytes, times) => {
  const [key, body, bound] = [newKey(), randomBytes(bytes), 'doc/x 1 hash'];
  const sealed = seal(key, body, bound);
  const each = (act) => {
    const used = cpu();
    for (let n = 0; n < times; n += 1) act();
    return (cpu() - used) / times;
  };
  const rounds = Array.from({ length: ROUNDS }, () => [
    each(() => seal(key, body, bound)),
    each(() => open(key, sealed, bound)),
  ]);
  const [sealing, opening] = [0, 1].map((at) => median(rounds.map((round) => round[at])).toFixed(1));
  console.log(`${bytes} bytes: seal ${sealing} µs, open ${opening} µs`);
};

const folder = await mkdtemp(join(tmpdir(), 'board-bench-'));
const embedded = await startEmbedded(folder);
const connection = await mongoose.createConnection(embedded.uri).asPromise();
const models = modelsOn(connection);
await createIndexes(models);
const ring = await openKeyring({ folder: join(folder, 'keys'), root: { from: 'file' }, isUsed: false });
const sealer = openSealer(ring.house, openDataKeys(models.keys, ring));
const logs = {
  sealed: openLog(openSheaves(models.records), sealer),
  unsealed: openLog(openSheaves(models.records), unsealed),
};
const kinds = Object.keys(logs);

const caseId = randomUUID();
const drafts = (count) =>
  Array.from({ length: count }, () => ({ at: 1, by: 'system', session: null, body: randomBytes(BODY) }));

/** Times of each kind, in turns; whoever is first changes from round to round. */
const inTurns = async (act) => {
  const times = { sealed: [], unsealed: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const kind of round % 2 ? kinds : kinds.toReversed()) times[kind].push(await act(logs[kind]));
  const of = (kind, what) => median(times[kind].map((time) => time[what]));
  return { cpu: kinds.map((kind) => of(kind, 'cpu')), elapsed: kinds.map((kind) => of(kind, 'elapsed')) };
};

const report = (what, { cpu: [sealed, bare], elapsed }, each) => {
  const per = (time) => `${(time / each).toFixed(1)} µs`;
  const ratios = `ratio ${(sealed / bare).toFixed(2)}, elapsed ${(elapsed[0] / elapsed[1]).toFixed(2)}`;
  console.log(`${what}: sealed ${per(sealed)}, unsealed ${per(bare)} a record, ${ratios}`);
};

const tell = async (log, stream, after, bodies) => {
  const { ok } = await log.append({ stream, after, drafts: bodies, caseId });
  if (!ok) throw new Error('a conflict with nobody');
};

try {
  for (const [bytes, times] of [
    [BODY, 20_000],
    [142_000, 500],
  ])
    pure(bytes, times);
  const one = await inTurns(async (log) => {
    const stream = `doc/${randomUUID()}`;
    await tell(log, stream, 0, drafts(1));
    const bodies = drafts(300).map((draft) => [draft]);
    return timed(async () => {
      for (const [at, body] of bodies.entries()) await tell(log, stream, at + 1, body);
    });
  });
  report('append, one record at a time, each on disk', one, 300);
  const many = await inTurns(async (log) => {
    const streams = Array.from({ length: 50 }, () => `doc/${randomUUID()}`);
    await Promise.all(streams.map((stream) => tell(log, stream, 0, drafts(1))));
    const appends = streams.map((stream) => ({ stream, after: 1, drafts: drafts(10), caseId }));
    return timed(() => log.appendMany(appends));
  });
  report('append, 50 rooms with 10 records each in one write', many, 500);
  const full = {};
  for (const kind of kinds) {
    const stream = `doc/${randomUUID()}`;
    for (let after = 0; after < RECORDS; after += 2) await tell(logs[kind], stream, after, drafts(2));
    full[kind] = stream;
  }
  const read = await inTurns((log) => timed(() => log.read(log === logs.sealed ? full.sealed : full.unsealed, 0)));
  report(`read of ${RECORDS} records`, read, RECORDS);
} finally {
  await connection.close();
  await embedded.close();
  await rm(folder, { recursive: true, force: true });
}
