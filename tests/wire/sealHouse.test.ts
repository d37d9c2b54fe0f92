/** Sealing seen from the house: a day's words in no file, a case shredded by two, and what cannot be opened kept apart. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseKey } from '@board/server/demo/keys.js';
import { Unreadable } from '@board/server/ports/log.js';
import { connectStore } from '@board/server/store/connect.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import { verifyChain } from '@board/server/store/hash.js';
import { writeEntry } from '@board/shared/ledger/entries.js';
import type { CaseId, DocKey, MeetingId } from '@board/shared/kernel/ids.js';
import { values } from '@board/shared/model/records.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { closeCodes } from '@board/shared/wire/refusals.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casePath, everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import * as law from '../support/houseLaw.js';
import { at, beginDay, plantFacts, plantWords } from '../support/housePlant.js';
import { enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee } from '../support/people.js';
import { backDoor, filesIn, type BackDoor } from '../support/sealed.js';

describe('a day on the board', () => {
  let board: Opened;
  let crowd: Crowd;
  let secrets: readonly string[];

  const openForWriters = async (key: CaseKey): Promise<void> => {
    for (const { compartment, doc } of values(board.file(key).compartments)) {
      const writer = law.writerIn(board, key, compartment);
      if (writer) await crowd[writer].doc(doc);
    }
  };

  beforeAll(async () => {
    board = await openBoard();
    crowd = await everybody(board, [law.unsigned, law.undealt]);
    const said = [...(await beginDay(board, crowd))];
    for (const key of ['marigold', 'elspet'] as const) {
      await openForWriters(key);
      said.push(...(await plantFacts(board, crowd, key)), ...(await plantWords(board, crowd, key)));
    }
    secrets = said.map(({ words }) => words);
  }, 60_000);
  afterAll(() => board.close());

  test('[L9] K01 nothing that was said, typed or named on it is in any file of the store', async () => {
    const names = (['marigold', 'elspet'] as const).flatMap((key) => {
      const { people, reference } = board.file(key);
      return [reference, ...values(people).map(({ name }) => name)];
    });
    const files = await filesIn(board.folder);
    expect(files.canaries()).toEqual(new Set());
    expect(files.found([...secrets, ...names])).toEqual([]);
    expect(secrets.length).toBeGreaterThan(15);
    expect(files.found([board.stage.cases.marigold])).toHaveLength(1);
  });

  test('[L11] K06 two shred a case: its rooms close, it is absent, its words are gone and its chains verify', async () => {
    const ground = at(board, 'elspet');
    const { caseId } = ground;
    const sheets = [
      await crowd.callum.doc(board.doc('elspet', 'board')),
      await crowd.priya.doc(board.doc('elspet', 'board')),
    ];
    expect(sheets.map(({ isOpen }) => isOpen)).toEqual([true, true]);
    const { log, keys } = board.store;
    const docs = values(board.file('elspet').compartments).map(({ doc }) => `doc/${doc}`);
    const written = (await log.names('doc/')).filter((name) => docs.includes(name));
    const streams = [`case/${caseId}`, ...written];
    expect(written.length).toBeGreaterThan(1);

    await crowd.wendeline.must('propose shredding', { ...ground, reason: 'kept for as long as it may be' });
    expect(await crowd.wendeline.command('confirm shredding', ground)).toMatchObject({ ok: false });
    expect(keys.isShredded(caseId)).toBe(false);
    await crowd.priya.must('confirm shredding', ground);
    expect(keys.isShredded(caseId)).toBe(true);
    await until(() => sheets.every(({ closed }) => closed !== null), 'both documents to close');
    expect(sheets.map(({ closed }) => closed)).toEqual(
      sheets.map(() => ({ code: closeCodes.absent, reason: 'absent' })),
    );

    const invented = await crowd.callum.get(casePath(ground.meeting, fresh()));
    expect((await crowd.callum.get(casePath(ground.meeting, caseId))).body).toEqual(invented.body);
    await keys.shred(caseId);
    expect(await readdir(join(board.folder, 'keys', 'cases'))).not.toContain(`${caseId}.key`);
    for (const stream of streams) {
      await expect(log.read(stream, 0), stream).rejects.toThrow(Unreadable);
      expect(verifyChain(await log.links(stream, 0)), stream).toEqual({ ok: true });
    }
    // The others go on, and nothing broke.
    const marigold = known(crowd.callum.sheets.get(board.doc('marigold', 'board')));
    marigold.type('discussion', 'and on');
    await marigold.saved();
    expect(board.broken).toEqual([]);
  });
});

describe('a house that comes back', () => {
  let folder: string;
  let running: Running;
  let dana: Attendee;
  let meeting: MeetingId;
  let listed: readonly CaseId[];

  const agenda = async (): Promise<readonly CaseId[]> => {
    const view = known(await dana.view<MeetingView>(`/api/meetings/${meeting}`));
    return known(view.agenda).items.map(({ caseId }) => caseId);
  };
  const boardOf = async (caseId: CaseId): Promise<DocKey> => {
    const view = known(await dana.view<CaseView>(casePath(meeting, caseId)));
    return known(view.compartments.find(({ kind }) => kind === 'board')).doc;
  };
  const arrive = async (): Promise<void> => {
    running = await startHouse(folder);
    dana = await enter(running.url, folder, 'Dana');
  };
  const whileDown = async (act: (back: BackDoor) => Promise<unknown>): Promise<void> => {
    await dana.leave();
    await kill(running.child);
    const embedded = await startEmbedded(folder);
    const back = await backDoor(embedded.uri, folder);
    await act(back);
    await back.close();
    await embedded.close();
    await arrive();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'board-seal-'));
    await arrive();
    const home = known(await dana.view<HomeView>('/api/home'));
    meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
    await dana.sign(meeting);
    listed = await agenda();
  }, 60_000);
  afterAll(async () => {
    await dana.leave();
    await kill(running.child);
    await rm(folder, { recursive: true, force: true });
  });

  test('[L10] K02 a document and a case that do not open stay shut, by ids only; everything else goes on', async () => {
    const [withDoc, withFacts, whole] = [known(listed[0]), known(listed[1]), known(listed[2])];
    const [shut, open] = [await boardOf(withDoc), await boardOf(whole)];
    for (const doc of [shut, open]) {
      const sheet = await dana.doc(doc);
      sheet.type('discussion', 'words of Dana');
      await sheet.saved();
    }
    await whileDown(async ({ records }) => {
      for (const stream of [`doc/${shut}`, `case/${withFacts}`]) {
        const one = known(await records.findOne({ stream, seq: 1 }, { promoteBuffers: true }));
        const body = Buffer.from(one.body);
        body.writeUInt8((body.at(-1) ?? 0) ^ 1, body.length - 1);
        await records.updateOne({ _id: one._id }, { $set: { body } });
      }
    });
    expect(await agenda()).toEqual(listed.filter((id) => id !== withFacts));
    const [absent, invented] = [
      await dana.get(casePath(meeting, withFacts)),
      await dana.get(casePath(meeting, fresh())),
    ];
    expect([absent.status, absent.body]).toEqual([invented.status, invented.body]);
    expect(await boardOf(withDoc)).toBe(shut);
    expect((await dana.doc(shut)).closed).toEqual({ code: closeCodes.retry, reason: 'retry' });
    expect((await dana.doc(open)).words()).toContain('words of Dana');

    const told = running.complaints.join('');
    for (const stream of [`doc/${shut}`, `case/${withFacts}`])
      expect(told).toContain(`"name":"Unreadable","stream":"${stream}","seq":1`);
    expect(told).not.toContain('words of Dana');
  }, 90_000);

  test.each(['told of', 'agreed on'] as const)(
    '[L11][A13] a shredding that was %s before a crash is carried out at the start',
    async (how) => {
      const gone = known((await agenda()).at(-1));
      await dana.leave();
      await kill(running.child);
      const store = await connectStore({ folder });
      const reason = 'kept for as long as it may be';
      const two = { first: dana.user, second: fresh<typeof dana.user>() };
      const told = [{ type: 'case shredded', caseId: gone, reason, ...two } as const];
      const agreed = [{ type: 'shredding proposed', reason } as const, { type: 'shredding agreed' } as const];
      const [stream, facts] = how === 'told of' ? ['directory', told] : [`case/${gone}`, agreed];
      const { seq } = await store.log.head(stream);
      const body = Buffer.from(writeEntry({ command: null, facts }), 'utf8');
      const drafts = [{ at: 1, by: dana.user, session: null, body }];
      expect((await store.log.append({ stream, after: seq, drafts })).ok).toBe(true);
      await store.close();
      const key = `${gone}.key`;
      expect(await readdir(join(folder, 'keys', 'cases'))).toContain(key);
      await arrive();
      expect(await readdir(join(folder, 'keys', 'cases'))).not.toContain(key);
      expect(await agenda()).not.toContain(gone);
      expect((await dana.get(casePath(meeting, gone))).status).toBe(404);
    },
    90_000,
  );
});
