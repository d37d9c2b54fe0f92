/** Pictures of every screen at half a laptop and a whole one, for looking at: `BOARD_PICTURES=1 npm run screenshots`. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { absentAnswer } from '../support/browserWatch.js';
import { expect, test, type Person } from '../support/meeting.js';

const folder = join(import.meta.dirname, '..', 'results', 'pictures');
const widths = [683, 1366] as const;

const take = async ({ page }: Person, name: string, fullPage = true): Promise<void> => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage, animations: 'disabled' });
  }
};

test.skip(process.env['BOARD_PICTURES'] === undefined, 'asked for with BOARD_PICTURES=1');

test('[C7] pictures of signing in, the meetings, the lobby, our actions and the absent screen', async ({ visitor }) => {
  const priya = await visitor('Priya Northcote');
  await priya.page.goto('/sign-in');
  await expect(priya.heading('Sign in to the meeting board')).toBeVisible();
  await take(priya, 'sign-in');
  await priya.signIn();
  await take(priya, 'meetings');
  await priya.enter();
  await take(priya, 'lobby-before');
  await priya.sign();
  await take(priya, 'lobby');
  await priya.page.goto('/actions');
  await expect(priya.heading('Our actions: Larkmere Police')).toBeVisible();
  await take(priya, 'actions');
  priya.watch.forgive(absentAnswer);
  await priya.page.goto(`/meetings/${randomUUID()}`);
  await expect(priya.heading('There is nothing here that you can see')).toBeVisible();
  await take(priya, 'absent');
});

test('[C7] pictures of the board: each section, the private parts, the chair’s panel, and the cover', async ({
  person,
}) => {
  test.setTimeout(120_000);
  const dana = await person('Dana Tolgrave', { viewport: { width: 683, height: 900 } });
  await dana.join('I.M.');
  for (const tab of await dana.page.getByRole('tab').all()) {
    await dana.page.setViewportSize({ width: 683, height: 900 });
    await tab.click();
    const name = (await tab.innerText()).replace(/\W+/g, '-').toLowerCase();
    await dana.page.screenshot({ path: join(folder, `board-${name}-683.png`), fullPage: true });
  }
  const priya = await person('Priya Northcote');
  await priya.join('I.M.');
  await priya.button('Open this case').click();
  await take(priya, 'board-chair');
  await priya.button('Who may see this case…').click();
  await expect(priya.page.getByRole('dialog')).toBeVisible();
  await take(priya, 'chair-room', false);
  await priya.page.keyboard.press('Escape');
  await priya.button('Hide screen').click();
  await take(priya, 'hidden', false);
});
