/** More than one record can hold: brought in one moment, in one document, and gone on from after a redaction. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import { maxDocument } from '@board/server/rooms/growth.js';
import { replay } from '@board/server/rooms/replay.js';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { placesIn, position } from '../support/epochsProse.js';
import { faultHouse } from '../support/faultHouse.js';
import { known } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { fresh } from '../support/people.js';
import type { Sheet } from '../support/peopleSync.js';

const house = faultHouse();
const { disk } = house;

const writers = ['callum', 'sam', 'dana', 'rufus'] as const;
const patience = 20_000;
const mebibyte = 1024 * 1024;

/** Pasted, with a word of its own at its head. */
const paste = (sheet: Sheet): string => {
  const word = fresh<string>();
  sheet.type('discussion', `${word} ${'and he said it again, '.repeat(4_000)}`);
  return word;
};
const sheetsOf = (doc: DocKey) => Promise.all(writers.map((name) => house.crowd[name].doc(doc)));
const replayed = async (doc: DocKey) =>
  (await replay(house.board.store.log, doc)).doc.getXmlFragment('discussion').toJSON();

test('[S37][L6] what comes at once while the disk is slow is cut into records that it takes: nobody is sent away, nothing is lost', async () => {
  const doc = house.board.doc('marigold', 'board');
  const sheets = await sheetsOf(doc);
  disk.is('hangs');
  const words = sheets.map((sheet) => paste(sheet));
  for (let round = 0; round < 13; round += 1) words.push(...sheets.map(paste));
  for (const sheet of sheets) await sheet.heardAll();
  disk.is('none');
  await Promise.all(
    sheets.map((sheet) => until(() => sheet.isSaved || sheet.closed !== null, 'all on disk', patience)),
  );
  expect(sheets.map(({ closed }) => closed)).toEqual(writers.map(() => null));
  const sizes = (await house.board.store.log.read(`doc/${doc}`, 0)).map(({ body }) => body.length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(4.5 * mebibyte);
  expect(Math.max(...sizes)).toBeLessThan(4.25 * mebibyte);
  const whole = await replayed(doc);
  expect(words.filter((word) => whole.split(word).length !== 2)).toEqual([]);
  expect(house.board.broken).toEqual([]);
}, 120_000);

test('[L6][S5] a document takes no more than one record can hold: who brings more is refused, what was acknowledged stays, others go on, and it is redacted like any', async () => {
  const doc = house.board.doc('saffi', 'board');
  const beside = await house.crowd.dana.doc(house.board.doc('marigold', 'board'));
  const sheets = await Promise.all([house.crowd.callum.doc(doc), house.crowd.sam.doc(doc)]);
  const mine: { sheet: Sheet; word: string; number: number }[] = [];
  for (let round = 0; round < 60 && sheets.some(({ closed }) => closed === null); round += 1) {
    for (const sheet of sheets.filter(({ closed }) => closed === null)) {
      const word = paste(sheet);
      mine.push({ sheet, word, number: sheet.sent });
    }
    await Promise.all(sheets.map((sheet) => until(() => sheet.isSaved || sheet.closed !== null, 'an end', patience)));
  }
  expect(sheets.map(({ refused }) => refused)).toEqual(['TOO_BIG', 'TOO_BIG']);
  const whole = await replayed(doc);
  const kept = mine.filter(({ sheet, number }) => number <= sheet.stored);
  expect(kept.filter(({ word }) => whole.split(word).length !== 2)).toEqual([]);
  expect(Y.encodeStateAsUpdate((await replay(house.board.store.log, doc)).doc).length).toBeLessThan(maxDocument);
  const elsewhere = paste(beside);
  await beside.saved();
  expect(await replayed(house.board.doc('marigold', 'board'))).toContain(elsewhere);

  const priya = await house.crowd.priya.doc(doc);
  const { word } = known(kept[3]);
  const { places, text } = placesIn(priya.doc, 'discussion');
  const start = text.indexOf(word);
  const from = position(known(places.findLast(({ offset }) => offset === start)));
  const to = position(known(places.find(({ offset }) => offset === start + word.length)));
  const cut = { kind: 'range', root: 'discussion', from, to } as const;
  await house.crowd.priya.must('redact words', {
    ...at(house.board, 'saffi'),
    compartment: 'board',
    doc,
    cut,
    reason: 'A name.',
  });
  await until(() => priya.closed !== null, 'everybody to be sent on');
  const next = await house.crowd.callum.doc(house.board.doc('saffi', 'board'), new Y.Doc(), patience);
  expect(next.words()).not.toContain(word);
  expect(kept.filter((one) => one.word !== word && next.words().split(one.word).length !== 2)).toEqual([]);
}, 180_000);
