/** Runs the built server in the foreground and passes on, once, whatever asks this process to stop. */
import { spawn } from 'node:child_process';
import { boardFlags, boardMain } from '../../server/pack/fresh.mjs';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { onWindows } from './versions.mjs';

const patience = 15_000;

/** Every way of asking means the same to the server: flush and end. */
const passOnStops = (child) => {
  let asked = false;
  const stop = () => {
    if (asked) return;
    asked = true;
    child.kill('SIGTERM');
    const lastResort = () => {
      say('The board did not stop in 15 seconds; ending it. Whatever it said was saved is saved.');
      child.kill('SIGKILL');
    };
    setTimeout(lastResort, patience).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  orphaned(stop);
};

/** Some shells that npm starts us under die of the signal without passing it on: then the parent changes, and that asks too. */
const orphaned = (stop) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const { ppid } = process;
  setInterval(() => process.ppid !== ppid && stop(), 500).unref();
};

/** A group of its own: else Ctrl-C reaches the server twice, from the terminal and from us. */
export const serve = () =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...boardFlags, boardMain()], {
      cwd: root,
      stdio: 'inherit',
      detached: !onWindows,
    });
    passOnStops(child);
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
