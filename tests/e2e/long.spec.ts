/** A long note with others' carets in it: what a key leaves alone, and that keys reach what is out of sight. */
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { note } from '../support/meetingBoard.js';
import { root } from '../support/crowd.js';
import { expect } from '../support/meeting.js';
import { amongOthers } from '../support/meetingCrowd.js';
import { jsonOf, keepNodes, whatIsNew, wordsOf, type Said } from '../support/notePage.js';
import { seededChance } from '../support/roomsPorts.js';
import { act } from '../support/roomsTyping.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);

interface Seen extends Window {
  said?: { around: number; rests: number };
}

/** Runs in the page: how often what stands around the box has changed, and how often the hand rested. */
const watchAround = (): void => {
  const said = { around: 0, rests: 0 };
  (window as Seen).said = said;
  let last = performance.now();
  new MutationObserver((records) => {
    if (records.some(({ target }) => target.parentElement?.closest('[data-save]'))) said.around += 1;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  window.addEventListener('beforeinput', () => {
    const now = performance.now();
    if (now - last > 400) said.rests += 1;
    last = now;
  });
};

/** A caret's label may stand within a word. */
const withoutCarets = (box: Element): string => {
  const words = box.cloneNode(true) as Element;
  for (const caret of words.querySelectorAll('.caret')) caret.remove();
  return words.textContent ?? '';
};

const test = amongOthers({ others: 4, letters: 30_000 });

test('[C17] while somebody types, what is drawn around the box does not change with each key', async ({ sam }) => {
  const box = note(sam, 'Discussion');
  await box.click();
  await sam.page.evaluate(watchAround);
  const words = 'She asked for the spare key of the shed. ';
  await box.pressSequentially(words, { delay: 60 });
  await sam.expectSaved();
  const said = await sam.page.evaluate(() => (window as Seen).said);
  const { around, rests } = said ?? { around: Number.NaN, rests: 0 };
  expect(around).toBeGreaterThan(0);
  // said to be saving and saved, and once more where the machine paused; with each key it would be forty times
  expect(around).toBeLessThanOrEqual(words.length / 5 + 2 * rests);
});

test('[C18] a long note lays out what is near, and keys, selection and others’ carets reach all of it', async ({
  crowd,
  sam,
}) => {
  const box = note(sam, 'Discussion');
  for (const [at, hand] of crowd.hands.entries()) hand.moveCaret((at + 1) / 5);
  await expect(box.locator('.caret')).toHaveCount(crowd.hands.length);
  await box.click({ position: { x: 30, y: 20 } });
  await sam.page.keyboard.press('Control+Home');
  // all are as long; what was never laid out stands as tall as the style sheet says, which is less than five lines
  const near = await box.locator('p').evaluateAll((all) => ({
    all: all.length,
    laidOut: all.filter((one) => one.getBoundingClientRect().height > 80).length,
  }));
  expect(near.all).toBeGreaterThan(60);
  expect(near.laidOut).toBeGreaterThan(2);
  expect(near.laidOut).toBeLessThan(near.all / 2);
  await sam.page.keyboard.press('Control+End');
  await sam.page.keyboard.type('The very end.');
  await expect(box.locator('p').last()).toContainText(/The very end\.$/);
  await expect(box.locator('p').last()).toBeInViewport();
  await sam.page.keyboard.press('Control+Home');
  await sam.page.keyboard.type('The very beginning. ');
  await expect(box.locator('p').first()).toContainText(/^The very beginning\. /);
  await sam.page.keyboard.press('Control+Home');
  await sam.page.keyboard.press('Control+Shift+End');
  const chosen = await sam.page.evaluate(() => getSelection()?.toString() ?? '');
  expect(chosen.slice(0, 20)).toBe('The very beginning. ');
  expect(chosen.slice(-13)).toBe('The very end.');
  const written = await box.evaluate(withoutCarets);
  expect(chosen.split('Thursday')).toHaveLength(written.split('Thursday').length);
});

test('[C17] a key of another makes its own paragraph anew, and nobody says again where their caret stands', async ({
  crowd,
  sam,
}) => {
  const [, other] = crowd.hands;
  if (other === undefined) throw new Error('nobody came');
  const box = note(sam, 'Discussion');
  await box.click();
  await sam.page.keyboard.type('x');
  other.type();
  await other.sheet.saved();
  await sam.expectSaved();
  await expect(box.locator('p').last()).toHaveText('a');
  await box.evaluate(keepNodes);
  for (let key = 1; key < 9; key += 1) {
    other.type();
    await other.sheet.saved();
  }
  await expect(box.locator('p').last()).toHaveText('ab cd ef ');
  expect(await box.evaluate(whatIsNew)).toEqual({ paragraphs: 1, carets: 0 });
  await sam.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await box.evaluate(whatIsNew)).carets).toBe(1);
});

test('[C17] the note is the document’s, however others change it', async ({ crowd, sam }) => {
  console.log(`seed ${seed}`);
  const [author] = crowd.hands;
  if (author === undefined) throw new Error('nobody came');
  const chance = seededChance(seed);
  const pick = (below: number) => new DataView(Uint8Array.from(chance.bytes(4)).buffer).getUint32(0) % below;
  const box = note(sam, 'Discussion');
  await box.click();
  for (let round = 0; round < 8; round += 1) {
    for (let change = 0; change < 3; change += 1) act(author.sheet.doc, root, pick);
    await author.sheet.saved();
    await sam.page.keyboard.type('y');
    await sam.expectSaved();
  }
  const theirs = () => wordsOf(yXmlFragmentToProsemirrorJSON(author.sheet.doc.getXmlFragment(root)) as Said);
  await expect.poll(async () => wordsOf((await box.evaluate(jsonOf)) as Said)).toEqual(theirs());
});
