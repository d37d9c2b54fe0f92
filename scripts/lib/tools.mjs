/** The tools with the arguments this project uses, so that `check`, `test` and `start` cannot drift apart. */
import { inRoot, results } from './paths.mjs';
import { runTool } from './run.mjs';

export const format = () => runTool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']);

export const lint = () => runTool('oxlint', 'oxlint', ['--type-aware', '--report-unused-disable-directives']);

/** Everything, from turbo's cache where nothing changed. */
export const build = (...args) => runTool('turbo', 'turbo', ['run', 'build', '--output-logs=new-only', ...args]);

/** Only what other code imports: quick, and enough for the rules and for type checks. */
export const compile = () => runTool('typescript', 'tsc', ['-b', 'shared', 'server']);

export const typecheck = async () => {
  const client = await runTool('typescript', 'tsc', ['-p', 'client']);
  const tests = await runTool('typescript', 'tsc', ['-p', 'tests']);
  return client || tests;
};

export const vitest = (report, args = [], env = {}, stdio = 'inherit') =>
  runTool(
    'vitest',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    {
      cwd: inRoot('tests'),
      env,
      stdio,
    },
  );

export const playwright = (args = [], env = {}) =>
  runTool('@playwright/test', 'playwright', ['test', '--config', inRoot('tests', 'playwright.config.ts'), ...args], {
    env,
  });

export const report = (name) => `${results}/${name}.json`;
