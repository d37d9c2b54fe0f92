/** Without a mouse: from the link to the statement, the board, a person, a flag, an action raised and claimed. */
import type { Locator, Page } from '@playwright/test';
import { actionCard, personCard } from '../support/meetingBoard.js';
import { expect, test } from '../support/meeting.js';

const errand = 'Offer a panic alarm that needs no telephone line';

const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement).catch(() => false);

/** Tab after Tab until the focus is there; fails when it never comes. */
const tabTo = async (page: Page, locator: Locator, most = 150): Promise<void> => {
  for (let presses = 0; presses < most; presses += 1) {
    if (await hasFocus(locator)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never comes to ${locator.toString()}`);
};

const press = async (page: Page, locator: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(page, locator);
  await page.keyboard.press(key);
};

/** From the chosen tab along the row to another, and into it. */
const openTab = async (page: Page, name: RegExp): Promise<void> => {
  await tabTo(page, page.getByRole('tab', { selected: true }).first());
  const wanted = page.getByRole('tab', { name });
  for (let presses = 0; presses < 12 && !(await hasFocus(wanted)); presses += 1)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
};

test('[C6] the statement, the sections, a person, a flag, and an action raised and claimed, by keyboard alone', async ({
  person,
}) => {
  const sam = await person('Sam Rivershaw', { viewport: { width: 683, height: 768 } });
  const { page } = sam;
  await press(page, page.getByRole('link', { name: 'Larkmere MARAC', exact: true }).first());
  await press(page, page.getByLabel('I have read these points and agree to them'), 'Space');
  await press(page, page.getByLabel('I know of none'), 'Space');
  await press(page, sam.button('Sign and join'));
  await expect(sam.heading('Agenda')).toBeVisible();
  await press(page, sam.agenda().getByRole('link', { name: /^M\.F\./ }));
  await sam.expectSaved();

  await openTab(page, /^People/);
  await press(page, sam.button('+ Person'));
  await page.keyboard.type('Corrin Fictrell');
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('form', { name: 'Add a person' }).getByRole('button', { name: 'Close' }));
  await expect(personCard(sam, 'C.F.')).toBeVisible();
  await press(page, personCard(sam, 'C.F.').getByRole('button', { name: /^Flag as alleged perpetrator/ }));
  await press(page, personCard(sam, 'C.F.').getByRole('button', { name: /^Flag for / }));
  await expect(personCard(sam, 'C.F.')).toContainText('HOU: suspected');

  await openTab(page, /^Actions/);
  await tabTo(page, page.getByLabel('What needs doing'));
  await page.keyboard.type(errand);
  await page.keyboard.press('Enter');
  await press(page, actionCard(sam, errand).getByRole('button', { name: /^Claim for Larkmere Homes/ }));
  await expect(actionCard(sam, errand)).toContainText('Claimed · HOU');
  await openTab(page, /^Summary/);
  await tabTo(page, page.getByRole('textbox', { name: 'Discussion', exact: true }));
  await page.keyboard.type('Said without a mouse.');
  await expect(page.getByRole('textbox', { name: 'Discussion', exact: true })).toContainText('Said without a mouse.');
  await press(page, sam.button('Hide screen'));
  await expect(page.getByRole('dialog', { name: 'Notes' })).toBeVisible();
});
