/** Somebody is excluded in the middle of a sentence: what goes, what the others notice, and the way back. */
import { randomUUID } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { Ear } from '../support/browserEar.js';
import { absentAnswer } from '../support/browserWatch.js';
import { note, write } from '../support/meetingBoard.js';
import { expect, test, type Person } from '../support/meeting.js';

const box = 'Discussion';
const nothing = 'There is nothing here that you can see';
const reason = 'Her neighbour, as it turns out';
const longStory = 'and he went on to say that the flat had been let again before anybody was told of it. '.repeat(6);

const room = async (chair: Person): Promise<Locator> => {
  await chair.button('Who may see this case…').click();
  return chair.page.getByRole('dialog');
};

const exclude = async (chair: Person, name: string): Promise<void> => {
  const drawer = await room(chair);
  await drawer.getByRole('button', { name: 'Exclude somebody…' }).click();
  const asked = chair.page.getByRole('dialog', { name: /^Exclude somebody from/ });
  const choice = asked.getByLabel('Who?').getByRole('option', { name: new RegExp(`^${name}`) });
  await asked.getByLabel('Who?').selectOption((await choice.getAttribute('value')) ?? name);
  await asked.getByLabel('Why?').fill(reason);
  await asked.getByRole('button', { name: 'Exclude from this case' }).click();
  await expect(drawer.getByRole('button', { name: `Restore ${name}` })).toBeVisible();
};

const expectNothingHere = async (who: Person): Promise<string> => {
  const main = who.page.getByRole('main');
  await expect(who.heading(nothing)).toBeVisible();
  await expect(main).not.toContainText('J.D.');
  return main.innerHTML();
};

test('[N3, N4] excluded while typing, a rep loses case, list entry and address; the others notice only the leaving', async ({
  person,
}) => {
  const sam = await person('Sam Rivershaw');
  const dana = await person('Dana Tolgrave');
  const priya = await person('Priya Northcote');
  const ear = Ear.at(dana.page);
  for (const who of [sam, dana, priya]) await who.join('J.D.');
  sam.watch.forgive(absentAnswer);
  const address = sam.page.url();
  await write(sam, box, 'The caretaker rang. ');
  await expect(note(dana, box)).toContainText('The caretaker rang.');
  await expect(dana.page.locator('[data-box="discussion"]')).toContainText('Sam Rivershaw (HOU) is here');

  await note(sam, box).click();
  await sam.page.keyboard.press('Control+End');
  // the programs of the page know the word; what is told from here on must not
  const before = ear.mark;
  const typing = sam.page.keyboard.type(longStory, { delay: 5 });
  await exclude(priya, 'Sam Rivershaw');
  await typing;

  const withdrawn = await expectNothingHere(sam);
  expect(sam.page.url()).toBe(address);
  await expect(sam.page.getByLabel(/Your words/)).toHaveCount(0);
  await sam.page.goto(address.replace(/[^/]+$/, randomUUID()));
  expect(await expectNothingHere(sam)).toBe(withdrawn);
  await sam.page.goto(address);
  expect(await expectNothingHere(sam)).toBe(withdrawn);
  await sam.enter();
  const listed = sam.agenda().locator('[data-case]');
  await expect(listed).toHaveCount(7);
  await expect(sam.page.getByRole('main')).not.toContainText(/J\.D\.|LK-3371|8 cases/);
  for (let at = 0; at < 7; at += 1) await expect(listed.nth(at)).toContainText(new RegExp(`^${at + 1}\\D`));

  await expect(dana.page.locator('[data-box="discussion"]')).not.toContainText('is here');
  await expect(note(dana, box).locator('.caret__label')).toHaveCount(0);
  await expect(note(dana, box)).toContainText('The caretaker rang.');
  await expect(note(dana, box)).not.toContainText(longStory.trim());
  await expect(dana.page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
  await expect(dana.page.locator('body')).not.toContainText(/exclu|removed|turns out/i);
  await ear.settle();
  expect(ear.mark).toBeGreaterThan(before);
  expect(ear.found([reason, 'excluded'], before)).toEqual([]);

  await dana.button('Show names for Shared board').click();
  await expect(dana.page.getByRole('dialog')).not.toContainText('Sam Rivershaw');
});

test('[N4] restored, a rep comes back to the case without a reload and writes again', async ({ person }) => {
  const [sam, priya] = [await person('Sam Rivershaw'), await person('Priya Northcote')];
  for (const who of [sam, priya]) await who.join('W.T.');
  sam.watch.forgive(absentAnswer);
  await exclude(priya, 'Sam Rivershaw');
  await expect(sam.heading(nothing)).toBeVisible();
  const drawer = priya.page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Restore Sam Rivershaw' }).click();
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(sam.caseHeader()).toContainText('W.T.');
  await write(sam, box, 'Back again. ');
  await expect(note(priya, box)).toContainText('Back again.');
  await sam.expectSaved();
});
