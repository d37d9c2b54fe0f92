/** What people do on the board of a case, by the names they read there. */
import { expect, type Locator, type Page } from '@playwright/test';

type Has = { readonly page: Page };

export const escaped = (words: string): RegExp => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** A box of prose to write in. */
export const note = ({ page }: Has, label: string): Locator => page.getByRole('textbox', { name: label, exact: true });

/** The same for those who may only read it. */
export const reading = ({ page }: Has, label: string): Locator => page.getByRole('group', { name: label, exact: true });

/** Types at the end of a box, as a person would. */
export const write = async (who: Has, label: string, words: string): Promise<void> => {
  await note(who, label).click();
  await who.page.keyboard.press('Control+End');
  await who.page.keyboard.type(words);
};

/** A panel of the board under its heading. */
export const panel = ({ page }: Has, title: string | RegExp): Locator =>
  page.getByRole('region', { name: title, exact: true });

/** Whole names, on the board of this device. */
export const showNames = async ({ page }: Has): Promise<void> => {
  await page.getByRole('button', { name: 'Show full names' }).click();
};

export const personCard = ({ page }: Has, name: string): Locator =>
  page
    .getByRole('list', { name: 'People in this case' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

export const addPerson = async (who: Has, name: string, relationship: string): Promise<void> => {
  const form = who.page.getByRole('form', { name: 'Add a person' });
  await who.page.getByRole('button', { name: '+ Person' }).click();
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Relationship to the victim').selectOption(relationship);
  await form.getByRole('button', { name: 'Add person' }).click();
  await form.getByRole('button', { name: 'Close' }).click();
};

export const flag = async (who: Has, name: string, role: string): Promise<void> => {
  const card = personCard(who, name);
  await card.getByRole('button', { name: /^Flag as alleged perpetrator/ }).click();
  await card.getByLabel('Role').selectOption(role);
  await card.getByRole('button', { name: /^Flag for / }).click();
};

export const markDiscussed = async (who: Has, name: string): Promise<void> => {
  await personCard(who, name)
    .getByRole('button', { name: /^Mark as discussed/ })
    .click();
  await expect(personCard(who, name)).toContainText('✓ Discussed');
};

export const leaveOut = async (who: Has, name: string, reason: string): Promise<void> => {
  const card = personCard(who, name);
  await card.getByRole('button', { name: /^Leave out/ }).click();
  await card.getByLabel(/^Why .* is not discussed$/).fill(reason);
  await card.getByRole('button', { name: 'Leave out with this reason' }).click();
};

export const raise = async ({ page }: Has, words: string): Promise<void> => {
  const form = page.getByRole('form', { name: 'Raise an action' });
  await form.getByLabel('What needs doing').fill(words);
  await form.getByRole('button', { name: 'Raise action' }).click();
};

export const actionCard = ({ page }: Has, words: string): Locator =>
  page.locator('[data-state]').filter({ hasText: words });

export const claim = async (who: Has, words: string): Promise<void> => {
  await actionCard(who, words)
    .getByRole('button', { name: /^Claim for / })
    .click();
};

export const assign = async (who: Has, words: string, agency: string): Promise<void> => {
  const card = actionCard(who, words);
  await card.getByRole('button', { name: /^Assign/ }).click();
  await card.getByLabel(/^Assign action/).selectOption(agency);
  await card.getByRole('button', { name: 'Assign', exact: true }).click();
};

export const agree = async (who: Has, words: string): Promise<void> => {
  await actionCard(who, words)
    .getByRole('button', { name: /^Agree/ })
    .click();
  await expect(actionCard(who, words)).toContainText('Agreed');
};

export const agencyCard = ({ page }: Has, short: string): Locator => page.locator(`[data-agency="${short}"]`);

/** A section of the narrow board, or a part that is only for some. */
export const tab = ({ page }: Has, name: string | RegExp): Locator => page.getByRole('tab', { name });

/** What stands in the way of concluding, as the chair's panel says it. */
export const gaps = ({ page }: Has): Locator => page.locator('[data-gap]');

export const saveState = ({ page }: Has): Locator =>
  page.getByRole('region', { name: 'Case header' }).locator('[data-save]');

/** What it says while words are on this screen alone: counted, and kept. */
export const keptHere = /^Not saved yet – (one change is|\d+ changes are) kept on this screen$/;
