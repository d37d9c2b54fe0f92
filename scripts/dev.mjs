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
};

const proxied = () => {
  const target = `http://127.0.0.1:${process.env.PORT}`;
  return { '/api': target, '/live': { target, ws: true }, '/sync': { target, ws: true } };
};

const startVite = async () => {
  const { createServer } = await import('vite');
  const server = { host: '127.0.0.1', port: vitePort, strictPort: true, proxy: proxied() };
  const vite = await createServer({ root: inRoot('client'), server });
  await vite.listen();
  vite.printUrls();
  return vite;
};

const startBeside = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });

const endTogether = (children, vite) => {
  const end = () => {
    for (const child of children) child.kill('SIGTERM');
    void vite.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
};

await script(async () => {
  const npm = checkVersions();
  loadLocalSettings();
  settings();
  await installWhenNeeded(npm);
  if ((await compile()) !== 0) throw new Trouble('shared and server do not compile yet; mend that first.');
  if (!process.env.MONGODB_URI) prepare(process.env.BOARD_DATA);
  const compiler = startBeside([
    programOf('typescript', 'tsc'),
    '-b',
    'shared',
    'server',
    '--watch',
    '--preserveWatchOutput',
  ]);
  const server = startBeside(['--watch', '--watch-preserve-output', serverMain]);
  endTogether([compiler, server], await startVite());
  say(`Open http://127.0.0.1:${vitePort}; the sign-in links below lead there too.`);
});
