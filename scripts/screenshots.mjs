/** `npm run screenshots`: a fresh demo board, and Playwright taking the README's pictures of it into tests/screens/. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserHere, haveBrowser } from './lib/browser.mjs';
import { build, playwright } from './lib/tools.mjs';
import { checkVersions } from './lib/versions.mjs';
import { freePort } from './lib/ports.mjs';
import { inRoot } from './lib/paths.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { prepare } from './lib/dataFolder.mjs';
import { say, script, Trouble } from './lib/say.mjs';
import { startBoard } from './lib/board.mjs';

const pictures = inRoot('tests/screens');

/** What the specs in tests/screens read: where the board is, its sign-in links, where the pictures go. */
const told = (board) => ({
  BOARD_SCREENSHOTS: pictures,
  BOARD_URL: board.url,
  BOARD_LINKS: JSON.stringify(board.links),
  ...(browserHere() === undefined ? {} : { CHROMIUM_PATH: browserHere() }),
});

const take = async (folder) => {
  prepare(folder);
  const board = await startBoard({ folder, port: await freePort() });
  try {
    return await playwright(['--project', 'screenshots'], told(board));
  } finally {
    await board.stop();
  }
};

await script(async () => {
  await installWhenNeeded(checkVersions());
  if (!(await haveBrowser())) throw new Trouble('There is no browser to take pictures with.');
  if ((await build()) !== 0) throw new Trouble('The build failed; the first error above says where.');
  mkdirSync(pictures, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'board-'));
  const code = await take(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
  if (code !== 0) throw new Trouble('The pictures were not all taken.');
  say(`The pictures are in ${pictures}.`);
});
