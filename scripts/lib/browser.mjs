/** Which browser drives the tests: the one named, one on the PATH, or Playwright's own; fetched where that can be done. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runTool } from './run.mjs';
import { say } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

const canRun = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A browser already on this machine, not counting Playwright's own. */
export const browserHere = () => {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), macChrome].find(canRun);
};

const playwrightsOwn = async () => {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
};

const isDebianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

const fetchFromDebian = async () => {
  say('No browser found: installing Debian’s chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update', '-qq'], { env })) !== 0) return false;
  const packages = ['chromium', 'fonts-liberation'];
  return (await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })) === 0;
};

const fetchFromPlaywright = () => {
  say('No browser found: asking Playwright for its chromium …');
  const withDeps = process.platform === 'linux' && process.env.CI ? ['--with-deps'] : [];
  return runTool('@playwright/test', 'playwright', ['install', ...withDeps, 'chromium']);
};

const isHere = async () => browserHere() !== undefined || (await playwrightsOwn());

/** True when, after looking and perhaps fetching, there is a browser to drive. */
export const haveBrowser = async () => {
  const named = process.env.CHROMIUM_PATH;
  if (named && !canRun(named)) say(`CHROMIUM_PATH names ${named}, which cannot be run.`);
  if (named) return canRun(named);
  if (await isHere()) return true;
  if (isDebianRoot() && (await fetchFromDebian()) && browserHere() !== undefined) return true;
  return (await fetchFromPlaywright()) === 0 && isHere();
};
