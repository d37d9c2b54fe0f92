/** `npm run screenshots`: Playwright takes the README's picture into tests/screens/; the specs there start boards of their own. */
import { browserHere, haveBrowser } from './lib/browser.mjs';
import { build, playwright } from './lib/tools.mjs';
import { checkVersions } from './lib/versions.mjs';
import { inRoot } from './lib/paths.mjs';
import { installWhenNeeded } from './lib/install.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const pictures = inRoot('tests/screens');

const settings = () => ({
  BOARD_SCREENSHOTS: pictures,
  ...(browserHere() === undefined ? {} : { CHROMIUM_PATH: browserHere() }),
});

await script(async () => {
  await installWhenNeeded(checkVersions());
  if (!(await haveBrowser())) throw new Trouble('There is no browser to take pictures with.');
  if ((await build()) !== 0) throw new Trouble('The build failed; the first error above says where.');
  if ((await playwright(['--project', 'screenshots'], settings())) !== 0) {
    throw new Trouble('The pictures were not all taken.');
  }
  say(`The pictures are in ${pictures}.`);
});
