/** Words removed for good: gone for those who had them on the screen and for those who come later; that it was done stays. */
import { Ear } from '../support/browserEar.js';
import { axeClean } from '../support/browser.js';
import { agencyCard, note, write } from '../support/meetingBoard.js';
import { expect, test } from '../support/meeting.js';

const box = 'Discussion';
const secret = 'Quillhaven Terrace';
const reason = 'An address that nobody here needs';

test('[C13] the chair selects words and removes them for good; a late joiner never has them, and the fact stays', async ({
  person,
  visitor,
}) => {
  test.setTimeout(180_000);
  const dana = await person('Dana Tolgrave');
  const priya = await person('Priya Northcote');
  for (const who of [dana, priya]) await who.join('B.S.');
  await write(dana, box, 'She stays with her aunt at Quillhaven Terrace');
  await expect(note(priya, box)).toContainText(secret);
  await expect(dana.page.getByRole('button', { name: /^Remove for good/ })).toHaveCount(0);

  await note(priya, box).click();
  await priya.page.keyboard.press('Control+End');
  for (let press = 0; press < 'Terrace'.length + 'Quillhaven '.length; press += 1)
    await priya.page.keyboard.press('Shift+ArrowLeft');
  await priya.page.getByRole('button', { name: 'Remove for good', exact: true }).click();
  const asked = priya.page.getByRole('dialog', { name: `Remove words for good: ${box}` });
  await expect(asked.locator('blockquote')).toHaveText(secret);
  await asked.getByLabel('Why are they removed?').fill(reason);
  await axeClean(priya.page);
  await asked.getByRole('button', { name: 'Remove for good' }).click();
  await expect(asked).toHaveCount(0);

  const late = await visitor('Sam Rivershaw');
  const ear = Ear.at(late.page);
  await late.signIn();
  await late.join('B.S.');
  for (const who of [dana, priya, late]) {
    await expect(note(who, box)).toContainText('She stays with her aunt at [words removed]');
    await expect(note(who, box)).not.toContainText('Quillhaven');
    await expect(who.page.getByRole('list', { name: 'Words removed for good' })).toContainText(
      `[words removed] – ${reason}, Priya Northcote`,
    );
  }
  await ear.settle();
  expect(ear.heard).toBeGreaterThan(0);
  expect(ear.found(['Quillhaven'])).toEqual([]);
  await write(dana, box, ' and is safe');
  await expect(note(late, box)).toContainText('and is safe');
  await expect(agencyCard(late, 'HOU')).toBeVisible();
});
