/** Words that are moved within a document: joined, split, dragged. They are not deleted, and they stay words of others. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { House, paragraph, settle, syncFrame, type Editor } from '../support/rooms.js';
import { byHand, element, string, typed } from '../support/roomsScan.js';
import { afterAnna, prose, textsOf } from '../support/roomsWiping.js';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.rooms.close());

describe('moved is not deleted', () => {
  /** Cut from one paragraph and put into another, as an editor's binding does it: one transaction. */
  const join = (editor: Editor): void =>
    editor.doc.transact(() => {
      const [first, second] = textsOf(editor);
      const words = second?.toJSON() ?? '';
      editor.doc.getXmlFragment('discussion').delete(1, 1);
      first?.insert(first.length, words);
    });

  test('[S11] twenty long paragraphs of others joined to one: nothing refused, nothing told', async () => {
    const [, ben] = await afterAnna(house, 20, 600);
    for (let n = 0; n < 19; n++) join(ben);
    await settle(house.rooms, ben);
    expect([ben.saved, ben.reason, house.alarms]).toEqual([true, undefined, []]);
    expect(textsOf(ben).map(({ length }) => length)).toEqual([12_000]);
  });

  test('[S11] split in the middle, and dragged to the end, with a slip of others’ words in between', async () => {
    const [anna, ben] = await afterAnna(house, 3, 3_000);
    textsOf(anna)[1]?.insert(1_500, ' (corrected) ');
    await settle(house.rooms, anna, ben);
    ben.doc.transact(() => {
      const [first] = textsOf(ben);
      const tail = first?.toJSON().slice(1_000) ?? '';
      first?.delete(1_000, 2_000);
      paragraph(ben.doc, 'discussion', tail);
    });
    ben.doc.transact(() => {
      const words = textsOf(ben)[1]?.toJSON() ?? '';
      ben.doc.getXmlFragment('discussion').delete(1, 1);
      paragraph(ben.doc, 'discussion', words);
    });
    await settle(house.rooms, ben);
    expect([ben.saved, ben.reason, house.alarms]).toEqual([true, undefined, []]);
  });

  test('[S11] moved words are still others’: moving first and deleting then is deleting', async () => {
    const [, ben] = await afterAnna(house, 20, 600);
    for (let n = 0; n < 19; n++) join(ben);
    await settle(house.rooms, ben);
    textsOf(ben)[0]?.delete(0, 5_000);
    await settle(house.rooms, ben);
    expect(ben.reason).toBe('MASS_DELETE');
  });

  test('[S11] words typed again and deleted in the same frame were not moved', async () => {
    const [, ben] = await afterAnna(house, 1, 5_000);
    const words = textsOf(ben)[0]?.toJSON() ?? '';
    const twice = (end: (text: Y.XmlText) => void): void =>
      ben.doc.transact(() => {
        ben.doc.getXmlFragment('discussion').delete(0, 1);
        end(paragraph(ben.doc, 'discussion', words));
      });
    twice(() => ben.doc.getXmlFragment('discussion').delete(0, 1));
    await settle(house.rooms, ben);
    expect(ben.reason).toBe('MASS_DELETE');
  });

  test('[S11] nor were words replaced by as many others', async () => {
    const [, ben] = await afterAnna(house, 1, 5_000);
    ben.doc.transact(() => {
      ben.doc.getXmlFragment('discussion').delete(0, 1);
      paragraph(ben.doc, 'discussion', 'x'.repeat(5_000));
    });
    await settle(house.rooms, ben);
    expect(ben.reason).toBe('MASS_DELETE');
  });

  test.each(['the words', 'the paragraph', 'an own paragraph that is there'])(
    '[S11] crafted: typed again, and %s deleted by the same frame',
    async (what) => {
      const [anna, ben] = await afterAnna(house, 1, 5_000);
      paragraph(ben.doc, 'discussion', '');
      await settle(house.rooms, anna, ben);
      const [own, theirs] = [ben.doc.clientID, anna.doc.clientID];
      const at = Y.getState(ben.doc.store, own);
      const there = what.startsWith('an own');
      const words = string({ parent: [own, there ? at : at + 1] }, prose(5_000));
      const structs = there
        ? [typed({ parent: [own, 0] }, 6), words]
        : [element({ root: 'discussion' }), typed({ parent: [own, at] }, 6), words];
      const gone = { 'the words': [at + 2, 5_000], 'the paragraph': [at, 1] }[what] ?? [0, 1];
      const frame = byHand(
        [{ client: own, clock: at, structs }],
        [
          [theirs, 0, 5_002],
          [own, gone[0] ?? 0, gone[1] ?? 0],
        ],
      );
      ben.say(syncFrame(2, frame));
      await settle(house.rooms, ben);
      expect(ben.reason).toBe('MASS_DELETE');
    },
  );
});
