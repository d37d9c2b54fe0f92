/** One's own keys: whose way a letter goes, what it leaves alone, and that the page shows what the document holds. */
import type { Locator } from '@playwright/test';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { root } from '../support/crowd.js';
import { drawFrame, holdFrames } from '../support/framePage.js';
import {
  actAtTheEndAtOnce,
  drawnIn,
  handActs,
  leaveToTheBrowser,
  markedWord,
  markWord,
  watchWays,
  waysTaken,
} from '../support/keysPage.js';
import { note } from '../support/meetingBoard.js';
import { expect, test, type Person } from '../support/meeting.js';
import { amongOthers } from '../support/meetingCrowd.js';
import { jsonOf, wordsOf, type Said } from '../support/notePage.js';
import { seeded } from '../support/roomsPorts.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const box = 'Discussion';

const picker = (from: number) => {
  const random = seeded(from);
  return (below: number) => Math.floor(random() * below);
};

const begin = async (who: Person, at: string): Promise<Locator> => {
  await who.join(at);
  await note(who, box).click();
  return note(who, box);
};

const emptied = async (who: Person): Promise<Locator> => {
  const here = await begin(who, 'M.F.');
  await who.page.keyboard.press('Control+a');
  await who.page.keyboard.press('Delete');
  await expect(here).toHaveText('');
  return here;
};

test('[C22] whatever keys come, they do what they did where the browser puts in each letter', async ({ person }) => {
  console.log(`seed ${seed}`);
  const [dana, sam] = [await person('Dana Tolgrave'), await person('Sam Rivershaw')];
  await sam.page.addInitScript(leaveToTheBrowser);
  await sam.page.reload();
  // two notes in which nothing was written yet
  const [hers, his] = [await begin(dana, 'M.F.'), await begin(sam, 'B.S.')];
  for (const { page } of [dana, sam]) await page.evaluate(watchWays);
  const pick = picker(seed);
  for (let turn = 0; turn < 120; turn += 1) {
    const act = handActs[pick(handActs.length)];
    for (const { page } of [dana, sam]) {
      await page.bringToFront();
      await act?.(page);
    }
    const held = (await hers.evaluate(jsonOf)) as Said;
    expect(held, `after ${turn + 1}`).toEqual(await his.evaluate(jsonOf));
    expect(await hers.evaluate(drawnIn), `drawn after ${turn + 1}`).toBe(wordsOf(held));
  }
  const ways = await dana.page.evaluate(waysTaken);
  expect(ways?.ours).toBeGreaterThan(100);
  expect(await sam.page.evaluate(waysTaken)).toMatchObject({ ours: 0, browsers: 0 });
  for (const who of [dana, sam]) await who.expectSaved();
});

test('[C22] a letter changes only the text it is typed into: the browser’s own marks in a paragraph stay', async ({
  person,
}) => {
  const dana = await person('Dana Tolgrave');
  const here = await emptied(dana);
  await dana.page.keyboard.type('Her brother wlil come on Monday.');
  await here.evaluate(markWord, 'wlil');
  await dana.page.evaluate(watchWays);
  await dana.page.keyboard.type(' And stay.');
  await dana.page.keyboard.press('Home');
  for (let step = 0; step < 'Her '.length; step += 1) await dana.page.keyboard.press('ArrowRight');
  await dana.page.keyboard.type('older ');
  await expect(here).toHaveText('Her older brother wlil come on Monday. And stay.');
  expect(await dana.page.evaluate(markedWord)).toBe('wlil');
  expect(await dana.page.evaluate(waysTaken)).toMatchObject({ ours: ' And stay.older '.length, browsers: 0 });
});

test('[C22] the browser is told where the caret is once in a frame, not at each letter, and shows it there', async ({
  person,
}) => {
  const dana = await person('Dana Tolgrave');
  const here = await emptied(dana);
  await dana.page.keyboard.type('One');
  await expect(here).toHaveText('One');
  await dana.page.evaluate(holdFrames);
  await dana.page.evaluate(watchWays);
  await dana.page.keyboard.type(' two');
  await expect(here).toHaveText('One two');
  expect(await dana.page.evaluate(waysTaken)).toEqual({ ours: 4, browsers: 0, told: 0 });
  await dana.page.evaluate(drawFrame);
  expect((await dana.page.evaluate(waysTaken))?.told).toBeGreaterThan(0);
});

test('[C22] a paragraph takes what is typed in it before it was ever drawn', async ({ person }) => {
  const dana = await person('Dana Tolgrave');
  const here = await emptied(dana);
  const { keyboard } = dana.page;
  await keyboard.type('She was seen.');
  await keyboard.press('Enter');
  await keyboard.type('- the end');
  // faster than frames come, sooner or later
  for (let turn = 0; turn < 15; turn += 1) {
    await keyboard.press('Control+Home');
    await keyboard.press('End');
    await keyboard.press('Enter');
    await keyboard.type(`- item ${turn}`);
    const held = wordsOf((await here.evaluate(jsonOf)) as Said);
    expect(held).toMatch(/^<doc><paragraph>She was seen.<\/paragraph><bulletList>/);
    expect(held).toContain(`<listItem><paragraph>item ${turn}</paragraph></listItem></bulletList>`);
  }
});

test('[C22] a key acts where the caret is, though the browser has not told of it yet', async ({ person }) => {
  const dana = await person('Dana Tolgrave');
  const here = await emptied(dana);
  await dana.page.keyboard.type('One two.');
  for (let turn = 0; turn < 5; turn += 1) await dana.page.keyboard.press('ArrowLeft');
  expect(await here.evaluate(actAtTheEndAtOnce)).toBe(true);
  await dana.page.keyboard.type('Three.');
  await expect(here.locator('p')).toHaveText(['One two.', 'Three.']);
});

const among = amongOthers({ others: 2, letters: 1_500 });

/** One's own keys, among others who type and move their carets. */
const beside = async ({ page }: Person, turn: number): Promise<void> => {
  await page.keyboard.type(turn % 3 === 0 ? 'and so ' : 'k');
  if (turn % 5 === 0) await page.keyboard.press('Control+ArrowLeft');
  if (turn % 7 === 0) await page.keyboard.press('Control+End');
};

among('[C22] among others’ carets and words the page shows what the document holds', async ({ crowd, sam }) => {
  console.log(`seed ${seed}`);
  const pick = picker(seed);
  const here = note(sam, box);
  await here.click();
  await sam.page.keyboard.press('Control+End');
  for (let turn = 0; turn < 90; turn += 1) {
    for (const hand of crowd.hands) {
      if (pick(2) === 0) hand.moveCaret(pick(100) / 100);
      else hand.type();
    }
    await beside(sam, turn);
  }
  for (const hand of crowd.hands) await hand.sheet.saved();
  await sam.expectSaved();
  const said = crowd.hands.map(({ sheet }) => sheet.doc.getXmlFragment(root));
  for (const theirs of said) {
    await expect
      .poll(() => here.evaluate(drawnIn))
      .toBe(wordsOf({ type: 'doc', content: (yXmlFragmentToProsemirrorJSON(theirs) as Said).content ?? [] }));
  }
});
