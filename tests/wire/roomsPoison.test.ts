/** A document that breaks in memory: the journal rebuilds it, everybody comes back, and the frame that broke it does not. */
import { agencyId } from '@board/shared/kernel/ids.js';
import { infoRoot } from '@board/shared/model/roots.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { House, paragraph, settle, stateOf, turns, uuid, wordsIn, type Editor } from '../support/rooms.js';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.rooms.close());

/** The gate answers for a moment that this is another kind of document: what passes the scan fails the check after it. */
const whileAnotherShape = async (act: () => void): Promise<void> => {
  const { address_ } = house.gate;
  if (address_ === null) throw new Error('the gate knows no document');
  house.gate.address_ = { ...address_, compartment: 'chair' };
  act();
  await turns();
  house.gate.address_ = address_;
};

const threeWhoWrote = async (): Promise<readonly [Editor, Editor, Editor]> => {
  const [anna, ben, carla] = [await house.come(1), await house.come(2), await house.come(3)];
  paragraph(anna.doc, 'discussion', 'he has a key');
  await settle(house.rooms, anna, ben, carla);
  return [anna, ben, carla];
};

const comeBack = async (...editors: readonly Editor[]): Promise<void> => {
  for (const editor of editors) {
    editor.disconnect();
    await editor.connect(house.rooms);
  }
  await settle(house.rooms, ...editors);
};

test('[S12] the check after it fails: nothing is stored or told, all come back, and the document is the journal’s', async () => {
  const [anna, ben, carla] = await threeWhoWrote();
  const [head, heard] = [house.updates().length, carla.raw.length];
  await whileAnotherShape(() => {
    paragraph(anna.doc, 'notes', 'one of these');
    paragraph(ben.doc, 'notes', 'broke it');
  });
  expect([anna, ben, carla].map(({ closedWith }) => closedWith)).toEqual(
    [1, 2, 3].map(() => ({ code: 4503, reason: 'retry' })),
  );
  expect([house.updates().length, carla.raw.length]).toEqual([head, heard]);
  expect(house.troubles).toHaveLength(1);
  const dora = await house.come(4);
  await comeBack(carla);
  await settle(house.rooms, carla, dora);
  expect(wordsIn(dora)).toContain('he has a key');
  expect(stateOf(dora.doc)).toEqual(stateOf(await house.journaled()));
});

test('[S12] the second time it is known whose frame it was: that one is refused, the others go on', async () => {
  const [anna, ben, carla] = await threeWhoWrote();
  await whileAnotherShape(() => {
    paragraph(anna.doc, 'notes', 'one of these');
    paragraph(ben.doc, 'notes', 'broke it');
  });
  for (const editor of [anna, ben, carla]) editor.disconnect();
  const [dora, emil, fay] = [await house.come(4), await house.come(5), await house.come(6)];
  await settle(house.rooms, dora, emil, fay);
  await whileAnotherShape(() => {
    paragraph(dora.doc, 'notes', 'this one');
    paragraph(emil.doc, 'discussion', 'honest');
  });
  dora.read();
  expect([dora.reason, dora.closedWith?.code]).toEqual(['POISON', 4403]);
  expect([emil, fay].map(({ closedWith }) => closedWith?.code)).toEqual([4503, 4503]);
  await comeBack(emil, fay);
  expect([emil.saved, emil.reason]).toEqual([true, undefined]);
  expect(await house.words('discussion')).toEqual({ discussion: 'he has a key\nhonest' });
  expect(stateOf(fay.doc)).toEqual(stateOf(await house.journaled()));
});

test('[S12] a fault in the middle of a turn takes back what the turn had already done in memory', async () => {
  const [anna, ben, carla] = await threeWhoWrote();
  const box = infoRoot(agencyId.parse(uuid(0xa9)));
  house.gate.fault = box;
  paragraph(anna.doc, 'discussion', 'typed in the same turn');
  paragraph(ben.doc, box, 'and then it broke');
  await turns();
  expect([anna, ben, carla].map(({ closedWith }) => closedWith?.code)).toEqual([4503, 4503, 4503]);
  expect(await house.words('discussion')).toEqual({ discussion: 'he has a key' });
  await comeBack(anna, carla);
  expect(wordsIn(carla)).toContain('typed in the same turn');
  await comeBack(ben);
  expect([ben.reason, ben.closedWith?.code]).toEqual(['POISON', 4403]);
  await comeBack(anna, carla);
  expect(await house.words('discussion', box)).toEqual({
    discussion: 'he has a key\ntyped in the same turn',
    [box]: '',
  });
});
