/** A store that refuses or hangs: acknowledgements stop, nothing is told that is not on disk, and when it is well again all is there once. */
import type { ActionId, CommandId, PlacementId } from '@board/shared/kernel/ids.js';
import { expect, test } from 'vitest';
import { faultHouse } from '../support/faultHouse.js';
import { noPlan } from '../support/houseCasework.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { fresh } from '../support/people.js';

const house = faultHouse();
const { disk } = house;

const doc = () => house.board.doc('marigold', 'board');
const times = (text: string, words: string): number => text.split(words).length - 1;

test('[S37][S1] a disk that refuses: no acknowledgement, nothing told; well again, every word stands once', async () => {
  const [writer, reader] = [await house.crowd.callum.doc(doc()), await house.crowd.sam.doc(doc())];
  const words = Array.from({ length: 5 }, () => fresh<string>());
  disk.is('refuses');
  for (const one of words) writer.type('discussion', one);
  await until(() => writer.closed !== null && reader.closed !== null, 'everybody to be sent away');
  expect([writer.stored, writer.closed?.reason, reader.closed?.reason]).toEqual([1, 'retry', 'retry']);
  for (let tries = 0; tries < 3; tries += 1) {
    const again = await house.crowd.callum.doc(doc(), writer.doc);
    expect([again.isOpen, again.closed?.reason, again.stored]).toEqual([false, 'retry', 0]);
  }
  expect(words.some((one) => house.crowd.sam.traffic.has(one))).toBe(false);
  disk.is('none');
  const back = await house.crowd.callum.doc(doc(), writer.doc);
  const late = await house.crowd.sam.doc(doc());
  await back.saved();
  await until(() => words.every((one) => times(late.words(), one) === 1), 'the words to arrive, once');
  expect(words.map((one) => times(back.words(), one))).toEqual(words.map(() => 1));
});

test('[S37][S1] a disk that hangs: nobody is told anything until it answers, and then everybody is', async () => {
  const [writer, reader] = [await house.crowd.callum.doc(doc()), await house.crowd.sam.doc(doc())];
  await writer.saved();
  const before = writer.stored;
  const words = fresh<string>();
  disk.is('hangs');
  const asked = disk.asked;
  writer.type('discussion', words);
  await until(() => disk.asked > asked, 'the write to be asked for');
  await reader.heardAll();
  await writer.heardAll();
  expect([writer.stored, writer.closed, reader.closed]).toEqual([before, null, null]);
  expect(house.crowd.sam.traffic.has(words)).toBe(false);
  disk.is('none');
  await writer.saved();
  await until(() => times(reader.words(), words) === 1, 'the words to arrive');
});

test('[S37][A2] a command that the disk refuses is unavailable to its sender and unseen by all; sent again it is done once', async () => {
  const id = fresh<CommandId>();
  const words = fresh<string>();
  const raise = {
    ...at(house.board, 'marigold'),
    action: fresh<ActionId>(),
    placement: fresh<PlacementId>(),
    words,
    ...noPlan,
  };
  await house.crowd.sam.live();
  disk.is('refuses');
  expect(await house.crowd.dana.command('raise action', raise, id)).toMatchObject({ ok: false, reason: 'unavailable' });
  const path = `/api/meetings/${raise.meeting}/cases/${raise.caseId}`;
  expect((await house.crowd.callum.get(path)).text).not.toContain(words);
  disk.is('none');
  expect(await house.crowd.dana.command('raise action', raise, id)).toEqual({ ok: true });
  expect(await house.crowd.dana.command('raise action', raise, id)).toEqual({ ok: true });
  expect(times((await house.crowd.callum.get(path)).text, `"firstWords":"${words}"`)).toBe(1);
});
