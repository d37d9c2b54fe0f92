/** Starts other programs and waits for them. Packages' own programs run under this very Node, so no shell is needed. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './paths.mjs';
import { Trouble } from './say.mjs';

const quiet = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' };

/** Resolves to the exit code; a program that cannot be started, or that a signal ended, counts as 1. */
export const run = (command, args, { env = {}, cwd = root, shell = false, stdio = 'inherit' } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, shell, stdio, env: { ...process.env, ...quiet, ...env } });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** The file behind an installed package's command. */
export const programOf = (packageName, command = packageName) => {
  const folder = inRoot('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (file === undefined) throw new Trouble(`The package ${packageName} has no command ${command}.`);
  return join(folder, file);
};

/** Runs an installed package's command, for example `runTool('typescript', 'tsc', ['-b'])`. */
export const runTool = (packageName, command, args, options) =>
  run(process.execPath, [programOf(packageName, command), ...args], options);
