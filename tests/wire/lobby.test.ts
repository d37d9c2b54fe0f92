/** Before the meeting: the statement, one's own conflict of interest, and what is known to those who wait. */
import type { UserKey } from '@board/server/demo/cast.js';
import type { HomeView, MeetingView, PresenceView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known, openBoard, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { fresh, type Attendee } from '../support/people.js';
import { handClock } from '../support/rooms.js';
import { until } from '../support/houseUntil.js';

let board: Opened;
const people = new Map<UserKey, Attendee>();
const standard = () => board.stage.meetings.standard;
const who = (key: UserKey): Attendee => known(people.get(key));
const lobby = async (key: UserKey): Promise<MeetingView> =>
  known(await who(key).view<MeetingView>(`/api/meetings/${standard()}`));

beforeAll(async () => {
  board = await openBoard();
  for (const key of ['priya', 'wendeline', 'callum', 'rufus', 'jonty'] as const)
    people.set(key, await board.person(key));
  await who('priya').sign(standard());
  await who('wendeline').sign(standard());
}, 60_000);
afterAll(() => board.close());

describe('before signing', () => {
  test('[N2] the lobby has the statement and the people, no agenda, no count, and no right to anything', async () => {
    const view = await lobby('callum');
    expect(view).toMatchObject({
      signed: false,
      declaration: 'not made',
      agenda: null,
      review: null,
      declarations: null,
      rights: [],
    });
    expect(view.statement.points.length).toBeGreaterThan(3);
    expect(view.roster.flatMap(({ seats }) => seats).length).toBeGreaterThan(15);
    const home = known(await who('callum').view<HomeView>('/api/home'));
    expect(home.meetings.find(({ id }) => id === standard())?.cases).toBeNull();
  });

  test('[N2] no command on a case passes, and no document opens', async () => {
    const share = {
      line: fresh<never>(),
      agency: board.stage.agencies.police,
      words: 'words',
      kind: 'fact',
      basis: 'public task',
      dissemination: 'minutes',
    } as const;
    expect(await who('callum').command('share line', { ...at(board, 'brindle'), ...share })).toMatchObject({
      reason: 'absent',
    });
    expect((await who('callum').doc(board.doc('brindle', 'board'))).closed?.code).toBe(4404);
  });

  test('[N2] another version is not this statement, and nobody signs twice', async () => {
    const sign = (version: number) =>
      who('callum').command('sign statement', { meeting: standard(), version, conflict: null });
    expect(await sign(2)).toMatchObject({ ok: false, reason: 'state' });
    expect((await lobby('callum')).signed).toBe(false);
    expect(await sign(1)).toEqual({ ok: true });
    expect(await sign(1)).toMatchObject({ ok: false, reason: 'state' });
    expect((await lobby('callum')).agenda?.items.length).toBe(8);
  });
});

describe('a declared conflict', () => {
  test('[N2] waits until chair or co-ordinator has dealt with it; nobody settles their own', async () => {
    await who('rufus').sign(standard(), 'I may know somebody who will be discussed.');
    expect(await lobby('rufus')).toMatchObject({ signed: true, declaration: 'waiting', agenda: null });
    const settle = (key: UserKey) =>
      who(key).command('settle declaration', { meeting: standard(), user: who('rufus').user });
    expect(await settle('rufus')).toMatchObject({ ok: false, reason: 'absent' });
    expect(await settle('callum')).toMatchObject({ ok: false, reason: 'forbidden' });
    expect((await lobby('callum')).declarations).toBeNull();
    expect((await lobby('wendeline')).declarations).toMatchObject([{ name: 'Rufus Penhollow', settled: false }]);
    expect(await settle('wendeline')).toEqual({ ok: true });
    expect((await lobby('rufus')).agenda?.items.length).toBe(8);
  });

  test('[N1] a recorded conflict takes the case from one who is in it, chair or not, while they are in it', async () => {
    await who('priya').doc(board.doc('brindle', 'board'));
    await who('priya').watch(standard(), board.stage.cases.brindle);
    const record = { ...at(board, 'brindle'), user: who('priya').user, reason: 'a relative' };
    expect(await who('priya').command('record conflict', record)).toMatchObject({ ok: false, reason: 'forbidden' });
    await who('wendeline').must('record conflict', record);
    const sheet = known(who('priya').sheets.get(board.doc('brindle', 'board')));
    await until(() => sheet.closed !== null, 'the chair’s document to end');
    expect(sheet.closed?.code).toBe(4404);
    expect((await lobby('priya')).agenda?.items.map(({ caseId }) => caseId)).not.toContain(board.stage.cases.brindle);
    const restore = { ...at(board, 'brindle'), user: who('priya').user };
    expect(await who('priya').command('restore seat', restore)).toMatchObject({ ok: false, reason: 'absent' });
  });
});

test('[N10] a session that has run out loses its sockets at once, hears no bell and sees no view', async () => {
  const clock = handClock();
  const old = await openBoard(clock);
  try {
    const callum = await old.person('callum');
    await callum.sign(old.stage.meetings.standard);
    await callum.watch(old.stage.meetings.standard, null);
    const sheet = await callum.doc(old.doc('marigold', 'board'));
    clock.advance(10 * 60 * 60 * 1000);
    const rung = callum.rung.length;
    await until(() => !callum.isLive && sheet.closed !== null, 'the sockets to end');
    expect((await callum.get('/api/home')).status).toBe(401);
    const fresh = await old.person('wendeline');
    await fresh.sign(old.stage.meetings.standard);
    expect(callum.rung.slice(rung)).toEqual([]);
  } finally {
    await old.close();
  }
});

test('[N13] who waits in the lobby is seen to be there, and is gone when they leave', async () => {
  const here = async () => known(await who('callum').view<PresenceView>(`/api/meetings/${standard()}/presence`)).here;
  await who('jonty').watch(standard(), null);
  expect(await here()).toContain(who('jonty').user);
  await who('callum').watch(standard(), null);
  const rung = who('callum').rung.length;
  await who('jonty').leave();
  await until(() => who('callum').rung.length > rung, 'a bell');
  expect(await here()).not.toContain(who('jonty').user);
  expect(await who('jonty').watch(board.stage.meetings.closed, null)).toEqual({ ok: true });
  expect(
    known(await who('priya').view<PresenceView>(`/api/meetings/${board.stage.meetings.closed}/presence`)).here,
  ).toEqual([]);
});
