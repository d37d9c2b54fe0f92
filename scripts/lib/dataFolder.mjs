/** The folder of the built-in store. Only a folder carrying our own mark is ever removed. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './paths.mjs';
import { Trouble } from './say.mjs';

const mark = '.board-data';

export const dataFolder = () => resolve(root, process.env.BOARD_DATA ?? '.data');

/** Marks a new or empty folder as ours. A folder with anything else in it is left as it is, unmarked. */
export const prepare = (folder) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length === 0) {
    writeFileSync(
      join(folder, mark),
      'The MARAC board keeps its data here. `npm start -- --fresh` removes this folder.\n',
    );
  }
};

export const removeFolder = (folder) => {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, mark))) {
    throw new Trouble(
      `Not removing ${folder}: it does not carry our mark (${mark}), so it may not be the board's.\n` +
        'Look into it, and remove it yourself if it is what you meant.',
    );
  }
  rmSync(folder, { recursive: true, force: true });
};
