/** The commissioned expert: her cases and no other, her advice, and the one line that everybody sees. */
import { randomUUID } from 'node:crypto';
import { absentAnswer } from '../support/browserWatch.js';
import { note, reading, write } from '../support/meetingBoard.js';
import { expect, harmful, test, type Person } from '../support/meeting.js';

const casesOf = (who: Person) => who.agenda().locator('[data-case]');

/** Runs in the page: presses the button, and reads the first line that is offered. */
const openedAtOnce = async (): Promise<string | undefined> => {
  [...document.querySelectorAll('button')].find((button) => button.textContent === 'Pin a line…')?.click();
  for (;;) {
    await new Promise(requestAnimationFrame);
    const offered = document.querySelectorAll<HTMLOptionElement>('form.ask option')[1];
    if (offered !== undefined) return offered.value;
  }
};

test('[N5] the expert sees harmful-practices cases only, advises, and pins one line that everybody sees', async ({
  person,
}) => {
  const [zehra, sam, priya] = [
    await person('Zehra Calderwick'),
    await person('Sam Rivershaw'),
    await person('Priya Northcote'),
  ];
  await sam.join('M.F.');
  const marigold = new URL(sam.page.url()).pathname;
  await zehra.sign(harmful);
  await expect(casesOf(zehra)).toHaveCount(4);
  await zehra.sign();
  await expect(casesOf(zehra)).toHaveCount(2);
  await expect(casesOf(zehra).nth(0)).toContainText(/^1\s*I\.M\./);
  await expect(casesOf(zehra).nth(1)).toContainText(/^2\s*S\.P\./);

  zehra.watch.forgive(absentAnswer);
  await zehra.page.goto(marigold);
  await expect(zehra.heading('There is nothing here that you can see')).toBeVisible();
  const hidden = await zehra.page.locator('main').innerHTML();
  await zehra.page.goto(marigold.replace(/[^/]+$/, randomUUID()));
  await expect(zehra.heading('There is nothing here that you can see')).toBeVisible();
  expect(await zehra.page.locator('main').innerHTML()).toBe(hidden);

  await priya.join('I.M.');
  await sam.enter();
  await sam.openCase('I.M.');
  await zehra.enter();
  await zehra.openCase('I.M.');
  const box = 'What to do, and what not to do';
  await write(zehra, box, 'Do not speak to the parents before');
  await expect(reading(sam, box)).toContainText('Do not speak to the parents before');
  await zehra.page.keyboard.insertText(' the hearing.');
  // at once: the line that is offered is the one she has just written, whole
  expect(await zehra.page.evaluate(openedAtOnce)).toBe('Do not speak to the parents before the hearing.');
  await zehra.page.getByLabel('Take a line that is written').selectOption({ index: 1 });
  await zehra.button('Pin this line').click();
  await expect(reading(sam, box)).toContainText('Do not speak to the parents before the hearing.');
  await expect(note(sam, box)).toHaveCount(0);
  for (const who of [zehra, sam, priya]) {
    await expect(who.caseHeader()).toContainText('Expert advice: Do not speak to the parents before the hearing.');
    await expect(who.caseHeader()).toContainText('Pinned by Zehra Calderwick');
  }
});

test('[N5] when a harmful practice is recorded the case appears for the expert, and for her alone something changes', async ({
  person,
}) => {
  const [zehra, dana] = [await person('Zehra Calderwick'), await person('Dana Tolgrave')];
  await zehra.sign();
  await expect(casesOf(zehra)).toHaveCount(2);
  await dana.join('E.N.');
  await dana.page.getByText('Record another harm').click();
  await dana.page.getByLabel('Add a type of harm').selectOption("'honour'-based abuse");
  await dana
    .button('Add', dana.page.getByRole('region', { name: 'Summary', exact: true }))
    .last()
    .click();
  await expect(casesOf(zehra)).toHaveCount(3);
  await zehra.openCase('E.N.');
  await expect(zehra.page.getByText('Harmful practices case', { exact: true })).toBeVisible();
});
