/** One folder, and two who want it: a house and `npx board store`, as processes; who comes second is told whose it is, until that one is dead. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { board as cli } from '../support/auditCli.js';
import { enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { storeProcess } from '../support/nodes.js';

let folder: string;
let house: Running | null = null;
let store: Awaited<ReturnType<typeof storeProcess>> | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-lock-'));
});
afterEach(async () => {
  if (house) await kill(house.child);
  await store?.close();
  [house, store] = [null, null];
  await rm(folder, { recursive: true, force: true });
});

const held = (pid: number | undefined): string => `the data folder ${folder} is in use by process ${pid}`;

test('[L4] a house on a folder that is served as a store is refused and told whose it is, also while that one stands still; when it is dead the house opens', async () => {
  store = await storeProcess(folder);
  const { child } = store;
  await expect(startHouse(folder)).rejects.toThrow(held(child.pid));
  child.kill('SIGSTOP');
  await expect(startHouse(folder)).rejects.toThrow(held(child.pid));
  await kill(child);
  house = await startHouse(folder);
  expect((await (await enter(house.url, folder, 'Callum')).get('/api/home')).status).toBe(200);
}, 120_000);

test('[L4] `npx board store` on the folder of a house is refused and told whose it is; when the house is dead it serves what is there', async () => {
  house = await startHouse(folder);
  const { child, url } = house;
  const refused = await cli('store', '--data', folder);
  expect([refused.code, refused.said, refused.complained.trim()]).toEqual([2, '', held(child.pid)]);
  const callum = await enter(url, folder, 'Callum');
  expect((await callum.get('/api/home')).status).toBe(200);
  await kill(child);
  store = await storeProcess(folder);
  house = await startHouse(folder, { MONGODB_URI: store.uri });
  expect((await (await enter(house.url, folder, 'Callum')).get('/api/home')).status).toBe(200);
}, 120_000);
