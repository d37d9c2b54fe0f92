/** Away for a quarter of an hour: warned, locked in every tab, and back where one was, with the words that were not saved yet. */
import type { Page } from '@playwright/test';
import { axeClean, noSidewaysScroll } from '../support/browser.js';
import { lostLine } from '../support/browserWatch.js';
import { note, saveState, write } from '../support/meetingBoard.js';
import { WoundDay } from '../support/meetingClock.js';
import { expect, test, type Person } from '../support/meeting.js';

const box = 'Discussion';
/** What Chromium says of an answer of 401, which is how a locked session is told. */
const refusedAnswer = /status of 401/;

// a quarter of an hour in steps, each answered by every socket
test.setTimeout(180_000);

let day: WoundDay;
test.beforeEach(async ({ browser }) => {
  day = await WoundDay.begin(browser);
});
test.afterEach(() => day.end());

const lockedScreen = (page: Page) => page.getByRole('heading', { name: 'The board is locked' });
const warning = (page: Page) => page.getByRole('alertdialog', { name: 'The board locks in one minute' });

const atTheBoard = async (wishes = {}): Promise<Person> => {
  const sam = await day.person('sam', 'Sam Rivershaw', wishes);
  sam.watch.forgive(refusedAnswer);
  sam.watch.forgive(lostLine);
  await sam.join('M.F.');
  await expect(note(sam, box)).toBeVisible();
  return sam;
};

const signInBeside = async (who: Person, key: 'sam' | 'callum'): Promise<void> => {
  const beside = await who.context.newPage();
  await beside.goto(day.board.link(key));
  await expect(beside.getByRole('heading', { name: 'Meetings' })).toBeVisible();
  await beside.close();
};

/** What the document says to somebody else. */
const onDisk = async (): Promise<string> => {
  const rufus = await day.board.person('rufus');
  await rufus.sign(day.board.stage.meetings.standard);
  return (await rufus.doc(day.board.doc('marigold', 'board'))).words();
};

const comeBack = (who: Person) => who.button('I have signed in again').click();

test('[C10] warned a minute before; one press stays, in every tab', async () => {
  const sam = await atTheBoard();
  const other = await sam.context.newPage();
  await other.goto('/actions');
  await expect(other.getByRole('heading', { name: /Our actions/ })).toBeVisible();
  await day.wind(14, sam.page, other);
  for (const page of [sam.page, other]) await expect(warning(page)).toBeVisible();
  await axeClean(sam.page);
  await sam.button('Stay signed in').click();
  for (const page of [sam.page, other]) await expect(warning(page)).toBeHidden();
  await day.wind(14, sam.page, other);
  await expect(warning(sam.page)).toBeVisible();
  await day.wind(1);
  for (const page of [sam.page, other]) await expect(lockedScreen(page)).toBeVisible();
});

test('[C10] locked: nothing of the case is left on the page; signed in again, one is back where one was', async () => {
  const sam = await atTheBoard();
  await write(sam, box, 'amber-heron ');
  await sam.expectSaved();
  const url = sam.page.url();
  // a caret that moved just now is a sign of life
  await day.wind(16, sam.page);
  await expect(lockedScreen(sam.page)).toBeVisible();
  await expect(sam.page.getByText('You have been away for 15 minutes')).toBeVisible();
  const left = await sam.page.content();
  for (const trace of ['amber-heron', 'M.F.', 'Marigold', 'Sam Rivershaw', 'Larkmere'])
    expect(left).not.toContain(trace);
  const stored = await sam.page.evaluate(() => localStorage.length + sessionStorage.length);
  expect(stored).toBe(0);
  await axeClean(sam.page);
  await noSidewaysScroll(sam.page);
  await comeBack(sam);
  await expect(sam.page.getByText('You are not signed in yet.')).toBeVisible();
  await signInBeside(sam, 'sam');
  await comeBack(sam);
  await expect(note(sam, box)).toContainText('amber-heron');
  expect(sam.page.url()).toBe(url);
  await write(sam, box, 'grey-wagtail ');
  await sam.expectSaved();
});

test('[C10] words that were not saved are kept in this window only, counted, and sent once the same person is back', async () => {
  const sam = await atTheBoard({ cable: true });
  await sam.unplug();
  await expect(saveState(sam)).toHaveText('Not connected');
  await write(sam, box, 'slate-bittern ');
  await day.wind(15);
  await sam.plugIn();
  await expect(lockedScreen(sam.page)).toBeVisible({ timeout: 20_000 });
  await expect(sam.page.getByText(/not saved yet; .* kept in this window until you sign in again/)).toBeVisible();
  expect(await sam.page.content()).not.toContain('slate-bittern');
  await signInBeside(sam, 'sam');
  await comeBack(sam);
  await expect(saveState(sam)).toHaveText(/^Saved/, { timeout: 20_000 });
  expect(await onDisk()).toContain('slate-bittern');
});

test('[C10] somebody else signing in there finds nothing of the first, and sends nothing of theirs', async () => {
  const sam = await atTheBoard({ cable: true });
  await sam.unplug();
  await expect(saveState(sam)).toHaveText('Not connected');
  await write(sam, box, 'coral-plover ');
  await day.wind(15);
  await sam.plugIn();
  await expect(lockedScreen(sam.page)).toBeVisible({ timeout: 20_000 });
  await signInBeside(sam, 'callum');
  await comeBack(sam);
  await expect(sam.heading('Meetings')).toBeVisible();
  expect(await sam.page.content()).not.toContain('coral-plover');
  expect(await onDisk()).not.toContain('coral-plover');
});
