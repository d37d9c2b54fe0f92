/** `npm start`: from a clone to a running board. Uses nothing but Node's own modules, for nothing else is there yet. */
import { build } from './lib/tools.mjs';
import { checkVersions } from './lib/versions.mjs';
import { dataFolder, prepare, removeFolder } from './lib/dataFolder.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { isTaken } from './lib/ports.mjs';
import { loadLocalSettings } from './lib/env.mjs';
import { say, script, Trouble } from './lib/say.mjs';
import { serve } from './lib/serve.mjs';

const known = new Set(['--fresh']);

const readArguments = (given) => {
  const strange = given.find((argument) => !known.has(argument));
  if (strange === undefined) return { fresh: given.includes('--fresh') };
  throw new Trouble(
    `npm start does not know ${strange}.\nUse: npm start            run the board\n     npm start -- --fresh   empty its store first`,
  );
};

const settings = () => {
  process.env.PORT ??= '4173';
  process.env.BOARD_DATA = dataFolder();
  if (process.env.NODE_ENV !== 'production') process.env.BOARD_DEMO ??= '1';
};

const checkPort = async () => {
  const { PORT } = process.env;
  if (await isTaken(Number(PORT))) {
    throw new Trouble(
      `Port ${PORT} is in use, perhaps by a board that still runs.\nStop that one, or choose another: PORT=4174 npm start`,
    );
  }
};

const prepareData = (fresh) => {
  if (process.env.MONGODB_URI) {
    if (fresh)
      throw new Trouble('--fresh empties only the built-in store, and MONGODB_URI is set. Nothing was removed.');
    return say('Using the MongoDB named in MONGODB_URI.');
  }
  if (fresh) removeFolder(process.env.BOARD_DATA);
  prepare(process.env.BOARD_DATA);
  say(`Using the built-in store in ${process.env.BOARD_DATA}.`);
};

await script(async () => {
  const { fresh } = readArguments(process.argv.slice(2));
  const npm = checkVersions();
  loadLocalSettings();
  settings();
  await checkPort();
  prepareData(fresh);
  await installWhenNeeded(npm);
  if ((await build()) !== 0) throw new Trouble('The build failed; the first error above says where.');
  process.exitCode = await serve();
});
