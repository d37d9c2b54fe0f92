/** What survives: a reload, and the server's end and return on the same folder and port. */
import { actionCard, keptHere, note, raise, saveState, write } from '../support/meetingBoard.js';
import { lostLine } from '../support/browserWatch.js';
import { expect, test } from '../support/meeting.js';

const box = 'Discussion';
const errand = 'Ask the school for a quiet room';

test('[C4] a reload and a restart of the server lose nothing', async ({ person, day }) => {
  const [dana, sam] = [await person('Dana Tolgrave'), await person('Sam Rivershaw')];
  await dana.join('M.F.');
  await sam.join('M.F.');
  await write(dana, box, 'Said before the reload. ');
  await raise(dana, errand);
  await dana.expectSaved();
  await dana.page.reload();
  await expect(note(dana, box)).toContainText('Said before the reload.');
  await expect(actionCard(dana, errand)).toContainText('Raised by Dana Tolgrave');

  for (const { watch } of [dana, sam]) watch.forgive(lostLine);
  await day.stop();
  await expect(saveState(dana)).toHaveText('Not connected');
  await write(dana, box, 'Said while the server was away. ');
  await expect(saveState(dana)).toHaveText(keptHere);
  await day.start();
  await expect(saveState(dana)).toHaveText(/^Saved/, { timeout: 20_000 });
  await expect(note(sam, box)).toContainText('Said while the server was away.', { timeout: 20_000 });

  for (const who of [dana, sam]) {
    await who.page.reload();
    await expect(note(who, box)).toContainText('Said before the reload. Said while the server was away.');
    await expect(actionCard(who, errand)).toContainText('Raised by Dana Tolgrave');
  }
});

test('[L24][C4] a board that cannot save says so and keeps the words, and saves them when it can', async ({
  person,
  day,
}) => {
  test.skip(process.platform !== 'linux', 'only Linux lets the disk of a running process be filled');
  const [dana, sam] = [await person('Dana Tolgrave'), await person('Sam Rivershaw')];
  await dana.join('M.F.');
  await sam.join('M.F.');
  await write(dana, box, 'Said while there was room. ');
  await dana.expectSaved();
  for (const { watch } of [dana, sam]) watch.forgive(lostLine);
  day.fillDisk(true);
  await write(dana, box, 'Said while the disk was full. ');
  await expect(saveState(dana)).toHaveText(keptHere);
  await expect(dana.page.getByText('The board cannot save at the moment.')).toBeVisible();
  await expect(note(sam, box)).not.toContainText('the disk was full');
  day.fillDisk(false);
  await expect(saveState(dana)).toHaveText(/^Saved/, { timeout: 30_000 });
  await expect(dana.page.getByText('The board cannot save at the moment.')).toBeHidden();
  await expect(note(sam, box)).toContainText('Said while the disk was full.', { timeout: 20_000 });
});
