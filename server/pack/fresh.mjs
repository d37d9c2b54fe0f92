/** Says which built server to start: the packed one when it was packed from the code that is built now, else that code. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inRoot = (...parts) => join(fileURLToPath(new URL('../..', import.meta.url)), ...parts);

export const built = inRoot('server', 'dist', 'main.js');
export const packed = inRoot('server', 'packed');
export const stampIn = (folder) => join(folder, 'stamp');

const scriptsIn = (folder) =>
  readdirSync(inRoot(folder), { recursive: true })
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => join(folder, name));

const ingredients = () => ['package-lock.json', ...['shared/dist', 'server/dist', 'server/pack'].flatMap(scriptsIn)];

/** What the packed server is made of, in one line. */
export const digestOfBuilt = () => {
  const hash = createHash('sha256');
  for (const file of ingredients().toSorted((a, b) => (a < b ? -1 : 1)))
    hash.update(`${file}\n`).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
};

/** Code that was compiled and not packed since must not be tested, or served, as it was before. */
export const isFresh = (folder = packed) =>
  existsSync(stampIn(folder)) && readFileSync(stampIn(folder), 'utf8') === digestOfBuilt();

export const boardMain = (folder = packed) => (isFresh(folder) ? join(folder, 'main.js') : built);

/**
 * V8 would allocate what outlives a few collections among the old from then on. What waits for the disk does, so it took
 * whole turns for old, and dead ones kept what came after them: 175 MiB in 20 s under a country's load, and collections
 * of 20 ms. Started otherwise the board runs all the same, but V8 takes nothing of what was compiled for it.
 */
export const boardFlags = ['--no-allocation-site-pretenuring'];
