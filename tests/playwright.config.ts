/** The browser tests, and the README's pictures. The pictures are a project of their own that `npm test` never sees. */
import { defineConfig } from '@playwright/test';
import { browserHere } from '../scripts/lib/browser.mjs';

const executablePath = browserHere();
const pictures = process.env['BOARD_SCREENSHOTS'] !== undefined;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const quiet = ['--disable-component-update', '--disable-sync'];

export default defineConfig({
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'results/playwright',
  reporter: [['line'], ['json', { outputFile: `results/${pictures ? 'screenshots' : 'playwright'}.json` }]],
  use: {
    actionTimeout: 10_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    launchOptions: { args: [...flags, ...quiet], ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [pictures ? { name: 'screenshots', testDir: 'screens' } : { name: 'e2e', testDir: 'e2e' }],
});
