/** What never leaves the view of the board: who can see this, whether it is saved, Hide screen; and what hiding does. */
import type { Page } from '@playwright/test';
import { note, write } from '../support/meetingBoard.js';
import { expect, test, type Person } from '../support/meeting.js';

const box = 'Discussion';
const sizes = [
  { width: 1366, height: 768 },
  { width: 683, height: 768 },
  { width: 546, height: 700 },
];

/** Points of the window at which something else than the cover would be pressed. */
const uncovered = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const at = (share: number, whole: number) => Math.min(whole - 1, Math.round(share * whole));
    const shares = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1];
    const points = shares.flatMap((x) => shares.map((y) => [at(x, innerWidth), at(y, innerHeight)] as const));
    return points
      .filter(([x, y]) => document.elementFromPoint(x, y)?.closest('dialog') == null)
      .map((point) => point.join(', '));
  });

const expectInView = async (who: Person): Promise<void> => {
  await expect(
    who.page
      .getByText(/^Who can see this:/)
      .filter({ visible: true })
      .first(),
  ).toBeInViewport();
  await expect(who.caseHeader().locator('[data-save]')).toBeInViewport();
  await expect(who.button('Hide screen')).toBeInViewport();
};

test('[C8] who can see this, the save state and Hide screen stay in view, at the top, the middle and the end', async ({
  person,
}) => {
  const dana = await person('Dana Tolgrave');
  await dana.join('M.F.');
  for (const size of sizes) {
    await dana.page.setViewportSize(size);
    for (const share of [0, 0.5, 1]) {
      await dana.page.evaluate((at) => scrollTo(0, at * document.documentElement.scrollHeight), share);
      await expectInView(dana);
    }
  }
});

test('[C8] Hide screen covers everything by button and by three Shifts, and gives it back as it was', async ({
  person,
}) => {
  const dana = await person('Dana Tolgrave');
  const { page } = dana;
  await dana.join('M.F.');
  await write(dana, box, 'Half a sentence');
  const cover = page.getByRole('dialog', { name: 'Notes' });
  const back = cover.getByRole('button', { name: 'Go back' });
  const title = await page.title();

  await dana.button('Hide screen').click();
  await expect(cover).toBeVisible();
  await expect(page).toHaveTitle('Notes');
  expect(await uncovered(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.type('words for nobody');
  await expect(cover).toBeVisible();
  await back.click();
  await expect(cover).toHaveCount(0);
  await expect(page).toHaveTitle(title);
  await expect(note(dana, box)).toContainText('Half a sentence');
  await expect(note(dana, box)).not.toContainText('words for nobody');

  await note(dana, box).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And A Capital IS no signal.');
  await expect(cover).toHaveCount(0);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
  await expect(cover).toBeVisible();
  await back.click();
  await expect(note(dana, box)).toContainText('Half a sentence And A Capital IS no signal.');
  await dana.expectSaved();
});

test('[C21] in a window that becomes narrower and wider again the caret stays, and what is half written in a form', async ({
  person,
}) => {
  const [wide, half] = [{ width: 1366, height: 768 } as const, { width: 683, height: 768 } as const];
  const dana = await person('Dana Tolgrave', { viewport: wide });
  const { page } = dana;
  await dana.join('M.F.');
  const field = page.getByRole('form', { name: 'Raise an action' }).getByLabel('What needs doing');
  await field.fill('Change the locks');
  for (const [size, words] of [
    [half, ' before'],
    [wide, ' he is'],
    [half, ' released'],
  ] as const) {
    await page.setViewportSize(size);
    await expect(page.getByRole('tab', { name: 'Summary' })).toHaveCount(size === half ? 1 : 0);
    await page.keyboard.type(words);
  }
  await expect(field).toHaveValue('Change the locks before he is released');
  await expect(field).toBeInViewport();

  await page.setViewportSize(wide);
  await write(dana, box, 'He has a key');
  await page.setViewportSize(half);
  await expect(page.getByRole('tab', { name: 'Summary', selected: true })).toBeVisible();
  await page.keyboard.type(' to the flat.');
  await expect(note(dana, box)).toContainText('He has a key to the flat.');
});
