/** `npm run dev`: compiler, server and Vite side by side, each restarting on change. The browser talks to Vite only. */
import { spawn } from 'node:child_process';
import { compile } from './lib/tools.mjs';
import { checkVersions } from './lib/versions.mjs';
import { dataFolder, prepare } from './lib/dataFolder.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { loadLocalSettings } from './lib/env.mjs';
import { inRoot, root, serverMain } from './lib/paths.mjs';
import { programOf } from './lib/run.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const vitePort = 5173;

const settings = () => {
  process.env.PORT ??= '4173';
  process.env.BOARD_DATA = dataFolder();
  process.env.BOARD_DEMO ??= '1';
  process.env.ORIGIN ??= `http://127.0.0.1:${vitePort}`;
  process.env.BOARD_SERVER = `http://127.0.0.1:${process.env.PORT}`;
};

const startBeside = (args, cwd = root) => spawn(process.execPath, args, { cwd, stdio: 'inherit' });

const endTogether = (children) => {
  const end = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
  for (const child of children) child.once('exit', end);
};

const startAll = () => [
  startBeside([programOf('typescript', 'tsc'), '-b', 'shared', 'server', '--watch', '--preserveWatchOutput']),
  startBeside(['--watch', '--watch-preserve-output', serverMain]),
  startBeside([programOf('vite'), '--host', '127.0.0.1', '--port', `${vitePort}`, '--strictPort'], inRoot('client')),
];

await script(async () => {
  const npm = checkVersions();
  loadLocalSettings();
  settings();
  await installWhenNeeded(npm);
  if ((await compile()) !== 0) throw new Trouble('shared and server do not compile yet; mend that first.');
  if (!process.env.MONGODB_URI) prepare(process.env.BOARD_DATA);
  say(`Open http://127.0.0.1:${vitePort}; the sign-in links below lead there too.`);
  endTogether(startAll());
});
