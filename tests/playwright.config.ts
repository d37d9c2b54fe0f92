/** The browser tests, and the README's pictures. The pictures are a project of their own that `npm test` never sees. */
import { defineConfig } from '@playwright/test';
import { browserHere } from '../scripts/lib/browser.mjs';

const executablePath = browserHere();
const pictures = process.env['BOARD_SCREENSHOTS'] !== undefined;
const bench = process.env['BOARD_BENCH'] !== undefined;
const name = pictures ? 'screenshots' : bench ? 'bench' : 'e2e';
const folders = { screenshots: 'screens', bench: 'bench', e2e: 'e2e' } as const;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const quiet = ['--disable-component-update', '--disable-sync'];

export default defineConfig({
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // only ends what hangs: a busy machine of two cores is four times as slow as a quiet one
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: 'results/playwright',
  reporter: [['line'], ['json', { outputFile: `results/${name === 'e2e' ? 'playwright' : name}.json` }]],
  use: {
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // pictures of every step cost as much as the step; the snapshots show the same
    trace: bench ? 'off' : { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { args: [...flags, ...quiet], ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [{ name, testDir: folders[name] }],
});
