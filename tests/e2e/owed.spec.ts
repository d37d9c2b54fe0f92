/** What earlier meetings agreed: our agency finishes it or says why not; the next meeting asks at its start. */
import type { Locator } from '@playwright/test';
import { expect, test, type Person } from '../support/meeting.js';

const lift = 'Repair the lift for good';
const letterbox = 'Move the letterbox';
const messages = 'Speak to Doyle Placeby';

const row = ({ page }: Person, words: string): Locator => page.locator('[data-action]').filter({ hasText: words });

const answer = async (who: Person, words: string, press: RegExp, field: string, line: string, submit: string) => {
  await row(who, words).getByRole('button', { name: press }).click();
  const dialog = who.page.getByRole('dialog');
  await dialog.getByRole('button', { name: submit }).click();
  await expect(dialog.getByText('There is a problem')).toBeVisible();
  await dialog.getByLabel(field).fill(line);
  await dialog.getByRole('button', { name: submit }).click();
  await expect(dialog).toBeHidden();
};

test('[A9] our agency’s actions are done, or not possible with a reason, and the next meeting reviews what is left', async ({
  person,
}) => {
  const sam = await person('Sam Rivershaw');
  await sam.sign();
  await sam.page.goto('/actions');
  await expect(sam.heading('Our actions: Larkmere Homes')).toBeVisible();
  await answer(sam, letterbox, /^Done/, 'What happened to safety?', 'Moved; nobody can reach in', 'Record as done');
  await expect(row(sam, letterbox)).toHaveCount(0);
  await answer(sam, lift, /^Not possible/, 'Why is it not possible?', 'The landlord sold it', 'Record as not possible');
  await expect(row(sam, lift)).toHaveCount(0);
  await sam.page.getByLabel(/^All \(/).check();
  await expect(row(sam, letterbox)).toContainText('Moved; nobody can reach in');
  await expect(row(sam, lift)).toContainText('The landlord sold it');

  const priya = await person('Priya Northcote');
  await priya.sign();
  await expect(priya.heading('Outstanding actions of earlier meetings')).toBeVisible();
  await answer(
    priya,
    messages,
    /^Not done/,
    'Why not, and what happens now',
    'Doyle was away; next week',
    'Record as not done',
  );
  await expect(row(priya, messages)).toContainText('Reviewed: not done. Doyle was away; next week');

  const callum = await person('Callum Drayfield');
  await callum.sign();
  await expect(row(callum, messages)).toContainText('Reviewed: not done. Doyle was away; next week');
  await callum.page.goto('/actions');
  await expect(row(callum, messages)).toContainText('Agreed');
});
