/** `npm run bench:typing`: what a key costs on the board, beside a bare editor in the same run; a measurement, not a test. */
import { browserHere, haveBrowser } from './lib/browser.mjs';
import { playwright } from './lib/tools.mjs';
import { script, Trouble } from './lib/say.mjs';

await script(async () => {
  if (!(await haveBrowser())) throw new Trouble('There is no browser to type in.');
  const found = browserHere();
  const env = { BOARD_BENCH: '1', ...(found && { CHROMIUM_PATH: found }) };
  if ((await playwright(['typing.spec.ts'], env)) !== 0) throw new Trouble('The bench did not come to its end.');
});
