/** `npm run soak -- [--minutes 20]`: one real page in a meeting that does not end; prints its memory and the slope of it. */
import { browserHere, haveBrowser } from './lib/browser.mjs';
import { playwright } from './lib/tools.mjs';
import { script, Trouble } from './lib/say.mjs';

const minutesFrom = (given) => {
  const at = given.indexOf('--minutes');
  const minutes = at < 0 ? 20 : Number(given[at + 1]);
  if (!(minutes > 0)) throw new Trouble('Use: npm run soak -- [--minutes 20]');
  return minutes;
};

await script(async () => {
  const minutes = minutesFrom(process.argv.slice(2));
  if (!(await haveBrowser())) throw new Trouble('There is no browser to watch.');
  const found = browserHere();
  const env = { BOARD_BENCH: '1', SOAK_MINUTES: String(minutes), ...(found && { CHROMIUM_PATH: found }) };
  if ((await playwright(['soak.spec.ts'], env)) !== 0) throw new Trouble('The soak did not come to its end.');
});
