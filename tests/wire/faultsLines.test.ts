/** Lines that die without a word, a house that stands still, and one person at two of them: nobody is shown who has gone, nothing is lost. */
import type { ActionId, PlacementId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FaultProxy } from '../support/faultProxy.js';
import { everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { seconds, wind } from '../support/houseClock.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { Attendee, fresh } from '../support/people.js';
import { handClock, type HandClock } from '../support/rooms.js';

let clock: HandClock;
let proxy: FaultProxy;
let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  clock = handClock();
  proxy = await FaultProxy.open();
  board = await openBoard(clock, { origins: [proxy.url] });
  proxy.to(board.url);
  crowd = await everybody(board);
}, 60_000);
afterAll(async () => {
  proxy.mend();
  await board.close();
  await proxy.close();
});

const doc = () => board.doc('marigold', 'board');
const through = ({ user, cookie }: Attendee): Attendee => new Attendee(proxy.url, user, cookie);

test('[S38] a line that is dead both ways shows nobody after 45 seconds of the house’s clock, and what was unsaved comes with the next', async () => {
  const dana = through(crowd.dana);
  const [sheet, watcher] = [await dana.doc(doc()), await crowd.sam.doc(doc())];
  sheet.appear('discussion');
  await sheet.heardAll();
  await wind(clock, seconds(1), crowd.sam);
  await until(() => watcher.isHere(dana.user), 'somebody to be shown');
  proxy.drop('there', 'back');
  const words = fresh<string>();
  sheet.type('discussion', words);
  await wind(clock, seconds(45), crowd.sam);
  await until(() => !watcher.isHere(dana.user), 'nobody to be shown who has gone');
  expect(watcher.closed).toBeNull();
  expect(watcher.words()).not.toContain(words);
  proxy.mend();
  proxy.cut();
  await until(() => sheet.closed !== null, 'the page to notice');
  const back = await dana.doc(doc(), sheet.doc);
  await back.saved();
  await until(() => watcher.words().split(words).length === 2, 'the words to arrive, once');
  await dana.leave();
});

test('[S38] a house that stood still for half a minute: whoever it took for gone comes back, and no session is locked for it', async () => {
  const [writer, reader] = [await crowd.callum.doc(doc()), await crowd.sam.doc(doc())];
  const words = fresh<string>();
  writer.type('discussion', words);
  // All at once: no pong can be heard between two pings, as when the loop is stalled or the process is stopped.
  clock.advance(seconds(35));
  await until(() => writer.closed !== null || writer.isSaved, 'the words to be stored, or the line to end');
  const back = writer.closed === null ? writer : await crowd.callum.doc(doc(), writer.doc);
  await back.saved();
  const late = reader.closed === null ? reader : await crowd.sam.doc(doc());
  await until(() => late.words().split(words).length === 2, 'the words to arrive, once');
  for (const who of [crowd.callum, crowd.sam, crowd.priya]) expect((await who.get('/api/home')).status).toBe(200);
});

test('[S38][A1] two tabs of one person: two ids, one person in the meeting, and one claim', async () => {
  const where = at(board, 'marigold');
  const [one, two] = [crowd.callum, new Attendee(board.url, crowd.callum.user, crowd.callum.cookie)];
  const sheets = [await one.doc(doc()), await two.doc(doc())] as const;
  expect(sheets[0].lease).not.toBe(sheets[1].lease);
  await one.watch(where.meeting, where.caseId);
  await two.watch(where.meeting, where.caseId);
  const here = await one.view<{ here: readonly string[] }>(`/api/meetings/${where.meeting}/presence`);
  expect(here?.here.filter((user) => user === one.user)).toHaveLength(1);
  const action = fresh<ActionId>();
  const raise = { ...where, action, placement: fresh<PlacementId>(), words: 'ask the school', ...noPlan };
  await crowd.dana.must('raise action', raise);
  const claim = { ...where, action, agency: board.stage.agencies.police };
  const answers = await Promise.all([one, two].map((tab) => tab.command('claim action', claim)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const [left, right] = [fresh<string>(), fresh<string>()];
  sheets[0].type('discussion', left);
  sheets[1].type('discussion', right);
  await Promise.all(sheets.map((sheet) => sheet.saved()));
  for (const sheet of sheets)
    await until(() => [left, right].every((words) => sheet.words().split(words).length === 2), 'both tabs’ words');
  await two.leave();
});
