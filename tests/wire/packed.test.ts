/** The board as one packed script: what it is packed from, what is kept of it, and that it starts without what is kept. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boardFlags, boardMain, built, isFresh, packed, stampIn } from '../../server/pack/fresh.mjs';
import { saidOnceStarted } from '../support/houseProcess.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let place = '';
let copy = '';

/** A whole tree beside the real one, so that nothing is changed under the tests that start the real one. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'board-packed-'));
  copy = join(place, 'server', 'packed');
  await symlink(join(root, 'node_modules'), join(place, 'node_modules'));
  await symlink(join(root, 'client'), join(place, 'client'));
  if (isFresh()) await cp(packed, copy, { recursive: true });
  else await promisify(execFile)(process.execPath, [join(root, 'server/pack/pack.mjs'), copy]);
});
afterAll(() => rm(place, { recursive: true, force: true }));

test('[L25] a board packed from other code than what is built now is not started', async () => {
  expect(boardMain(copy)).toBe(join(copy, 'main.js'));
  const digest = await readFile(stampIn(copy), 'utf8');
  await writeFile(stampIn(copy), digest.replaceAll(/./g, '0'));
  expect(boardMain(copy)).toBe(built);
  await rm(stampIn(copy));
  expect(boardMain(copy)).toBe(built);
  await writeFile(stampIn(copy), digest);
  expect(boardMain(copy)).toBe(join(copy, 'main.js'));
});

const greeting = 'The board is at';

test('[L25] the packed board starts, and so it does when V8 was told otherwise and takes nothing of what was kept', async () => {
  for (const thread of ['main', 'worker']) expect(existsSync(join(copy, `${thread}.cache`)), thread).toBe(true);
  expect(await saidOnceStarted([...boardFlags, join(copy, 'main.js')], join(place, 'one'))).toContain(greeting);
  expect(await saidOnceStarted(['--no-opt', join(copy, 'main.js')], join(place, 'two'))).toContain(greeting);
});

test('[L25] what was kept of one script is not run in the place of another, though they are equally long', async () => {
  const script = join(copy, 'main.cjs');
  const other = 'The tower is up';
  expect(other).toHaveLength(greeting.length);
  await writeFile(script, (await readFile(script, 'utf8')).replaceAll(greeting, other));
  expect(await saidOnceStarted([...boardFlags, join(copy, 'main.js')], join(place, 'three'))).toContain(other);
});
