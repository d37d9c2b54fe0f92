/** Somebody deletes what others wrote: the chair is told, and one press puts the words back beside what was typed since. */
import { note, write } from '../support/meetingBoard.js';
import { axeClean } from '../support/browser.js';
import { expect, test } from '../support/meeting.js';

const long = 'The landlord has twice let the flat again without telling anybody who lives in it. '.repeat(16);

test('[C12] a mass deletion is told to the chair, who puts the words back with one press; what was typed since stays', async ({
  person,
}) => {
  test.setTimeout(180_000);
  const dana = await person('Dana Tolgrave');
  const obinna = await person('Obinna Fairleigh');
  const priya = await person('Priya Northcote');
  for (const who of [dana, obinna, priya]) await who.join('M.F.');
  await note(dana, 'Discussion').click();
  await dana.page.keyboard.press('Control+End');
  await dana.page.keyboard.insertText(long);
  await expect(note(obinna, 'Discussion')).toContainText('The landlord has twice');

  await note(obinna, 'Discussion').click();
  await obinna.page.keyboard.press('Control+A');
  await obinna.page.keyboard.press('Delete');
  const alarm = priya.page.getByRole('alert', { name: 'Warning: Many words were deleted' });
  await expect(alarm).toContainText(
    /Obinna Fairleigh \(CSC\) deleted 1,\d{3} characters that others wrote, in Discussion/,
  );
  await expect(dana.page.getByText('Many words were deleted')).toHaveCount(0);
  await expect(note(dana, 'Discussion')).not.toContainText('The landlord');
  await write(dana, 'Discussion', 'Typed since.');
  await axeClean(priya.page);

  await alarm.getByRole('button', { name: 'Put the words back' }).click();
  await expect(priya.page.getByText('The words were put back')).toBeVisible();
  for (const who of [dana, obinna, priya]) {
    await expect(note(who, 'Discussion')).toContainText('The landlord has twice');
    await expect(note(who, 'Discussion')).toContainText('Typed since.');
  }
});
