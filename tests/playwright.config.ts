/** The browser tests, and the README's pictures. The pictures are a project of their own that `npm test` never sees. */
import { defineConfig } from '@playwright/test';
import { browserHere } from '../scripts/lib/browser.mjs';

const executablePath = browserHere();
const pictures = process.env['BOARD_SCREENSHOTS'] !== undefined;
const bench = process.env['BOARD_BENCH'] !== undefined;
const traced = process.env['BOARD_TRACE'] !== undefined && !bench;
const name = pictures ? 'screenshots' : bench ? 'bench' : 'e2e';
const folders = { screenshots: 'screens', bench: 'bench', e2e: 'e2e' } as const;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const quiet = ['--disable-component-update', '--disable-sync'];

export default defineConfig({
  // a file has a day and a server of its own; what is measured or pictured has the machine to itself
  workers: name === 'e2e' ? 2 : 1,
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
    // a trace of every step costs a quarter of it: BOARD_TRACE=1 for a test that failed; a failure leaves its page in words
    trace: traced ? { mode: 'retain-on-failure', screenshots: false } : 'off',
    launchOptions: { args: [...flags, ...quiet], ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [{ name, testDir: folders[name] }],
});
