/** The tests that need no browser, in four projects. They import built code, so that what is tested is what runs. */
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longestFirst.js';

const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`${name}/**/*.test.ts`], testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // loading the server and its drivers costs more than most files' tests: a worker loads them once
    isolate: false,
    sequence: { sequencer: LongestFirst },
    allowOnly: false,
    // Node itself loads the built code: one copy of every class, workers and `import.meta.url` as in production.
    server: { deps: { external: [/\/(server|shared)\/dist\//] } },
    // only ends what hangs: a busy machine is ten times as slow as a quiet one
    projects: [
      project('rules', 60_000),
      project('contract', 120_000),
      project('wire', 120_000),
      project('fuzz', 120_000),
    ],
  },
});
