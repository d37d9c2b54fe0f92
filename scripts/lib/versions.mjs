/** Is this machine's Node and npm new enough? Must itself run on an old Node, to be able to say so. */
import { spawnSync } from 'node:child_process';
import { Trouble } from './say.mjs';

const nodeFloor = [20, 19];
const npmFloor = 11;

export const onWindows = process.platform === 'win32';

const numbers = (version) => version.replace(/^v/, '').split('.').map(Number);

export const nodeIsNewEnough = (version) => {
  const [major, minor] = numbers(version);
  return major > nodeFloor[0] || (major === nodeFloor[0] && minor >= nodeFloor[1]);
};

const npmMajor = () => {
  const asked = spawnSync('npm', ['--version'], { encoding: 'utf8', shell: onWindows });
  return asked.status === 0 ? (numbers(asked.stdout.trim())[0] ?? 0) : 0;
};

/** Throws on too old a Node; gives the command line that reaches an npm of the right age. */
export const checkVersions = () => {
  if (!nodeIsNewEnough(process.version)) {
    throw new Trouble(
      `This needs Node.js ${nodeFloor.join('.')} or newer; this is ${process.version}.\n` +
        'Install the current LTS from https://nodejs.org (or: nvm install 24) and try again.',
    );
  }
  return npmMajor() >= npmFloor ? ['npm'] : ['npx', '--yes', `npm@${npmFloor}`];
};
