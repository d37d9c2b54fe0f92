/** One person in two tabs, and a laptop that was closed: who is shown, who claims, what is kept and what is sent. */
import { actionCard, keptHere, note, raise, saveState, write } from '../support/meetingBoard.js';
import { lostLine } from '../support/browserWatch.js';
import { WoundDay } from '../support/meetingClock.js';
import { expect, test, type Person } from '../support/meeting.js';

const box = 'Discussion';
const errand = 'Bring the spare key';

const claimButton = (who: Person) => who.button(/^Claim for /, actionCard(who, errand));

test('[C15] two tabs of one person: one person is shown, both write under ids of their own, and one claim is made', async ({
  person,
}) => {
  const [sam, dana] = [await person('Sam Rivershaw'), await person('Dana Tolgrave')];
  await sam.join('M.F.');
  await dana.join('M.F.');
  const other = await sam.beside();
  await other.page.goto(sam.page.url());
  await other.expectSaved();
  await write(sam, box, 'From the first tab. ');
  await write(other, box, 'From the second tab. ');
  for (const who of [sam, other, dana]) {
    await expect(note(who, box)).toContainText('From the first tab.');
    await expect(note(who, box)).toContainText('From the second tab.');
  }
  await expect(dana.page.locator('[data-box="discussion"]')).toContainText('Sam Rivershaw (HOU) is here');
  await raise(dana, errand);
  // the slower of the two may find its button gone: that is the answer, and it is not waited for
  const clicks = Promise.allSettled([sam, other].map((who) => claimButton(who).click()));
  await Promise.race([clicks, expect(actionCard(dana, errand)).toHaveAttribute('data-state', 'claimed')]);
  for (const who of [sam, other, dana]) {
    await expect(actionCard(who, errand)).toHaveAttribute('data-state', 'claimed');
    await expect(actionCard(who, errand)).toHaveCount(1);
  }
});

test('[C16] a laptop that was closed: on waking the page locks without being told, keeps what was not saved, and sends it once the same person is back', async ({
  browser,
}) => {
  const day = await WoundDay.begin(browser);
  const sam = await day.person('sam', 'Sam Rivershaw', { cable: true });
  for (const what of [lostLine, /status of 401/]) sam.watch.forgive(what);
  await sam.page.clock.install();
  // a page that was open already would see its clock change under it
  await sam.page.goto('/');
  await expect(sam.heading('Meetings')).toBeVisible();
  await sam.join('M.F.');
  await sam.expectSaved();
  // a page that is still loading its editor has nothing to write in
  await expect(note(sam, box)).toBeVisible();
  await sam.unplug();
  await expect(saveState(sam)).toHaveText('Not connected');
  await write(sam, box, 'teal-godwit ');
  await expect(saveState(sam)).toHaveText(keptHere);
  await day.wind(16);
  await sam.page.clock.fastForward('20:00');
  await expect(sam.heading('The board is locked')).toBeVisible();
  await expect(sam.page.getByText(/not saved yet; .* kept in this window until you sign in again/)).toBeVisible();
  expect(await sam.page.content()).not.toContain('teal-godwit');
  await sam.plugIn();
  const tab = await sam.beside();
  await tab.signIn();
  await sam.button('I have signed in again').click();
  await expect(note(sam, box)).toContainText('teal-godwit');
  await expect(saveState(sam)).toHaveText(/^Saved/);
  await day.end();
});
