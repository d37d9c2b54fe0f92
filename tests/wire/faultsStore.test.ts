/** A store that refuses or hangs: acknowledgements stop, nothing is told that is not on disk, and when it is well again all is there once. */
import type { ActionId, CommandId, PlacementId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FaultyDisk } from '../support/faultLog.js';
import { everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { fresh } from '../support/people.js';

const disk = new FaultyDisk();
let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  board = await openBoard(undefined, { logOf: (log) => disk.of(log) });
  crowd = await everybody(board);
}, 60_000);
afterAll(() => board.close());

const doc = () => board.doc('marigold', 'board');
const times = (text: string, words: string): number => text.split(words).length - 1;

test('[S37][S1] a disk that refuses: no acknowledgement, nothing told; well again, every word stands once', async () => {
  const [writer, reader] = [await crowd.callum.doc(doc()), await crowd.sam.doc(doc())];
  const words = Array.from({ length: 5 }, () => fresh<string>());
  disk.is('refuses');
  for (const one of words) writer.type('discussion', one);
  await until(() => writer.closed !== null && reader.closed !== null, 'everybody to be sent away');
  expect([writer.stored, writer.closed?.reason, reader.closed?.reason]).toEqual([1, 'retry', 'retry']);
  for (let tries = 0; tries < 3; tries += 1) {
    const again = await crowd.callum.doc(doc(), writer.doc);
    expect([again.isOpen, again.closed?.reason, again.stored]).toEqual([false, 'retry', 0]);
  }
  expect(words.some((one) => crowd.sam.traffic.has(one))).toBe(false);
  disk.is('none');
  const back = await crowd.callum.doc(doc(), writer.doc);
  const late = await crowd.sam.doc(doc());
  await back.saved();
  await until(() => words.every((one) => times(late.words(), one) === 1), 'the words to arrive, once');
  expect(words.map((one) => times(back.words(), one))).toEqual(words.map(() => 1));
});

test('[S37][S1] a disk that hangs: nobody is told anything until it answers, and then everybody is', async () => {
  const [writer, reader] = [await crowd.callum.doc(doc()), await crowd.sam.doc(doc())];
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
  expect(crowd.sam.traffic.has(words)).toBe(false);
  disk.is('none');
  await writer.saved();
  await until(() => times(reader.words(), words) === 1, 'the words to arrive');
});

test('[S37][A2] a command that the disk refuses is unavailable to its sender and unseen by all; sent again it is done once', async () => {
  const id = fresh<CommandId>();
  const words = fresh<string>();
  const raise = {
    ...at(board, 'marigold'),
    action: fresh<ActionId>(),
    placement: fresh<PlacementId>(),
    words,
    ...noPlan,
  };
  await crowd.sam.live();
  disk.is('refuses');
  expect(await crowd.dana.command('raise action', raise, id)).toMatchObject({ ok: false, reason: 'unavailable' });
  const path = `/api/meetings/${raise.meeting}/cases/${raise.caseId}`;
  expect((await crowd.callum.get(path)).text).not.toContain(words);
  disk.is('none');
  expect(await crowd.dana.command('raise action', raise, id)).toEqual({ ok: true });
  expect(await crowd.dana.command('raise action', raise, id)).toEqual({ ok: true });
  expect(times((await crowd.callum.get(path)).text, `"firstWords":"${words}"`)).toBe(1);
});
