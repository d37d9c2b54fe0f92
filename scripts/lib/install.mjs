/** Installs the packages when the lock file asks for others than stand in node_modules. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say, Trouble } from './say.mjs';
import { onWindows } from './versions.mjs';

const lock = inRoot('package-lock.json');
const stamp = inRoot('node_modules', '.board-lock');
const standing = inRoot('node_modules', '.package-lock.json');

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Did somebody run `npm install` by hand since? Then npm's own record agrees with the lock and nothing need be torn down. */
const standsAsLocked = () => {
  if (!existsSync(standing)) return false;
  const there = packagesIn(standing);
  const asked = Object.entries(packagesIn(lock)).filter(([path]) => path.startsWith('node_modules/'));
  return asked.every(([path, entry]) => {
    const optional = entry.optional === true || entry.devOptional === true;
    return there[path] === undefined ? optional : there[path].version === entry.version;
  });
};

const isInstalled = (hash) => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  return standsAsLocked();
};

/** `npm` is the command line from `checkVersions`. No package here needs its install script, so none may run. */
export const installWhenNeeded = async (npm) => {
  const hash = hashOf(lock);
  if (!isInstalled(hash)) {
    say('Installing the packages named in package-lock.json (a minute or so) …');
    const [command, ...first] = npm;
    const code = await run(command, [...first, 'ci', '--ignore-scripts'], { shell: onWindows });
    if (code !== 0) throw new Trouble('npm could not install the packages; its own message stands above.');
  }
  writeFileSync(stamp, hash);
};
