/** Level V1, the offices, holds and shredding by two, invitations and readers: what each of them opens, and what it never does. */
import type { UserKey } from '@board/server/demo/cast.js';
import type { AggregatesView, CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { values } from '@board/shared/model/records.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casePath, everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { draft, giveOffice, nameOn, tell } from '../support/lawStage.js';
import { fresh } from '../support/people.js';
import { canary } from '../support/traffic.js';

const absent = { ok: false, reason: 'absent' } as const;
const state = { ok: false, reason: 'state' } as const;
let board: Opened;
let crowd: Crowd;
const orla = () => at(board, 'orla');
const standard = () => board.stage.meetings.standard;
const words = { reason: canary(), line: canary(), action: canary() };
const officers = { jonty: 'auditor', halima: 'steering group', bronagh: 'administrator' } as const;

beforeAll(async () => {
  board = await openBoard();
  for (const [key, office] of Object.entries(officers)) await giveOffice(board, key as UserKey, office);
  crowd = await everybody(board, ['jonty', 'halima', 'bronagh']);
  const line = { line: fresh<never>(), agency: board.stage.agencies.police, words: words.line };
  const terms = { kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
  await crowd.callum.must('share line', { ...orla(), ...line, ...terms });
}, 110_000);
afterAll(() => board.close());

describe('told to flag their files', () => {
  const told = () => ({ meeting: standard(), caseId: orla().caseId });
  const cards = async (key: UserKey) =>
    known(await crowd[key].view<MeetingView>(`/api/meetings/${standard()}`)).flagCards;

  test('[N18] the agency has who, where and until when; of the rest of the case not a word', async () => {
    const { education, housing } = board.stage.agencies;
    const before = await cards('idris');
    await crowd.wendeline.must('send flag notice', { ...orla(), at: standard(), agencies: [education, housing] });
    expect(
      await crowd.wendeline.command('send flag notice', { ...orla(), at: standard(), agencies: [education] }),
    ).toMatchObject(state);
    expect(
      await crowd.wendeline.command('send flag notice', { ...orla(), at: fresh(), agencies: [education] }),
    ).toMatchObject(absent);
    const [card] = await cards('idris');
    expect([before, Object.keys(known(card)).toSorted()]).toEqual([
      [],
      ['area', 'caseId', 'identifiers', 'mayTick', 'meeting', 'ticked', 'until'],
    ]);
    expect(known(card).identifiers.map(({ name, role }) => [name, role])).toContainEqual(['Orla Pretendson', 'victim']);
    expect((await cards('callum')).length + (await cards('rufus')).length).toBe(0);
    for (const end of ['', '/preparation', '/openings', `/explain/${crowd.sam.user}`])
      for (const meeting of [standard(), orla().meeting])
        expect((await crowd.idris.get(`${casePath(meeting, orla().caseId)}${end}`)).status, end).toBe(404);
  });

  test('[N18][N1] not who is in conflict, nor whose service the alleged perpetrator works for', async () => {
    expect([await cards('sam'), await cards('ines')]).toEqual([[], []]);
    expect(await crowd.ines.command('tick flag', { ...told(), agency: board.stage.agencies.housing })).toMatchObject(
      absent,
    );
  });

  test('[N18] ticked once, by that agency, and the bench sees it', async () => {
    const tick = (key: UserKey, agency: 'education' | 'police') =>
      crowd[key].command('tick flag', { ...told(), agency: board.stage.agencies[agency] });
    expect([await tick('rufus', 'education'), await tick('idris', 'police')]).toMatchObject([
      absent,
      { reason: 'forbidden' },
    ]);
    expect([await tick('idris', 'education'), await tick('idris', 'education')]).toMatchObject([{ ok: true }, state]);
    expect((await cards('idris'))[0]).toMatchObject({ mayTick: false, ticked: { by: 'Idris Coppermere (EDU)' } });
    const notices = known(await crowd.priya.view<CaseView>(casePath(orla().meeting, orla().caseId))).chair?.notices;
    expect(notices?.[0]?.agencies.map(({ short, ticked }) => [short, ticked !== null])).toEqual([
      ['EDU', true],
      ['HOU', false],
    ]);
  });

  test('[N18][N9] everything idris was ever sent holds the identifiers, and nothing else of that case', async () => {
    await crowd.idris.heardAll();
    const file = board.file('orla');
    const docs = values(file.compartments).map(({ doc }) => doc);
    const secret = [
      file.reference,
      file.summary,
      orla().meeting,
      words.line,
      ...docs,
      ...file.lines.map(({ id }) => id),
    ];
    expect(crowd.idris.traffic.found(secret)).toEqual([]);
    expect(crowd.idris.traffic.has('Kit Pretendson')).toBe(true);
  });
});

describe('offices', () => {
  const keys = Object.keys(officers) as (keyof typeof officers)[];

  test('[N17] whoever holds one opens no meeting and no case, whatever seat they had', async () => {
    for (const key of keys) {
      const home = known(await crowd[key].view<HomeView>('/api/home'));
      expect([home.office, home.meetings, home.outstanding]).toEqual([officers[key], [], 0]);
      for (const path of [`/api/meetings/${standard()}`, `/api/meetings/${standard()}/presence`])
        expect((await crowd[key].get(path)).status).toBe(404);
      for (const [name, caseId] of Object.entries(board.stage.cases))
        for (const end of ['', '/preparation', '/openings', `/explain/${crowd.sam.user}`])
          expect((await crowd[key].get(`${casePath(standard(), caseId)}${end}`)).status, name).toBe(404);
      const sign = { meeting: standard(), version: 1, conflict: null };
      expect(await crowd[key].command('sign statement', sign)).toMatchObject(absent);
      expect((await crowd[key].doc(board.doc('marigold', 'board'))).closed?.code).toBe(4404);
    }
  });

  test('[N17] Z13 figures are the steering group’s, and no small one is in them', async () => {
    const everyone = Object.keys(crowd) as UserKey[];
    const asked = await Promise.all(
      everyone.map(async (key) => [key, (await crowd[key].get('/api/aggregates')).status] as const),
    );
    expect(asked.filter(([, status]) => status === 200).map(([key]) => key)).toEqual(['halima']);
    const view = known(await crowd.halima.view<AggregatesView>('/api/aggregates'));
    const figures = view.areas.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ shown }) => shown)));
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.filter((one) => !/^(5 or fewer|about \d*[05])$/.test(one))).toEqual([]);
  });

  test('[N17][N9] nothing an officer was ever sent names a person, a reference or a word of any case', () => {
    const files = [...board.house.registers.current().cases.values()];
    const secret = files.flatMap((file) => [
      file.id,
      file.reference,
      file.summary,
      ...values(file.people).map(({ name }) => name),
    ]);
    for (const key of keys) expect(crowd[key].traffic.found(secret), key).toEqual([]);
  });
});

describe('who comes to a case later', () => {
  test('[N5] a complex-case sitting brings the bench, then whom it is widened to, and a deputy when called in', async () => {
    const seats = { thandeka: 'chair', gwennol: 'coordinator', sam: 'rep', ines: 'deputy', rufus: 'rep' } as const;
    const meeting = await draft(board, { sitting: 'complex-case', seats, items: { rue: null } });
    await tell(board, { kind: 'meeting', meeting }, { type: 'agenda published' }, { type: 'meeting begun' });
    await Promise.all((Object.keys(seats) as UserKey[]).map((key) => crowd[key].sign(meeting)));
    const on = { meeting, caseId: board.stage.cases.rue };
    const seen = async () => {
      const keys = Object.keys(seats) as UserKey[];
      const asked = await Promise.all(
        keys.map(async (key) => [key, (await crowd[key].get(casePath(meeting, on.caseId))).status] as const),
      );
      return asked.filter(([, status]) => status === 200).map(([key]) => key);
    };
    expect(await seen()).toEqual(['thandeka', 'gwennol']);
    const { housing, police } = board.stage.agencies;
    expect(await crowd.gwennol.command('widen invitation', { ...on, agencies: [housing] })).toMatchObject({
      reason: 'forbidden',
    });
    expect(await crowd.thandeka.command('widen invitation', { ...on, agencies: [police] })).toMatchObject(state);
    await crowd.thandeka.must('widen invitation', { ...on, agencies: [housing] });
    expect(await seen()).toEqual(['thandeka', 'gwennol', 'sam']);
    await crowd.thandeka.must('call in', { ...on, user: crowd.ines.user });
    expect(await seen()).toEqual(['thandeka', 'gwennol', 'sam', 'ines']);
    await nameOn(board, 'rue', 'Ro Penhollow');
    expect(await crowd.thandeka.command('call in', { ...on, user: crowd.rufus.user })).toMatchObject({ ok: true });
    expect((await seen()).includes('rufus')).toBe(true);
  });

  test('[N8] the chair names readers of a restricted part, and of nothing else', async () => {
    const ground = at(board, 'marigold');
    const { priya, dana, callum } = crowd;
    const named = { agencies: [board.stage.agencies.idva], users: [] };
    await priya.must('open compartment', { ...ground, title: 'An address', ...named });
    const { compartment, doc } = known(
      values(board.file('marigold').compartments).find(({ title }) => title === 'An address'),
    );
    const open = async (who: typeof dana) => (await who.doc(doc)).closed?.code ?? 'open';
    expect([await open(dana), await open(callum)]).toEqual(['open', 4404]);
    await priya.must('name readers', { ...ground, compartment, agencies: [], users: [callum.user] });
    expect([await open(dana), await open(callum)]).toEqual([4404, 'open']);
    expect(await priya.command('name readers', { ...ground, compartment: 'board', ...named })).toMatchObject({
      reason: 'forbidden',
    });
    expect(await callum.command('name readers', { ...ground, compartment, ...named })).toMatchObject({
      reason: 'forbidden',
    });
  });
});

describe('kept and shredded', () => {
  test('[A13] not by one, not under a hold, not once the first has lost the case', async () => {
    const on = at(board, 'jessamy');
    const { priya, wendeline, callum } = crowd;
    const reason = words.reason;
    expect(await callum.command('propose shredding', { ...on, reason })).toMatchObject({ reason: 'forbidden' });
    await priya.must('place hold', { ...on, reason });
    expect(await wendeline.command('propose shredding', { ...on, reason })).toMatchObject(state);
    await wendeline.must('lift hold', { ...on, reason });
    await wendeline.must('propose shredding', { ...on, reason });
    expect(await wendeline.command('confirm shredding', on)).toMatchObject(state);
    const hold = priya.command('place hold', { ...on, reason });
    const shred = priya.command('confirm shredding', on);
    expect([await hold, await shred]).toMatchObject([{ ok: true }, state]);
    await priya.must('lift hold', { ...on, reason });
    await priya.must('record conflict', { ...on, user: wendeline.user, reason });
    expect(await priya.command('confirm shredding', on)).toMatchObject(state);
    expect((await priya.get(casePath(on.meeting, on.caseId))).status).toBe(200);
  });

  test('[A13] by two, and it is gone from every screen', async () => {
    const on = at(board, 'wynn');
    await crowd.priya.must('propose shredding', { ...on, reason: words.reason });
    await crowd.wendeline.must('confirm shredding', on);
    const agenda = known(await crowd.callum.view<MeetingView>(`/api/meetings/${standard()}`)).agenda;
    expect(agenda?.items.map(({ number }) => number)).toEqual(agenda?.items.map((_one, index) => index + 1));
    expect(agenda?.items.some(({ caseId }) => caseId === on.caseId)).toBe(false);
  });
});
