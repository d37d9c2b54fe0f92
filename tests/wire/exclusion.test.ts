/** A rep is taken out of a case in the middle of a word: what they lose, when, and what everybody else keeps. */
import type { CaseView, MeetingView, OurActionsView } from '@board/shared/policy/views.js';
import type { ActionId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { casePath, everybody, known, openBoard, research, type Crowd, type Opened } from '../support/house.js';
import { settled, typist, type Typist } from '../support/houseTyping.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee } from '../support/people.js';
import { constant } from '../support/peopleHttp.js';
import { seeded, syncFrame } from '../support/rooms.js';

let board: Opened;
let crowd: Crowd;
const ground = () => ({ meeting: board.stage.meetings.standard, caseId: board.stage.cases.brindle });
const path = () => casePath(ground().meeting, ground().caseId);
const sheetOf = (who: Attendee, doc = board.doc('brindle', 'board')) => known(who.sheets.get(doc));

const exclude = (who: Attendee) =>
  crowd.priya.must('exclude seat', { ...ground(), user: who.user, reason: 'ñ-because-of-this' });
const restore = (who: Attendee) => crowd.priya.must('restore seat', { ...ground(), user: who.user });

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board);
  await Promise.all(Object.values(crowd).map((one) => one.watch(ground().meeting, ground().caseId)));
}, 60_000);
afterAll(() => board.close());

/** Everybody who types in these tests, in the board of the case, with nothing of theirs left over. */
const typing = async (): Promise<{ others: Typist[]; one: Typist }> => {
  const doc = board.doc('brindle', 'board');
  const others = await Promise.all([crowd.callum, crowd.dana, crowd.rufus].map((who) => typist(who, doc)));
  return { others, one: await typist(crowd.sam, doc) };
};

/** Excluded in mid-word, others typing without a pause: answers what was typed when the chair had the answer. */
const cutOff = async (pause: number): Promise<void> => {
  const { others, one } = await typing();
  const all = [...others, one];
  for (const each of all) each.start();
  await until(
    () => others.every(({ words }) => words.length > pause) && one.words.length > 0,
    'everybody to be typing',
  );
  await exclude(crowd.sam);
  const acknowledged = crowd.sam.traffic.mark;
  const [before, own] = [others.map(({ words }) => words.length), one.words.length];
  await until(() => others.every(({ words }, index) => words.length > (before[index] ?? 0) + 2), 'others to go on');
  await Promise.all(others.map((each) => each.stop()));
  await one.stop();
  await settled(others);
  await crowd.sam.heardAll();
  await until(() => one.sheet.closed !== null, 'the excluded connection to end');
  expect(one.sheet.closed?.code).toBe(4404);
  const after = others.flatMap(({ words }, index) => words.slice(before[index]));
  expect(crowd.sam.traffic.found(after), 'words typed after the answer').toEqual([]);
  const said = known(others[0]).sheet.words();
  expect(
    one.words.slice(own).filter((words) => said.includes(words)),
    'their own words after it',
  ).toEqual([]);
  const doorsAfter = crowd.sam.traffic.pieces.slice(acknowledged).filter(({ door }) => door === 'sync');
  for (const { bytes } of doorsAfter) expect(bytes.length, 'a farewell is short').toBeLessThan(200);
  expect(new Set(others.map(({ sheet }) => sheet.words())).size, 'others agree').toBe(1);
  await restore(crowd.sam);
};

describe('a rep is excluded while everybody types', () => {
  const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);

  test(
    `[N3][N4] 8 schedules from seed ${seed}: nothing more comes, nothing more is taken`,
    { timeout: 120_000 },
    async () => {
      const random = seeded(seed);
      for (let round = 0; round < 8; round += 1) await cutOff(Math.floor(random() * 8));
      expect(board.broken).toEqual([]);
    },
  );
});

describe('what is gone, at once, though nobody types', () => {
  let action: ActionId;

  beforeEach(async () => {
    action = fresh<ActionId>();
    const plan = { due: null, measure: null, protects: [], addresses: [] };
    await crowd.sam.must('raise action', {
      ...ground(),
      action,
      placement: fresh(),
      words: 'change the locks',
      ...plan,
    });
    await crowd.sam.must('claim action', { ...ground(), action, agency: board.stage.agencies.housing });
    await crowd.sam.doc(board.doc('brindle', 'board'));
    await crowd.sam.doc(board.doc('brindle', research(board.stage.agencies.housing)));
    await crowd.callum.doc(board.doc('brindle', 'board'));
    await until(() => sheetOf(crowd.sam).lease !== null, 'a lease');
    sheetOf(crowd.sam).appear('discussion');
    await until(() => sheetOf(crowd.callum).isHere(crowd.sam.user), 'a caret');
  });

  const excludedAndBack = async (then: () => Promise<void>): Promise<void> => {
    await exclude(crowd.sam);
    try {
      await then();
    } finally {
      await restore(crowd.sam);
    }
  };

  test('[N3] every document of the case ends, with the word absent and no other, before anybody types', async () => {
    await excludedAndBack(async () => {
      const ended = () => [...crowd.sam.sheets.values()].every(({ closed }) => closed !== null);
      // Presence asks about everybody every fifteen seconds: whom the decision itself did not end, that would.
      await until(ended, 'the documents to end', 10_000);
      const ends = [...crowd.sam.sheets.values()].map(({ closed, refused }) => [closed?.code, refused]);
      expect(new Set(ends.map(String))).toEqual(new Set(['4404,absent']));
    });
  });

  test('[N3][N4] that person alone hears that it is withdrawn; list entry and address answer as invented ones', async () => {
    const [mine, theirs] = [crowd.sam.rung.length, crowd.callum.rung.length];
    await excludedAndBack(async () => {
      const withdrawn = () => crowd.sam.rung.slice(mine).filter(({ event }) => event === 'withdrawn');
      await until(() => withdrawn().length > 0, 'the word that it is withdrawn');
      expect(withdrawn()).toEqual([{ event: 'withdrawn', topic: `case:${ground().meeting}:${ground().caseId}` }]);
      await crowd.callum.heardAll();
      expect(crowd.callum.rung.slice(theirs).filter(({ event }) => event === 'withdrawn')).toEqual([]);
      const agenda = await crowd.sam.view<MeetingView>(`/api/meetings/${ground().meeting}`);
      expect(agenda?.agenda?.items.map(({ caseId }) => caseId)).not.toContain(ground().caseId);
      expect(agenda?.agenda?.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const invented = await crowd.sam.get(casePath(ground().meeting, fresh()));
      expect(constant(await crowd.sam.get(path()))).toEqual(constant(invented));
      const actions = await crowd.sam.view<OurActionsView>('/api/actions');
      expect(actions?.rows.map(({ id }) => id)).not.toContain(action);
      const unknown = await crowd.sam.doc(fresh<string>());
      const gone = await crowd.sam.doc(board.doc('brindle', 'board'));
      expect(gone.farewell).toEqual(unknown.farewell);
    });
  });

  test('[N3] a command of theirs on the case is answered as on an invented one', async () => {
    await excludedAndBack(async () => {
      const claim = { action, agency: board.stage.agencies.housing };
      const gone = await crowd.sam.command('claim action', { ...ground(), ...claim });
      expect(gone).toEqual(await crowd.sam.command('claim action', { ...ground(), caseId: fresh(), ...claim }));
      expect(gone).toMatchObject({ ok: false, reason: 'absent' });
    });
  });

  test('[A7] their claims go back to the room in the very record of the exclusion', async () => {
    await excludedAndBack(async () => {
      const view = await crowd.callum.view<CaseView>(path());
      expect(view?.actions.find(({ id }) => id === action)).toMatchObject({ state: 'raised', owner: null });
    });
    const records = await board.store.log.read(`case/${ground().caseId}`, 0);
    const bodies = records.map(({ body }) => Buffer.from(body).toString('utf8'));
    const both = bodies.filter((body) => body.includes('"seat excluded"') && body.includes(action));
    expect(both).toHaveLength(1);
    expect(bodies.filter((body) => body.includes('"action released"') && body.includes(action))).toEqual(both);
  });

  test('[N4] others notice the leaving and no reason; the chair sees who is excluded', async () => {
    await excludedAndBack(async () => {
      await until(() => !sheetOf(crowd.callum).isHere(crowd.sam.user), 'the caret to be gone');
      expect(sheetOf(crowd.callum).closed).toBeNull();
      const [chairs, theirs] = [await crowd.priya.view<CaseView>(path()), await crowd.callum.view<CaseView>(path())];
      expect(chairs?.chair?.excluded.map(({ user }) => user)).toEqual([crowd.sam.user]);
      expect(theirs?.chair).toBeNull();
    });
    for (const who of [crowd.callum, crowd.sam, crowd.wendeline]) {
      expect(who.traffic.has('ñ-because-of-this')).toBe(false);
    }
    expect(crowd.priya.traffic.has('ñ-because-of-this')).toBe(true);
  });

  test('[N4] restored, they have all of it again, under a new lease', async () => {
    const old = sheetOf(crowd.sam);
    await excludedAndBack(async () => {
      await until(() => old.closed !== null, 'the document to end');
      sheetOf(crowd.callum).type('discussion', 'said while they were out');
      await sheetOf(crowd.callum).saved();
    });
    const again = await crowd.sam.doc(board.doc('brindle', 'board'));
    expect(again.lease).not.toBe(old.lease);
    expect(again.words()).toContain('said while they were out');
    expect((await crowd.sam.get(path())).status).toBe(200);
    again.type('discussion', 'back at the table');
    await again.saved();
  });

  test('[S3] words under a client id that was leased to somebody else are refused, and touch nothing', async () => {
    const forged = new Y.Doc();
    const mine = await crowd.rufus.doc(board.doc('brindle', 'board'));
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(mine.doc));
    forged.clientID = known(sheetOf(crowd.callum).lease);
    const before = Y.encodeStateVector(forged);
    forged.getXmlFragment('discussion').insert(0, [new Y.XmlElement('paragraph')]);
    mine.say(syncFrame(2, Y.encodeStateAsUpdate(forged, before)));
    await until(() => mine.closed !== null || mine.isSaved, 'an answer to the forgery');
    expect([mine.refused, mine.closed?.code]).toEqual(['FORGED_CLIENT', 4403]);
    expect(sheetOf(crowd.callum).closed).toBeNull();
  });
});
