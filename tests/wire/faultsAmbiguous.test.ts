/** Writes whose outcome nobody was told: asked again, they are carried out once, be it a command, words, or a lost answer on the way. */
import type { ActionId, CommandId, PlacementId } from '@board/shared/kernel/ids.js';
import type { Append } from '@board/server/ports/log.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FaultyDisk } from '../support/faultLog.js';
import { FaultProxy } from '../support/faultProxy.js';
import { everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { Attendee, fresh } from '../support/people.js';

const disk = new FaultyDisk();
let proxy: FaultProxy;
let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  proxy = await FaultProxy.open();
  board = await openBoard(undefined, { logOf: (log) => disk.of(log), origins: [proxy.url] });
  proxy.to(board.url);
  crowd = await everybody(board);
}, 60_000);
afterAll(async () => {
  await board.close();
  await proxy.close();
});

const ofCase = ({ stream }: Append): boolean => stream.startsWith('case/');
const ofMeeting = ({ stream }: Append): boolean => stream.startsWith('meeting/');
const ofDoc = ({ stream }: Append): boolean => stream.startsWith('doc/');

const recordsWith = async (words: string): Promise<number> => {
  let count = 0;
  for (const stream of [...(await board.store.log.names('case/')), ...(await board.store.log.names('meeting/'))]) {
    const records = await board.store.log.read(stream, 0);
    count += records.filter(({ body }) => Buffer.from(body).includes(words)).length;
  }
  return count;
};

const times = (text: string, words: string): number => text.split(words).length - 1;

test('[S35][A2][L7] a command that was written while its answer was lost is answered yes when it is sent again, and done once', async () => {
  const where = at(board, 'marigold');
  const action = fresh<ActionId>();
  const words = 'change the locks';
  const raise = { ...where, action, placement: fresh<PlacementId>(), words, ...noPlan };
  const [raised, claimed] = [fresh<CommandId>(), fresh<CommandId>()];
  disk.is('is cut off', { of: ofCase, times: 1 });
  expect(await crowd.dana.command('raise action', raise, raised)).toMatchObject({ ok: false, reason: 'unavailable' });
  expect(await crowd.dana.command('raise action', raise, raised)).toEqual({ ok: true });
  const claim = { ...where, action, agency: board.stage.agencies.police };
  disk.is('is cut off', { of: ofCase, times: 1 });
  expect(await crowd.callum.command('claim action', claim, claimed)).toMatchObject({ reason: 'unavailable' });
  const rival = { ...where, action, agency: board.stage.agencies.housing };
  expect(await crowd.sam.command('claim action', rival)).toMatchObject({ ok: false, reason: 'taken' });
  expect(await crowd.callum.command('claim action', claim, claimed)).toEqual({ ok: true });
  expect([await recordsWith(raised), await recordsWith(claimed)]).toEqual([1, 1]);
});

test('[S35][A2] what adds up adds up once: five minutes more, though the answer was lost', async () => {
  const where = at(board, 'marigold');
  await crowd.priya.must('open item', where);
  const id = fresh<CommandId>();
  disk.is('is cut off', { of: ofMeeting, times: 1 });
  expect(await crowd.priya.command('extend timer', { ...where, minutes: 5 }, id)).toMatchObject({
    reason: 'unavailable',
  });
  for (let again = 0; again < 3; again += 1)
    expect(await crowd.priya.command('extend timer', { ...where, minutes: 5 }, id)).toEqual({ ok: true });
  expect(await recordsWith(id)).toBe(1);
  expect(await recordsWith('timer extended')).toBe(1);
});

test('[S35] what was written while its answer was lost holds at once: an exclusion, and its sender is told yes', async () => {
  const where = at(board, 'marigold');
  const doc = board.doc('marigold', 'board');
  const excluded = await crowd.rufus.doc(doc);
  expect(excluded.isOpen).toBe(true);
  disk.is('forgets to answer', { times: 1 });
  const exclude = { ...where, user: crowd.rufus.user, reason: 'Knows the family' };
  expect(await crowd.priya.command('exclude seat', exclude)).toEqual({ ok: true });
  await until(() => excluded.closed !== null, 'the one who is excluded to be sent away');
  expect((await crowd.rufus.doc(doc)).isOpen).toBe(false);
});

test('[S35][L7] words that were written while their answer was lost are sent again by their writer, and stand once', async () => {
  const doc = board.doc('marigold', 'board');
  const writer = await crowd.callum.doc(doc);
  const reader = await crowd.sam.doc(doc);
  disk.is('forgets to answer', { of: ofDoc, times: 1 });
  const words = fresh<string>();
  writer.type('discussion', words);
  await until(() => writer.closed !== null && reader.closed !== null, 'everybody to be sent away');
  expect([writer.closed?.reason, reader.closed?.reason]).toEqual(['retry', 'retry']);
  expect(writer.isSaved).toBe(false);
  expect(reader.words()).not.toContain(words);
  const again = await crowd.callum.doc(doc, writer.doc);
  await again.saved();
  expect(times((await crowd.sam.doc(doc)).words(), words)).toBe(1);
  expect(times((await crowd.callum.doc(doc)).words(), words)).toBe(1);
});

test('[S35] words and a command whose answers were lost on the way stand once after the same page comes back', async () => {
  const doc = board.doc('marigold', 'board');
  const through = new Attendee(proxy.url, crowd.dana.user, crowd.dana.cookie);
  const sheet = await through.doc(doc);
  await through.live();
  await sheet.saved();
  const [words, raised] = [fresh<string>(), fresh<CommandId>()];
  const raise = {
    ...at(board, 'marigold'),
    action: fresh<ActionId>(),
    placement: fresh<PlacementId>(),
    words,
    ...noPlan,
  };
  proxy.drop('back');
  sheet.type('discussion', `typed ${words}`);
  const unanswered = through.command('raise action', raise, raised).then(
    () => 'answered',
    () => 'cut',
  );
  const watcher = await crowd.sam.doc(doc);
  await until(() => times(watcher.words(), words) === 2, 'what was brought to reach somebody else');
  expect(sheet.isSaved).toBe(false);
  proxy.mend();
  proxy.cut();
  expect(await unanswered).toBe('cut');
  await through.leave();
  const again = await through.doc(doc, sheet.doc);
  await again.saved();
  expect(await through.command('raise action', raise, raised)).toEqual({ ok: true });
  expect(await recordsWith(raised)).toBe(1);
  const fresher = await crowd.sam.doc(doc);
  expect([times(fresher.words(), `typed ${words}`), times(fresher.words(), words)]).toEqual([1, 2]);
});
