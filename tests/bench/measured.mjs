/** A server under measurement as a process of its own: started on a fresh folder, asked what it used, ended. */
import { execFile, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { boardFlags } from '../../server/pack/fresh.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

const start = async (program, env, execArgv = []) => {
  const folder = await mkdtemp(join(tmpdir(), 'board-bench-'));
  const port = await freePort();
  const child = fork(here(program), [folder, String(port)], {
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  while (child.exitCode === null && !(await answers(port))) await pause(50);
  if (child.exitCode !== null) throw new Error(`${program} did not start`);
  const usage = () =>
    new Promise((resolve) => {
      child.once('message', resolve);
      child.send('usage');
    });
  const end = async () => {
    child.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, port, usage, end };
};

/** The raw relay: everybody may come, and paths are documents. */
const relay = async ({ documents, people }) => {
  const server = await start('./relay.mjs', {});
  const docs = Array.from({ length: documents }, (_, n) => `doc${n}`);
  const clients = Array.from({ length: documents * people }, () => ({}));
  return { ...server, speaks: false, text: 'content', paths: docs.map((doc) => `/${doc}`), clients };
};

const board = async ({ documents, people }) => {
  const server = await start('./serve.mjs', { BENCH_BOARDS: String(documents) }, boardFlags);
  const { port, folder } = server;
  const env = { ...process.env, BENCH_PORT: port, BENCH_DOCS: documents, BENCH_CLIENTS: people };
  const { stdout } = await promisify(execFile)(process.execPath, [here('./prepare.mjs'), folder], {
    env,
    maxBuffer: 2 ** 24,
  });
  const { docs, headers, clients, text } = JSON.parse(stdout);
  return {
    ...server,
    speaks: true,
    text,
    paths: docs.map((doc) => `/sync/${doc}`),
    clients: clients.map((one) => ({ ...headers, ...one.headers })),
  };
};

export const servers = { relay, board };
