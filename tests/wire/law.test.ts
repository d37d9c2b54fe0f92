/** A meeting before it begins: drafted, matched, published, prepared, begun; who has been let in by whom, and kept out by whom. */
import type { UserKey } from '@board/server/demo/cast.js';
import type { MeetingId } from '@board/shared/kernel/ids.js';
import type { CaseView, ExplainView, HomeView, MeetingView, PreparationView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casePath, everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import { constant } from '../support/peopleHttp.js';
import { draft, nameOn } from '../support/lawStage.js';
import { canary } from '../support/traffic.js';

let board: Opened;
let crowd: Crowd;
let meeting: MeetingId;
const absent = { ok: false, reason: 'absent' } as const;
const canaries = { conflict: canary() };
const corwin = () => ({ meeting, caseId: board.stage.cases.corwin });
const wynn = () => ({ meeting, caseId: board.stage.cases.wynn });
const path = () => casePath(meeting, board.stage.cases.corwin);
const lobby = (key: UserKey) => crowd[key].view<MeetingView>(`/api/meetings/${meeting}`);
const level = async (key: UserKey) =>
  (await lobby(key))?.agenda?.items.find(({ caseId }) => caseId === corwin().caseId)?.level ?? null;
const status = async (key: UserKey, end = '') => (await crowd[key].get(`${path()}${end}`)).status;

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board);
  await nameOn(board, 'corwin', 'Kit Rivershaw');
  await nameOn(board, 'corwin', 'Bo Northcote-Ashe');
  await nameOn(board, 'wynn', 'Ro Nobodyson', 'Larkmere Mental Health');
  const seats = {
    priya: 'chair',
    wendeline: 'coordinator',
    callum: 'rep',
    sam: 'rep',
    rufus: 'rep',
    halima: 'rep',
  } as const;
  meeting = await draft(board, { sitting: 'standard', seats, items: { corwin: null, wynn: null } });
  await Promise.all([crowd.priya.sign(meeting), crowd.wendeline.sign(meeting)]);
}, 110_000);
afterAll(() => board.close());

describe('from draft to meeting', () => {
  test('[N14] a meeting in draft exists for its bench alone', async () => {
    const invented = `/api/meetings/${board.stage.cases.orla}`;
    expect(constant(await crowd.callum.get(`/api/meetings/${meeting}`))).toEqual(
      constant(await crowd.callum.get(invented)),
    );
    expect(await crowd.callum.command('sign statement', { meeting, version: 1, conflict: null })).toMatchObject(absent);
    const home = async (key: UserKey) => known(await crowd[key].view<HomeView>('/api/home')).meetings;
    expect((await home('callum')).filter(({ id }) => id === meeting)).toEqual([]);
    expect((await home('wendeline')).find(({ id }) => id === meeting)).toMatchObject({
      published: false,
      begun: false,
    });
  });

  test('[N15] the bench is told of each match but its own, and a matched chair of nothing', async () => {
    const rows = async (key: UserKey) =>
      known(await lobby(key)).matches?.map(({ user, initials, kind, words }) => [user, initials, kind, words]);
    expect(await rows('wendeline')).toEqual([
      [crowd.priya.user, 'C.E.', 'name', 'Same family name as Bo Northcote-Ashe'],
      [crowd.sam.user, 'C.E.', 'name', 'Same family name as Kit Rivershaw'],
      [crowd.rufus.user, 'W.T.', 'employer', 'Ro Nobodyson is said to work for Larkmere Mental Health'],
    ]);
    expect(await rows('priya')).toEqual([expect.arrayContaining([crowd.rufus.user])]);
    const agenda = known(await lobby('priya')).agenda?.items.map(({ number, initials }) => [number, initials]);
    expect([agenda, await status('priya')]).toEqual([[[1, 'W.T.']], 404]);
    const conflict = { ...corwin(), user: crowd.sam.user, reason: 'no relation' };
    expect(await crowd.priya.command('dismiss conflict', conflict)).toMatchObject(absent);
  });

  test('[A12] an agenda is not published over a match that its publisher could settle, nor a meeting begun before', async () => {
    const refused = { ok: false, reason: 'state' };
    expect(await crowd.wendeline.command('publish agenda', { meeting })).toMatchObject({
      ...refused,
      because: 'Settle the possible conflicts of interest first: 3 left.',
    });
    expect(await crowd.wendeline.command('begin meeting', { meeting })).toMatchObject(refused);
    const { wendeline } = crowd;
    await wendeline.must('dismiss conflict', { ...corwin(), user: crowd.sam.user, reason: 'no relation' });
    expect(await wendeline.command('publish agenda', { meeting })).toMatchObject(refused);
    await wendeline.must('record conflict', { ...corwin(), user: crowd.priya.user, reason: canaries.conflict });
    await wendeline.must('record conflict', { ...wynn(), user: crowd.rufus.user, reason: 'his own service' });
    await wendeline.must('publish agenda', { meeting });
    expect(await wendeline.command('publish agenda', { meeting })).toMatchObject(refused);
  });

  test('[N14] published, agencies see the agenda and research their own files, and no board', async () => {
    await Promise.all([crowd.callum, crowd.sam, crowd.rufus, crowd.halima].map((who) => who.sign(meeting)));
    expect([await level('callum'), await level('sam'), await level('wendeline')]).toEqual(['V2', 'V2', 'V4']);
    expect([
      await status('callum'),
      await status('sam', '/preparation'),
      await status('priya', '/preparation'),
    ]).toEqual([404, 200, 404]);
    const prepared = known(await crowd.sam.view<PreparationView>(`${path()}/preparation`));
    expect(prepared.identifiers.map(({ name }) => name)).toContain('Kit Rivershaw');
    const own = known(prepared.research);
    const sheet = await crowd.sam.doc(own.doc);
    sheet.type('notes', 'searched before the day');
    await sheet.saved();
    expect(await crowd.sam.command('open research', corwin())).toMatchObject({ reason: 'state' });
    expect(
      await crowd.sam.command('show hand', { ...corwin(), agency: board.stage.agencies.housing, hand: 'none' }),
    ).toMatchObject(absent);
  });

  test('[N14][N2] begun, the board opens; the earlier meeting’s seats open nothing of it any more', async () => {
    await crowd.priya.must('begin meeting', { meeting });
    expect([await level('callum'), await level('sam')]).toEqual(['V3', 'V3']);
    expect([await status('callum'), await status('priya')]).toEqual([200, 404]);
    const earlier = casePath(board.stage.meetings.standard, corwin().caseId);
    expect((await crowd.gwennol.get(earlier)).status).toBe(404);
  });

  test('[N15] somebody named in the middle sends nobody out, and the bench is told', async () => {
    await nameOn(board, 'corwin', 'Io Drayfield');
    expect(await status('callum')).toBe(200);
    const view = known(await crowd.wendeline.view<CaseView>(path()));
    expect(view.chair?.matches.map(({ person }) => person)).toEqual(['Io Drayfield']);
    expect((await crowd.callum.view<CaseView>(path()))?.chair).toBeNull();
  });
});

describe('a conflict and two people', () => {
  const about = (key: UserKey) => ({ ...wynn(), user: crowd[key].user });
  const sees = async (key: UserKey) => (await crowd[key].get(casePath(meeting, wynn().caseId))).status;

  test('[N16] Z04 one alone sets nothing aside; two do; neither for themselves', async () => {
    const { priya, wendeline, rufus } = crowd;
    const reason = 'he has never worked there';
    expect(await rufus.command('propose override', { ...about('rufus'), reason })).toMatchObject(absent);
    expect(await priya.command('propose override', { ...about('priya'), reason })).toMatchObject({
      reason: 'forbidden',
    });
    await priya.must('propose override', { ...about('rufus'), reason });
    expect(await priya.command('confirm override', about('rufus'))).toMatchObject({ reason: 'state' });
    expect(await sees('rufus')).toBe(404);
    await wendeline.must('confirm override', about('rufus'));
    expect(await sees('rufus')).toBe(200);
    const row = known(await wendeline.view<CaseView>(casePath(meeting, wynn().caseId))).chair?.conflicts[0];
    expect(row?.override).toMatchObject({ confirmedBy: 'Wendeline Ashgrove (CS)', mine: false, reason });
  });

  test('[N16] what somebody decided falls when they turn out to have a conflict themselves', async () => {
    await crowd.wendeline.must('record conflict', { ...about('priya'), reason: 'a cousin' });
    expect([await sees('priya'), await sees('rufus')]).toEqual([404, 404]);
    const again = { ...about('rufus'), reason: 'again' };
    expect(await crowd.wendeline.command('confirm override', about('rufus'))).toMatchObject({ reason: 'state' });
    await crowd.wendeline.must('propose override', again);
    expect(await crowd.priya.command('confirm override', about('rufus'))).toMatchObject(absent);
  });

  test('[N19] the bench asks why, of anybody but themselves; nobody else is answered', async () => {
    const why = (asker: UserKey, key: UserKey) =>
      crowd[asker].view<ExplainView>(`${casePath(meeting, wynn().caseId)}/explain/${crowd[key].user}`);
    expect(await why('wendeline', 'rufus')).toMatchObject({
      level: 'V0',
      summary: 'Rufus Penhollow cannot see this case.',
    });
    const steps = known(await why('wendeline', 'rufus')).steps;
    expect(steps.at(-1)).toMatchObject({ answer: 'yes', rule: 'N1', because: 'One is recorded: his own service' });
    expect((await why('wendeline', 'jonty'))?.steps.at(-1)).toMatchObject({ answer: 'no', rule: 'N5' });
    expect((await why('wendeline', 'halima'))?.level).toBe('V3');
    const nobody = [await why('wendeline', 'wendeline'), await why('callum', 'rufus'), await why('priya', 'rufus')];
    expect(nobody).toEqual([null, null, null]);
    const told = await board.house.access.read(wynn().caseId);
    expect(told.filter(({ entry }) => entry.kind === 'explained')).toHaveLength(4);
  });

  test('[N1][N9] a chair in conflict is sent no word of it', () => {
    expect(crowd.priya.traffic.found([canaries.conflict])).toEqual([]);
    expect(crowd.wendeline.traffic.has(canaries.conflict)).toBe(true);
  });
});
