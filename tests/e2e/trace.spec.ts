/** The housing rep's whole day, word for word and byte for byte: no trace of the case that is heard behind a closed door. */
import { Ear } from '../support/browserEar.js';
import { absentAnswer } from '../support/browserWatch.js';
import { note, write } from '../support/meetingBoard.js';
import { closed, expect, harmful, standard, test, type Person } from '../support/meeting.js';

const secret = 'Seen at the harbour, plumwhistle';
// the initials alone are also those of somebody in a case that he may see
const inWords = ['Orla', 'Pretendson', 'LK-6310', 'closed sitting', 'dental practice', 'plumwhistle'];

/** Every word on the screen, in fields and in names for those who listen. */
const words = async ({ page }: Person): Promise<string> => {
  const main = page.locator('body');
  const named = await main
    .locator('[aria-label], [title]')
    .evaluateAll((all) =>
      all.map((one) => `${one.getAttribute('aria-label')} ${one.getAttribute('title')}`).join('\n'),
    );
  return [await page.title(), (await main.textContent()) ?? '', named].join('\n');
};

const expectNoTrace = async (who: Person): Promise<void> => {
  const said = await words(who);
  expect(said.length).toBeGreaterThan(100);
  expect(inWords.filter((one) => said.includes(one))).toEqual([]);
};

/** Opens each tab of the board one after another. */
const readAll = async (who: Person): Promise<void> => {
  const tabs = who.page.getByRole('tab');
  for (const one of await tabs.all()) {
    await one.click();
    await expectNoTrace(who);
  }
};

const wholeMeeting = async (who: Person, meeting: string): Promise<void> => {
  await who.sign(meeting);
  await expectNoTrace(who);
  const links = who.agenda().locator('[data-case] a');
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(paths.length).toBeGreaterThan(3);
  for (const path of paths) {
    await who.page.goto(path);
    await who.expectSaved();
    await expectNoTrace(who);
  }
  await readAll(who);
};

test('[N9] the housing rep’s whole day holds no trace of the closed case, on any screen or in any byte', async ({
  person,
}) => {
  test.setTimeout(120_000);
  const dana = await person('Dana Tolgrave');
  const control = Ear.at(dana.page);
  const sam = await person('Sam Rivershaw', { viewport: { width: 683, height: 768 } });
  const ear = Ear.at(sam.page);
  await sam.enter();

  await dana.join('O.P.', closed);
  const [, meeting = '', , id = ''] = new URL(dana.page.url()).pathname.split('/').slice(1);
  await write(dana, 'Discussion', secret);
  await dana.expectSaved();
  await dana.page.reload();
  await expect(note(dana, 'Discussion')).toContainText(secret);

  await sam.page.goto('/');
  await expect(sam.heading('Meetings')).toBeVisible();
  await expectNoTrace(sam);
  await wholeMeeting(sam, standard);
  await wholeMeeting(sam, harmful);
  await sam.page.goto('/actions');
  await expect(sam.heading('Our actions: Larkmere Homes')).toBeVisible();
  await expectNoTrace(sam);
  await ear.settle();
  await control.settle();
  const bytes = [...inWords, '"initials":"O.P."', meeting, id];
  expect(control.found(bytes)).toEqual(bytes);
  expect(ear.heard).toBeGreaterThan(200);
  expect(ear.found(bytes)).toEqual([]);

  sam.watch.forgive(absentAnswer);
  for (const path of [`/meetings/${meeting}`, `/meetings/${meeting}/cases/${id}`]) {
    await sam.page.goto(path);
    await expect(sam.heading('There is nothing here that you can see')).toBeVisible();
    await expectNoTrace(sam);
  }
  await ear.settle();
  expect(ear.found(inWords)).toEqual([]);
});
