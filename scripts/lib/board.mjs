/** The built server as a process of its own: started on a folder and a port, read for its address and links, stopped. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { boardFlags, boardMain } from '../../server/pack/fresh.mjs';
import { root } from './paths.mjs';

const how = [...boardFlags, boardMain()];

/** One line with an address in it: the board's own, or a sign-in link with its label. */
export const readAddress = (line) => {
  const found = /https?:\/\/\S+/.exec(line);
  if (found === null) return undefined;
  const label = line
    .slice(0, found.index)
    .replace(/[\s:–—-]+$/, '')
    .trim();
  return { label, url: found[0] };
};

const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const until = async (isSo, child, output) => {
  while (!(await isSo())) {
    if (child.exitCode !== null) throw new Error(`the board ended with ${child.exitCode}:\n${output.join('\n')}`);
    await pause(50);
  }
};

const answers = (url) =>
  fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );

/** The links are printed one after another: they are all there when a moment brings no more. */
const linksAreComplete = async (links) => {
  const before = links.length;
  await pause(150);
  return before > 0 && links.length === before;
};

/**
 * Starts the built server in demo mode and waits for its address to answer and its links to be printed.
 * `output` keeps every line for a test that fails.
 */
export const startBoard = async ({ folder, port, env = {} }) => {
  const url = `http://127.0.0.1:${port}`;
  // Keys of its own, whatever is set for the board that somebody runs beside it.
  const keys = { BOARD_KEYS: join(folder, 'keys'), BOARD_ROOT_KEY: '', BOARD_ROOT_KEY_COMMAND: '' };
  const settings = { BOARD_DEMO: '1', ...keys, ...env, PORT: String(port), BOARD_DATA: folder };
  const child = spawn(process.execPath, how, { cwd: root, env: { ...process.env, ...settings } });
  const output = [];
  const links = [];
  const keep = (line) => {
    output.push(line);
    const found = readAddress(line);
    if (found !== undefined && new URL(found.url).pathname !== '/') links.push(found);
  };
  createInterface({ input: child.stdout }).on('line', keep);
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  await until(() => answers(url), child, output);
  if (settings.BOARD_DEMO === '1') await until(() => linksAreComplete(links), child, output);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended(child);
    return child.exitCode;
  };
  return { url, links, output, child, stop };
};
