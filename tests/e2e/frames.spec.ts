/** Keys between two frames: where words lie is not asked for each of them, and one's own caret is in view when they are drawn. */
import type { Locator } from '@playwright/test';
import * as Y from 'yjs';
import { note } from '../support/meetingBoard.js';
import { root, type Crowd } from '../support/crowd.js';
import { drawFrame, holdFrames, looksSoFar } from '../support/framePage.js';
import { expect, type Person } from '../support/meeting.js';
import { amongOthers } from '../support/meetingCrowd.js';

const test = amongOthers({ others: 2, letters: 6_000 });

/** A last paragraph of one's own, in sight. */
const beginAtTheEnd = async (who: Person): Promise<Locator> => {
  const box = note(who, 'Discussion');
  await box.click({ position: { x: 30, y: 20 } });
  await who.page.keyboard.press('Control+End');
  await who.page.keyboard.press('Enter');
  await who.page.keyboard.type('Here.');
  const own = box.locator('p').last();
  await expect(own).toHaveText('Here.');
  await expect(own).toBeInViewport();
  return own;
};

/** Some lines above the last paragraph, as one key: a paste. */
const insertAbove = async ({ hands: [hand] }: Crowd, words: string): Promise<void> => {
  if (hand === undefined) throw new Error('nobody came');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  const fragment = hand.sheet.doc.getXmlFragment(root);
  fragment.insert(fragment.length - 1, [paragraph]);
  await hand.sheet.saved();
};

test('[C20] in one frame, keys of others ask once where one’s caret lies, and it is in view at its end', async ({
  crowd,
  sam,
}) => {
  const own = await beginAtTheEnd(sam);
  await sam.page.evaluate(holdFrames);
  for (let key = 0; key < 12; key += 1) {
    await insertAbove(crowd, `Key ${key}. ${'The sister has a spare key of the shed. '.repeat(9)}`);
    await expect(own.locator('xpath=preceding-sibling::p[1]')).toContainText(`Key ${key}.`);
  }
  expect(await sam.page.evaluate(looksSoFar)).toBe(1);
  await expect(own).not.toBeInViewport();
  await sam.page.evaluate(drawFrame);
  await expect(own).toHaveText('Here.');
  await expect(own).toBeInViewport();
});

test('[C20] one’s own keys ask nothing until the frame, and then where the caret is once for all of them', async ({
  sam,
}) => {
  const last = await beginAtTheEnd(sam);
  await sam.page.evaluate(holdFrames);
  for (let line = 0; line < 30; line += 1) await sam.page.keyboard.press('Enter');
  await sam.page.keyboard.type('the end');
  await expect(last).toHaveText('the end');
  expect(await sam.page.evaluate(looksSoFar)).toBe(0);
  await sam.page.evaluate(drawFrame);
  await expect(last).toBeInViewport();
});
