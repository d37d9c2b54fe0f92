/** A line that breaks while a part of the page is on its way: the part comes when the line does, and nothing else is lost. */
import type { Page } from '@playwright/test';
import { axeClean } from '../support/browser.js';
import { lostLine } from '../support/browserWatch.js';
import { note, reading, saveState, write } from '../support/meetingBoard.js';
import { expect, test, type Person } from '../support/meeting.js';

const box = 'Discussion';
const editor = /\/assets\/ProseEditor-[^/]*\.js/;
const boardSheet = /\/assets\/BoardScreen-[^/]*\.css/;
/** What Chromium says of what the tests do to a request, and the page's own words for it. */
const broken = /Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/;

/** A page that was loaded anew has forgotten it. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { sameAsBefore: true }));
const isSame = (page: Page) => page.evaluate(() => 'sameAsBefore' in window);

const late = ({ page }: Person, what: string) => page.locator('.late').filter({ hasText: what });
const said = ({ page }: Person) => page.locator('[data-live="polite"]');
const errorScreen = (who: Person) => who.heading('Sorry, this screen could not be shown');

const toCase = (who: Person) =>
  who
    .agenda()
    .getByRole('link', { name: /^M\.F\./ })
    .click();

const forgiving = (who: Person): Person => {
  who.watch.forgive(broken);
  who.watch.forgive(lostLine);
  return who;
};

test('[C19] a line that breaks when the editor is asked for: the notes are read, and the editor comes with the line', async ({
  person,
}) => {
  const dana = await person('Dana Tolgrave');
  await dana.join('M.F.');
  await write(dana, box, 'Said before. ');
  await dana.expectSaved();
  const sam = forgiving(await person('Sam Rivershaw', { cable: true }));
  await sam.sign();
  await mark(sam.page);
  let asked = 0;
  await sam.page.route(editor, async (route) => {
    asked += 1;
    if (asked === 1) await sam.unplug();
    await route.continue();
  });
  await toCase(sam);
  const notice = late(sam, 'The editor for these notes is still being loaded. The board keeps trying.');
  await expect(notice.first()).toBeVisible();
  await expect(said(sam)).toHaveText('The editor for these notes is still being loaded. The board keeps trying.');
  await expect(reading(sam, box)).toContainText('Said before.');
  await expect(saveState(sam)).toHaveText('Not connected');
  await expect(errorScreen(sam)).toBeHidden();
  await write(dana, box, 'Said meanwhile. ');
  await dana.expectSaved();
  await sam.plugIn();
  await expect(note(sam, box)).toContainText('Said before. Said meanwhile.');
  await expect(notice).toHaveCount(0);
  await write(sam, box, 'And I am here. ');
  await sam.expectSaved();
  await expect(note(dana, box)).toContainText('And I am here.');
  expect(await isSame(sam.page)).toBe(true);
  expect(asked).toBeGreaterThan(1);
});

test('[C19] while the editor alone does not come the board lives on, and one key tries again', async ({ person }) => {
  const dana = await person('Dana Tolgrave');
  await dana.join('M.F.');
  const sam = forgiving(await person('Sam Rivershaw'));
  await sam.sign();
  await mark(sam.page);
  await sam.page.clock.install();
  let comes = false;
  await sam.page.route(editor, (route) => (comes ? route.continue() : route.abort('connectionreset')));
  await toCase(sam);
  const again = sam.button(/^Try again – The editor for these notes$/).first();
  await expect(again).toBeVisible();
  await axeClean(sam.page);
  await write(dana, box, 'Heard while the editor is late. ');
  await expect(reading(sam, box)).toContainText('Heard while the editor is late.');
  // from here on nothing tries by itself
  await sam.page.clock.pauseAt(Date.now() + 60_000);
  await again.focus();
  comes = true;
  await sam.page.keyboard.press('Enter');
  await expect(note(sam, box)).toContainText('Heard while the editor is late.');
  await expect(said(sam)).toHaveText('The editor for these notes is loaded.');
  expect(await sam.page.evaluate(() => document.activeElement?.closest('.prose-box') !== null)).toBe(true);
  expect(await isSame(sam.page)).toBe(true);
});

test('[C19] a screen comes with its looks, also when these alone were lost on the way', async ({ person }) => {
  const sam = forgiving(await person('Sam Rivershaw'));
  await sam.sign();
  await mark(sam.page);
  let asked = 0;
  await sam.page.route(boardSheet, (route) => {
    asked += 1;
    return asked <= 2 ? route.abort('connectionreset') : route.continue();
  });
  await toCase(sam);
  await expect(note(sam, box)).toBeVisible();
  await expect(errorScreen(sam)).toBeHidden();
  expect(asked).toBe(3);
  const sheets = () => [...document.styleSheets].filter(({ href }) => href?.includes('BoardScreen')).length;
  expect(await sam.page.evaluate(sheets)).toBe(1);
  expect(await isSame(sam.page)).toBe(true);
});

test('[C19] a board that was updated meanwhile says so, and loads anew when asked, and not by itself', async ({
  person,
}) => {
  const sam = forgiving(await person('Sam Rivershaw'));
  await sam.sign();
  await mark(sam.page);
  await sam.page.route(editor, (route) => route.fulfill({ status: 404, body: '' }));
  const home = (url: URL) => url.pathname === '/';
  await sam.page.route(home, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/index-next.js"></script>' }),
  );
  await toCase(sam);
  const updated = 'The board was updated while this page was open. When it says “Saved”, load the page again to go on.';
  await expect(late(sam, updated).first()).toBeVisible();
  await expect(said(sam)).toHaveText(updated);
  await axeClean(sam.page);
  await sam.expectSaved();
  expect(await isSame(sam.page)).toBe(true);
  await sam.page.unroute(editor);
  await sam.page.unroute(home);
  await sam.button('Load the page again').first().click();
  await expect(note(sam, box)).toBeVisible();
});
