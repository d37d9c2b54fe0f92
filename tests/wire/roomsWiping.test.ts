/** How much of other people's words one person may delete: counted over ten minutes, told to those who must know. */
import { infoRoot } from '@board/shared/board/shape.js';
import { agencyId, placementId } from '@board/shared/kernel/ids.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { House, paragraph, settle, syncFrame, turns, uuid, wordsIn } from '../support/rooms.js';
import { afterAnna, prose, removeFirst, textsOf } from '../support/roomsWiping.js';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.rooms.close());

const minutes = (count: number): void => house.clock.advance(count * 60_000);

describe('over the cap', () => {
  test('[S11] Y18 a little under the cap in one frame, and again: refused, told, and what stands stands', async () => {
    const [, ben] = await afterAnna(house, 3, 3_900);
    await removeFirst(house, ben);
    expect([ben.saved, ben.reason]).toEqual([true, undefined]);
    expect(house.alarms).toMatchObject([{ chars: 3_900, root: 'discussion', refused: false }]);
    const head = house.updates().length;
    await removeFirst(house, ben);
    expect([ben.reason, ben.closedWith?.code]).toEqual(['MASS_DELETE', 4403]);
    expect(house.updates()).toHaveLength(head);
    expect(house.alarms.at(-1)).toMatchObject({ chars: 7_800, root: 'discussion', refused: true });
    expect(house.alarms.at(-1)?.member.person.user).toBe(ben.who.user);
    expect(textsOf(await house.come(3))).toHaveLength(0);
    const late = await house.come(4);
    await settle(house.rooms, late);
    expect(textsOf(late).map(({ length }) => length)).toEqual([3_900, 3_900]);
  });

  test('[S11] character by character, in one turn or in many, is the same', async () => {
    const [, ben] = await afterAnna(house, 1, 6_000);
    const [text] = textsOf(ben);
    for (let n = 0; n < 50; n++) text?.delete(0, 100);
    await settle(house.rooms, ben);
    expect(ben.reason).toBe('MASS_DELETE');
    expect(house.alarms.map(({ chars, refused }) => [chars, refused])).toEqual([
      [1_000, false],
      [2_000, false],
      [3_000, false],
      [4_000, false],
      [4_100, true],
    ]);
  });

  test('[S11] leaving, another tab and another session forget nothing; ten minutes do', async () => {
    const [, ben] = await afterAnna(house, 3, 3_900);
    await removeFirst(house, ben);
    ben.disconnect();
    minutes(1);
    expect(house.rooms).toBeDefined();
    const tab = await house.come(2, 22);
    await settle(house.rooms, tab);
    await removeFirst(house, tab);
    expect(tab.reason).toBe('MASS_DELETE');
    minutes(9);
    const later = await house.come(2, 23);
    await settle(house.rooms, later);
    await removeFirst(house, later);
    expect([later.saved, later.reason]).toEqual([true, undefined]);
  });

  test('[S11] also when the room was shut meanwhile, because nobody was in it', async () => {
    const [anna, ben] = await afterAnna(house, 2, 3_900);
    await removeFirst(house, ben);
    anna.disconnect();
    ben.disconnect();
    minutes(2);
    const again = await house.come(2, 22);
    await settle(house.rooms, again);
    await removeFirst(house, again);
    expect(again.reason).toBe('MASS_DELETE');
  });

  test('[S11] what never came on disk does not count: sent again after a lost room it is taken', async () => {
    const [, ben] = await afterAnna(house, 1, 3_900);
    house.log.trouble = 'rejects';
    ben.doc.getXmlFragment('discussion').delete(0, 1);
    await turns();
    expect(ben.closedWith?.code).toBe(4503);
    ben.disconnect();
    await ben.connect(house.rooms);
    await settle(house.rooms, ben);
    expect([ben.saved, ben.reason]).toEqual([true, undefined]);
  });

  test('[S11] a script that tries and tries again is told of once a minute', async () => {
    await afterAnna(house, 1, 5_000);
    for (let n = 0; n < 5; n++) {
      const ben = await house.come(2, 30 + n);
      await settle(house.rooms, ben);
      await removeFirst(house, ben);
      expect(ben.reason).toBe('MASS_DELETE');
    }
    expect(house.alarms).toHaveLength(1);
  });
});

describe('whose words they are', () => {
  test('[S11] one’s own go without a word, from another tab too, and so do those placed in one’s name', async () => {
    house.gate.placements_ = [
      { id: placementId.parse(uuid(0x91)), root: 'risk', words: prose(5_000), by: (await house.come(2)).who.user },
    ];
    house.gate.ring();
    const [ben, tab] = [await house.come(2, 21), await house.come(2, 22)];
    paragraph(tab.doc, 'discussion', prose(6_000));
    await settle(house.rooms, ben, tab);
    await removeFirst(house, ben);
    await removeFirst(house, ben, 'risk');
    expect([ben.saved, ben.reason, house.alarms]).toEqual([true, undefined, []]);
  });

  test('[S11] words placed for others are others’, after a restart too', async () => {
    const anna = await house.come(1);
    house.gate.placements_ = [
      { id: placementId.parse(uuid(0x91)), root: 'risk', words: prose(5_000), by: anna.who.user },
      { id: placementId.parse(uuid(0x92)), root: 'victim', words: prose(5_000), by: anna.who.user },
    ];
    house.gate.ring();
    await settle(house.rooms, anna);
    await house.restart();
    const [again, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, again, ben);
    await removeFirst(house, again, 'victim');
    await removeFirst(house, ben, 'risk');
    expect([again.saved, again.reason, ben.reason]).toEqual([true, undefined, 'MASS_DELETE']);
  });

  test('[S11] the box of one’s own agency may be rewritten, whoever wrote in it; that much is told', async () => {
    const box = infoRoot(agencyId.parse(uuid(0xa9)));
    const [anna, ben] = await afterAnna(house, 2, 3_000, box);
    house.gate.homes.add(`${ben.who.user} ${box}`);
    await removeFirst(house, ben, box);
    await removeFirst(house, ben, box);
    paragraph(ben.doc, box, 'retyped');
    await settle(house.rooms, anna, ben);
    expect([ben.saved, ben.reason, wordsIn(anna, box)]).toEqual([true, undefined, '<paragraph>retyped</paragraph>']);
    expect(house.alarms.map(({ chars, root, refused }) => [chars, root, refused])).toEqual([
      [3_000, box, false],
      [6_000, box, false],
    ]);
  });

  test('[S11] select all and type again, in a box with a page of others’ words, and undo it', async () => {
    const [anna, ben] = await afterAnna(house, 4, 900);
    const undo = new Y.UndoManager(ben.doc.getXmlFragment('discussion'), { trackedOrigins: new Set(['keyboard']) });
    ben.doc.transact(() => {
      ben.doc.getXmlFragment('discussion').delete(0, 4);
      paragraph(ben.doc, 'discussion', 'Heard: he has a key.');
    }, 'keyboard');
    undo.undo();
    undo.redo();
    undo.undo();
    await settle(house.rooms, anna, ben);
    expect([ben.saved, ben.reason]).toEqual([true, undefined]);
    expect(textsOf(anna).map(({ length }) => length)).toEqual([900, 900, 900, 900]);
  });
});

test('[S11] deletes repeated by hand of what is gone already count nothing', async () => {
  const [anna, ben] = await afterAnna(house, 1, 3_000);
  await removeFirst(house, ben);
  for (let n = 0; n < 10; n++) ben.say(syncFrame(2, Y.encodeStateAsUpdate(ben.doc)));
  await settle(house.rooms, anna, ben);
  expect([ben.saved, ben.reason, house.alarms.length]).toEqual([true, undefined, 1]);
});
