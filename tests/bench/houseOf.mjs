/** The built house on a folder, with a measured country in it: fsync, audit, checkpoints and gate as in production. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointed } from '@board/server/audit/checkpointed.js';
import { openHouse } from '@board/server/house.js';
import { systemChance } from '@board/server/ports/chance.js';
import { wallClock } from '@board/server/ports/clock.js';
import { proseNesting } from '@board/server/rooms/scan/content.js';
import { connectStore } from '@board/server/store/connect.js';
import { fillStore } from './world.mjs';

/** A load generator types into a plain text, into a root that everybody at the table may write. */
export const text = 'discussion';
export const measuring = {
  nesting: { ...proseNesting, root: [...proseNesting.root, 'string', 'format'] },
  framesPerSecond: 100_000,
};

/** There once the house has been open with its country. */
export const rosterIn = (folder) => join(folder, 'roster.json');

const broken = (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);

const countryIn = async (store, folder) => {
  if ((await store.log.head('directory')).seq > 0) return JSON.parse(await readFile(rosterIn(folder), 'utf8'));
  return fillStore(store.log, Date.now());
};

/** `before` is awaited before the house opens its doors. */
export const openMeasured = async (folder, port, before = () => Promise.resolve()) => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keys = join(folder, 'keys');
  const opened = await connectStore({ folder, keys });
  const store = await checkpointed(opened, { clock: wallClock, folder: join(folder, 'checkpoints'), keys, broken });
  const roster = await countryIn(store, folder);
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Board</title><i nonce="__NONCE__"></i>');
  await before();
  const house = await openHouse({
    store,
    clock: wallClock,
    chance: systemChance,
    port,
    origins: [],
    behindProxy: true,
    client: folder,
    demoSignIn: null,
    broken,
    measuring,
  });
  await writeFile(`${rosterIn(folder)}.new`, JSON.stringify(roster));
  await rename(`${rosterIn(folder)}.new`, rosterIn(folder));
  return { house, store, roster };
};
