/** Facts about a case over real sockets: gaps before a conclusion, flags, contributions, reviews, the server's own clock. */
import type { ActionId, PersonId, PlacementId } from '@board/shared/kernel/ids.js';
import type { MeetingView, OurActionsView } from '@board/shared/policy/views.js';
import type { UserKey } from '@board/server/demo/cast.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { known, type Crowd, type Opened } from '../support/house.js';
import { Casework, noPlan } from '../support/houseCasework.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Payload } from '../support/people.js';

let work: Casework;
let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  work = await Casework.open();
  ({ board, crowd } = work);
}, 60_000);
afterAll(() => board.close());

test('[A6][A5] four gaps in words, a reason that is kept, and then nothing changes until it is reopened', async () => {
  const on = work.at('saffi');
  const gaps = (await work.view('saffi')).gaps.map(({ words }) => words);
  expect(gaps).toEqual([
    '1 of 1 alleged perpetrators not discussed: Dask Placehold.',
    'No action has been raised.',
    'Written contribution not heard: Threefold Sisters.',
    'A harmful-practices case, and no expert has been called in or has advised.',
  ]);
  const refused = await crowd.priya.command('conclude case', { ...on, reason: null });
  expect(refused).toEqual({ ok: false, reason: 'gaps', because: gaps.join(' ') });
  expect(await crowd.wendeline.command('conclude case', { ...on, reason: 'for her' })).toMatchObject({
    reason: 'forbidden',
  });
  const open = await crowd.dana.doc(board.doc('saffi', 'board'));
  await crowd.priya.must('conclude case', { ...on, reason: 'adjourned to the expert’s own session' });
  expect((await work.view('saffi')).conclusion).toMatchObject({
    reason: 'adjourned to the expert’s own session',
    gaps: ['perpetrator not discussed', 'no action', 'contribution not heard', 'no expert advice'],
  });
  const late = { ...on, action: fresh<ActionId>(), placement: fresh<PlacementId>(), words: 'too late', ...noPlan };
  expect(await crowd.dana.command('raise action', late)).toMatchObject({ ok: false, reason: 'phase' });
  await until(() => open.closed !== null, 'the connection that could write to end');
  expect(open.closed?.code).toBe(4503);
  const sheet = await crowd.dana.doc(board.doc('saffi', 'board'));
  sheet.type('discussion', 'too late');
  await expect(sheet.saved()).rejects.toThrow('4409');
  await crowd.priya.must('reopen case', { ...on, reason: 'the expert is here' });
  const again = await crowd.dana.doc(board.doc('saffi', 'board'));
  again.type('discussion', 'in time');
  await again.saved();
  expect(again.words()).not.toContain('too late');
  expect(await crowd.dana.command('raise action', late)).toEqual({ ok: true });
});

test('[A6] with every gap met the chair concludes without a reason', async () => {
  const on = work.at('saffi');
  for (const { id, flags } of (await work.view('saffi')).people) {
    if (flags.length > 0) await crowd.dana.must('mark discussed', { ...on, person: id });
  }
  for (const { contributions } of (await work.view('saffi')).cards) {
    for (const { id } of contributions) await crowd.priya.must('hear contribution', { ...on, contribution: id });
  }
  await crowd.priya.must('call in', { ...on, user: crowd.zehra.user });
  expect((await work.view('saffi')).gaps).toEqual([]);
  await crowd.priya.must('conclude case', { ...on, reason: null });
  expect((await work.view('saffi')).conclusion).toMatchObject({ reason: null, gaps: [] });
});

test('[A4] two agencies flag the same person and both are kept; a case can have five perpetrators', async () => {
  const on = work.at('brindle');
  const add = async (name: string): Promise<PersonId> => {
    const person = fresh<PersonId>();
    await crowd.dana.must('add person', {
      ...on,
      person,
      name,
      kind: 'adult',
      born: null,
      relationship: null,
      employer: null,
    });
    return person;
  };
  const five = await Promise.all(['One', 'Two', 'Three', 'Four'].map((name) => add(`${name} Invented`)));
  const flag = (who: UserKey, person: PersonId) =>
    crowd[who].must('flag perpetrator', {
      ...on,
      person,
      agency: work.agencyOf(who),
      role: 'co-perpetrator',
      relationship: 'in-law',
    });
  await Promise.all(five.flatMap((person) => [flag('dana', person), flag('sam', person)]));
  const { people, coverage } = await work.view('brindle');
  expect(coverage.perpetrators).toBe(5);
  for (const person of five) {
    const flags = people.find(({ id }) => id === person)?.flags.map(({ agency }) => agency) ?? [];
    expect(new Set(flags)).toEqual(new Set([work.agencyOf('dana'), work.agencyOf('sam')]));
  }
});

test('[A10] a written contribution stands on its agency’s card and in its box, and is heard once', async () => {
  const on = work.at('wynn');
  const letter: Payload<'record contribution'> = {
    ...on,
    contribution: fresh(),
    agency: work.agencyOf('imarra'),
    author: 'I. V.',
    words: 'read this as if I were here',
  };
  await crowd.wendeline.must('record contribution', letter);
  const card = async () => known((await work.view('wynn')).cards.find(({ agency }) => agency === letter.agency));
  expect((await card()).contributions).toMatchObject([{ words: letter.words, author: 'I. V.', heard: null }]);
  const sheet = await crowd.callum.doc(board.doc('wynn', 'board'));
  expect(sheet.doc.getXmlFragment(`info:${letter.agency}`).toJSON()).toContain(letter.words);
  expect(await crowd.callum.command('hear contribution', { ...on, contribution: letter.contribution })).toMatchObject({
    reason: 'forbidden',
  });
  await crowd.priya.must('hear contribution', { ...on, contribution: letter.contribution });
  expect((await card()).contributions[0]?.heard?.by).toContain('Priya');
  expect(await crowd.priya.command('hear contribution', { ...on, contribution: letter.contribution })).toMatchObject({
    reason: 'state',
  });
});

test('[A9] last month’s actions are reviewed at the start; their agency finishes them, or says why not', async () => {
  const meeting = board.stage.meetings.standard;
  const review = async () => known((await crowd.priya.view<MeetingView>(`/api/meetings/${meeting}`))?.review);
  const open = (await review()).filter(({ state }) => state === 'agreed');
  expect(open.length).toBeGreaterThan(1);
  const [first, second] = [known(open[0]), known(open[1])];
  const note = { meeting, caseId: first.caseId, action: first.id, outcome: 'not done', note: 'asked again' } as const;
  await crowd.priya.must('review action', note);
  expect((await review()).find(({ id }) => id === first.id)?.reviews).toContainEqual({
    outcome: 'not done',
    note: 'asked again',
  });
  const owner = known(
    Object.entries(crowd).find(([key]) => work.shortOf(key as UserKey) === second.ownerShort && key !== 'priya'),
  )[1];
  const foreign = known(Object.values(crowd).find(({ user }) => user === crowd.rukhsana.user));
  const done = { meeting, caseId: second.caseId, action: second.id, outcome: 'seen to' } as const;
  expect(await foreign.command('complete action', done)).toMatchObject({ ok: false, reason: 'forbidden' });
  await owner.must('complete action', done);
  const rows = (await owner.view<OurActionsView>('/api/actions'))?.rows ?? [];
  expect(rows.find(({ id }) => id === second.id)).toMatchObject({ state: 'done', outcome: 'seen to' });
});

test('[A11] the end of an item’s time is the server’s, and nothing moves on by itself', async () => {
  const on = work.at('elspet');
  const minute = 60_000;
  const timer = async () => {
    const seen = await crowd.sam.view<MeetingView>(`/api/meetings/${on.meeting}`);
    return known(seen?.agenda?.items.find(({ caseId }) => caseId === on.caseId));
  };
  // In the meeting, so that an hour of it locks nobody out.
  await Promise.all([crowd.priya, crowd.sam].map((one) => one.watch(on.meeting, null)));
  await crowd.priya.must('open item', on);
  const began = work.clock.now();
  expect((await timer()).timer?.endsAt).toBe(began + 15 * minute);
  work.clock.advance(2 * minute);
  await crowd.priya.must('pause timer', on);
  work.clock.advance(5 * minute);
  await crowd.priya.must('resume timer', on);
  expect((await timer()).timer?.endsAt).toBe(began + 20 * minute);
  await crowd.priya.must('extend timer', { ...on, minutes: 10 });
  work.clock.advance(60 * minute);
  expect(await timer()).toMatchObject({ state: 'open', timer: { endsAt: began + 30 * minute, closedAt: null } });
  const sneaky = { id: fresh<string>(), type: 'extend timer', ...on, minutes: 1, at: 0 };
  expect(await crowd.priya.send(sneaky)).toMatchObject({ ok: false, reason: 'malformed' });
});
