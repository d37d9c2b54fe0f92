/** Several people in one note: carets, words, undo, a lost line, a reload, a restart, a refusal. */
import { keptHere, note, reading, saveState, write } from '../support/meetingBoard.js';
import { known } from '../support/house.js';
import { expect, test } from '../support/meeting.js';

const box = 'Discussion';

test('[C3] two people type into one note, see each other’s named carets and words, and undo takes back one’s own', async ({
  person,
}) => {
  const [dana, sam] = [await person('Dana Tolgrave'), await person('Sam Rivershaw')];
  await dana.join('M.F.');
  await sam.join('M.F.');

  await write(dana, box, 'She was seen on Monday. ');
  await expect(note(sam, box)).toContainText('She was seen on Monday.');
  await expect(note(sam, box).locator('.caret__label')).toHaveText('Dana Tolgrave · IDVA');
  await write(sam, box, 'The locks are changed.');
  await expect(note(dana, box)).toContainText('The locks are changed.');
  await expect(note(dana, box).locator('.caret__label')).toHaveText('Sam Rivershaw · HOU');
  await expect(dana.page.locator(`[data-box="discussion"]`)).toContainText('Sam Rivershaw (HOU) is here');

  await note(dana, box).focus();
  for (let turn = 0; turn < 5; turn += 1) await dana.page.keyboard.press('Control+z');
  for (const who of [dana, sam]) {
    await expect(note(who, box)).not.toContainText('She was seen');
    await expect(note(who, box)).toContainText('The locks are changed.');
  }
  await dana.page.keyboard.press('Control+y');
  await expect(note(sam, box)).toContainText('She was seen');
});

test('[C3] keys pressed where somebody else’s caret stands are written: after a click beyond it, and from the end', async ({
  person,
}) => {
  const [dana, sam] = [await person('Dana Tolgrave'), await person('Sam Rivershaw')];
  await dana.join('M.F.');
  await sam.join('M.F.');
  await write(sam, box, 'Sam was first. ');
  const caret = note(dana, box).locator('.caret');
  for (const [turn, words] of ['One. ', 'Two. ', 'Three. ', 'Four. '].entries()) {
    await write(sam, box, `And ${turn}. `);
    await expect(note(dana, box)).toContainText(`And ${turn}.`);
    await note(dana, box).scrollIntoViewIfNeeded();
    const line = known(await caret.boundingBox());
    const all = known(await note(dana, box).boundingBox());
    await dana.page.mouse.click(all.x + all.width - 12, line.y + line.height / 2);
    if (turn % 2 === 1) await dana.page.keyboard.press('Control+End');
    await dana.page.keyboard.type(words);
    await expect(note(sam, box)).toContainText(words.trim());
  }
});

test('[C4, S2] words written without a connection merge on return, and the indicator says where they stand', async ({
  person,
}) => {
  const [dana, sam] = [await person('Dana Tolgrave', { cable: true }), await person('Sam Rivershaw')];
  await dana.join('B.S.');
  await sam.join('B.S.');
  await write(sam, box, 'Before. ');
  await expect(note(dana, box)).toContainText('Before.');

  await dana.unplug();
  await expect(saveState(dana)).toHaveText('Not connected');
  await write(dana, box, 'Written on a train. ');
  await expect(saveState(dana)).toHaveText(keptHere);
  await write(sam, box, 'Written in the room. ');
  await expect(saveState(sam)).toHaveText(/^Saved/);
  await expect(note(sam, box)).not.toContainText('train');
  await expect(note(dana, box)).not.toContainText('room');

  await dana.plugIn();
  for (const who of [dana, sam]) {
    for (const words of ['Before.', 'Written on a train.', 'Written in the room.']) {
      await expect(note(who, box)).toContainText(words);
    }
    await expect(saveState(who)).toHaveText(/^Saved/);
  }
});

test('[C4] lines that were asked for and are never answered are given up: the words and the board come back', async ({
  person,
}) => {
  const [dana, sam] = [await person('Dana Tolgrave', { cable: true }), await person('Sam Rivershaw')];
  await dana.join('B.S.');
  await sam.join('B.S.');
  const people = dana.page.getByRole('complementary', { name: 'People here' }).getByRole('heading').first();
  await expect(note(dana, box)).toBeVisible();
  await dana.unplug();
  await expect(people).toHaveText('Not connected');
  await expect(saveState(dana)).toHaveText('Not connected');
  await write(dana, box, 'Written in a lift. ');
  await dana.plugIntoSilence();
  // the live line, and the document’s
  await expect.poll(() => dana.swallowed).toBeGreaterThan(1);
  // the browser has no news to tell of this
  await dana.plugIn();
  await expect(note(sam, box)).toContainText('Written in a lift.');
  await expect(saveState(dana)).toHaveText(/^Saved/);
  await expect(people).toHaveText(/\d here/);
});

test('[C5] a refused editor keeps its words to copy', async ({ person }) => {
  const [priya, sam] = [await person('Priya Northcote'), await person('Sam Rivershaw', { cable: true })];
  await priya.join('C.E.');
  await sam.join('C.E.');
  // a page that is still loading its editor has nothing to write in
  await expect(note(sam, box)).toBeVisible();
  await sam.unplug();
  await expect(saveState(sam)).toHaveText('Not connected');
  await write(sam, box, 'What the caretaker told us.');

  await priya.button('Conclude case…').click();
  await priya.page.getByLabel('Why is it concluded with these gaps?').fill('Heard again tomorrow');
  await priya.button('Conclude with gaps').click();
  await expect(priya.page.getByText('This case is concluded')).toBeVisible();

  await sam.plugIn();
  await expect(sam.page.getByLabel('Your words from Discussion that were not saved')).toHaveValue(
    'What the caretaker told us.',
  );
  await expect(saveState(sam)).toHaveText('Could not save – copy your words');
  await sam.button('I have my words, carry on').click();
  await expect(saveState(sam)).toHaveText(/^Saved/);
  await expect(reading(sam, box)).not.toContainText('caretaker');
  await expect(reading(priya, box)).not.toContainText('caretaker');
});
