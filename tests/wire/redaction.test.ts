/** Words are redacted while people write: nobody has them any more, no disk does, and nothing else is lost. */
import { Unreadable } from '@board/server/ports/log.js';
import { decodeRecord } from '@board/server/rooms/record.js';
import { replay } from '@board/server/rooms/replay.js';
import { encodeSnapshot } from '@board/server/rooms/snapshot.js';
import type { ActionId, DocKey, PlacementId } from '@board/shared/kernel/ids.js';
import type { CaseView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { placesIn, position } from '../support/epochsProse.js';
import { casePath, everybody, known, openBoard, research, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { fresh } from '../support/people.js';
import type { Sheet } from '../support/peopleSync.js';
import { filesIn } from '../support/sealed.js';
import { canary } from '../support/traffic.js';

let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
}, 60_000);
afterAll(() => board.close());

const note = '[words removed]';
const on = () => at(board, 'marigold');
const doc = (): DocKey => board.doc('marigold', 'board');
const reason = 'Named somebody who is safe.';

/** The whole of some words, as somebody's editor would say where they stand. */
const around = (sheet: Sheet, root: string, words: string) => {
  const { places, text } = placesIn(sheet.doc, root);
  const [start, end] = [text.indexOf(words), text.indexOf(words) + words.length];
  const from = known(places.findLast(({ offset }) => offset === start));
  const to = known(places.find(({ offset }) => offset === end));
  return { kind: 'range', root, from: position(from), to: position(to) } as const;
};

const streams = (): Promise<readonly string[]> => board.store.log.names('');

/** Everything the log still opens, in one text. */
const journal = async (): Promise<string> => {
  const all: string[] = [];
  for (const stream of await streams()) {
    const records = await board.store.log.read(stream, 0).catch((error: unknown) => {
      if (error instanceof Unreadable) return [];
      throw error;
    });
    all.push(...records.map(({ body }) => Buffer.from(body).toString('utf8')));
  }
  return all.join('\n');
};

const sentOn = (sheet: Sheet): Promise<void> => until(() => sheet.closed !== null, 'everybody to be sent on');

test('[S15][S16][S17] D04: a range is redacted while others type: sent on in that turn, the words gone everywhere, all else kept', async () => {
  const [secret, kept, bystander] = [canary(), canary(), canary()];
  const old = doc();
  const [priya, callum, sam] = await Promise.all([crowd.priya, crowd.callum, crowd.sam].map((one) => one.doc(old)));
  if (!priya || !callum || !sam) throw new Error('nobody came');
  callum.type('discussion', `${kept} before, ${secret}, after`);
  await callum.saved();
  sam.type('discussion', bystander);
  await sam.saved();
  await until(() => priya.words().includes(bystander), 'the words to arrive');
  const texts = priya.doc.getXmlFragment('discussion').toArray() as Y.XmlElement[];
  const mine = known(texts.find((one) => one.toJSON().includes(kept)));
  const text = mine.get(0) as Y.XmlText;
  text.format(0, kept.length, { bold: {} });
  await priya.saved();
  const { seq, hash } = await board.store.log.head(`doc/${old}`);
  const body = encodeSnapshot(await replay(board.store.log, old));
  expect(Buffer.from(body).includes(secret)).toBe(true);
  expect(await board.store.snapshots.keep(`doc/${old}`, { seq, hash, body })).toBe('kept');
  const marks = new Map(Object.values(crowd).map((one) => [one, one.traffic.mark]));
  await crowd.priya.must('redact words', {
    ...on(),
    compartment: 'board',
    doc: old,
    cut: around(priya, 'discussion', secret),
    reason,
  });
  await Promise.all([priya, callum, sam].map(sentOn));
  const next = doc();
  expect(next).not.toBe(old);
  for (const sheet of [priya, callum, sam]) {
    expect(sheet.closed).toEqual({ code: 4403, reason: `EPOCH ${next}` });
    expect(sheet.refused).toBe('EPOCH');
  }
  const late = await crowd.rukhsana.doc(next);
  expect(late.words()).toContain(`<bold>${kept}</bold> before, ${note}, after`);
  expect(late.words()).toContain(bystander);
  expect(await crowd.callum.doc(next).then((sheet) => sheet.words())).toBe(late.words());
  await crowd.callum.get(casePath(on().meeting, on().caseId));
  for (const [one, mark] of marks) expect(one.traffic.has(secret, mark), one.user).toBe(false);
  const link = async () => known((await board.store.log.links(`doc/${old}`, 0)).at(-1)).body;
  let stands = await link();
  for (let tries = 0; stands !== 'destroyed' && tries < 200; tries += 1) stands = await link();
  expect(stands).toBe('destroyed');
  await expect(board.store.log.read(`doc/${old}`, 0)).rejects.toThrow(Unreadable);
  expect(await board.store.snapshots.find(`doc/${old}`), 'its snapshot').toBeNull();
  expect(await journal()).not.toContain(secret);
  expect((await filesIn(board.folder, 'keys')).has(secret)).toBe(false);
  const { leases } = await replay(board.store.log, next);
  const { doc: whole } = await replay(board.store.log, next);
  const item = known(known(whole.store.clients.values().next().value).find((one) => one instanceof Y.Item));
  expect([...whole.store.clients.keys()].every((id) => id === item.id.client || leases.author(id, 0) !== null)).toBe(
    true,
  );
  expect(board.file('marigold').redactions.at(-1)).toMatchObject({
    reason,
    by: crowd.priya.user,
    compartment: 'board',
  });
});

test('[S15][N7] the old key tells a stranger what an invented one tells, and sends on those who may see the new one', async () => {
  const old = known(board.file('marigold').redactions[0]).before;
  for (const who of ['thandeka', 'ines', 'zehra'] as const) {
    const [one, other] = [await crowd[who].doc(old), await crowd[who].doc(fresh<string>())];
    expect(one.farewell, who).toEqual(other.farewell);
    expect(one.closed?.code).toBe(4404);
  }
  const sam = await crowd.sam.doc(old);
  expect([sam.closed, sam.heard.length]).toEqual([{ code: 4403, reason: `EPOCH ${doc()}` }, 1]);
  const chosen = { ...on(), compartment: 'board', doc: old, reason } as const;
  const cut = { kind: 'range', root: 'discussion', from: 'AAAA', to: 'AAAA' } as const;
  expect(await crowd.priya.command('redact words', { ...chosen, cut })).toMatchObject({ ok: false, reason: 'state' });
});

test('[S16][S17] placed words go from the document, the facts, the views and the journal; other agencies’ stay', async () => {
  const [line, letter, other] = [canary(), canary(), canary()];
  const agency = board.stage.agencies.police;
  const terms = { kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
  const [id, kept] = [fresh<PlacementId>(), fresh<PlacementId>()];
  await crowd.callum.must('share line', { ...on(), line: id, agency, words: `${line} and what follows it`, ...terms });
  await crowd.callum.must('share line', { ...on(), line: kept, agency, words: other, ...terms });
  await crowd.sam.must('record contribution', {
    ...on(),
    contribution: fresh(),
    agency: board.stage.agencies.housing,
    author: 'A. N.',
    words: letter,
  });
  const root = `info:${agency}`;
  const sheet = await crowd.callum.doc(doc());
  await until(() => [line, letter, other].every((words) => sheet.words().includes(words)), 'placed words');
  const old = doc();
  const chosen = {
    ...on(),
    compartment: 'board',
    doc: old,
    cut: { kind: 'placement', root, placement: id },
    reason,
  } as const;
  expect(await crowd.sam.command('redact words', chosen)).toMatchObject({ ok: false, reason: 'forbidden' });
  const elsewhere = { ...chosen, cut: { ...chosen.cut, root: `info:${board.stage.agencies.housing}` } };
  expect(await crowd.sam.command('redact words', elsewhere)).toMatchObject({ ok: false, reason: 'state' });
  const marks = new Map(Object.values(crowd).map((one) => [one, one.traffic.mark]));
  await crowd.callum.must('redact words', chosen);
  await sentOn(sheet);
  const after = await crowd.callum.doc(doc());
  expect(after.words()).toContain(note);
  expect([letter, other].every((words) => after.words().includes(words))).toBe(true);
  const view = known(await crowd.sam.view<CaseView>(casePath(on().meeting, on().caseId)));
  const lines = view.cards.flatMap((card) => card.lines);
  expect(lines.find((one) => one.id === id)?.words).toBe('');
  expect(lines.find((one) => one.id === kept)?.words).toBe(other);
  for (const [one, mark] of marks) expect(one.traffic.has(line, mark), one.user).toBe(false);
  const amended = async () =>
    (await board.store.log.links(`case/${on().caseId}`, 0)).filter((one) => one.body === 'amended');
  let found = await amended();
  for (let tries = 0; found.length === 0 && tries < 200; tries += 1) found = await amended();
  expect(found).toHaveLength(1);
  const text = await journal();
  expect([text.includes(line), text.includes(letter), text.includes(other)]).toEqual([false, true, true]);
});

test('[S16] a range that takes placed words takes them from their facts too; an agreed action keeps none', async () => {
  const [words, next] = [canary(), canary()];
  const action = fresh<ActionId>();
  const plan = { due: null, measure: null, protects: [], addresses: [] };
  await crowd.callum.must('raise action', { ...on(), action, placement: fresh(), words, ...plan });
  await crowd.callum.must('claim action', { ...on(), action, agency: board.stage.agencies.police });
  await crowd.priya.must('agree action', { ...on(), action, words: `${words} ${next}` });
  const sheet = await crowd.priya.doc(doc());
  const root = `action:${action}`;
  await until(() => sheet.words().includes(words), 'placed words');
  const cut = around(sheet, root, words);
  await crowd.priya.must('redact words', { ...on(), compartment: 'board', doc: doc(), cut, reason });
  await sentOn(sheet);
  await until(() => board.file('marigold').actions[action]?.agreedWords === '', 'the facts to lose their words');
  expect(board.file('marigold').actions[action]).toMatchObject({ firstWords: '', agreedWords: '', state: 'agreed' });
  const after = await crowd.priya.doc(doc());
  expect(after.words()).not.toContain(words);
  let text = await journal();
  for (let tries = 0; text.includes(words) && tries < 200; tries += 1) text = await journal();
  expect([text.includes(words), text.includes(next)]).toEqual([false, false]);
});

test('[S17][S15] two redactions one on the other, with nobody in the room between; research by its own agency', async () => {
  const [one, two] = [canary(), canary()];
  const first = await crowd.callum.doc(doc());
  first.type('discussion', `${one} and ${two} and the rest`);
  await first.saved();
  const cut = around(first, 'discussion', one);
  const chosen = { ...on(), compartment: 'board', reason } as const;
  const old = doc();
  const both = await Promise.all([
    crowd.priya.command('redact words', { ...chosen, doc: old, cut }),
    crowd.priya.command('redact words', { ...chosen, doc: old, cut: around(first, 'discussion', two) }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await sentOn(first);
  const second = await crowd.priya.doc(doc());
  const left = second.words().includes(one) ? one : two;
  await crowd.priya.must('redact words', { ...chosen, doc: doc(), cut: around(second, 'discussion', left) });
  const third = await crowd.priya.doc(doc());
  expect(third.words()).toContain(`${note} and ${note} and the rest`);
  const compartment = research(board.stage.agencies.police);
  const key = board.doc('marigold', compartment);
  const notes = await crowd.callum.doc(key);
  notes.type('notes', `${one} in research`);
  await notes.saved();
  const own = { ...on(), compartment, doc: key, cut: around(notes, 'notes', one), reason };
  expect(await crowd.sam.command('redact words', own)).toMatchObject({ ok: false, reason: 'absent' });
  await crowd.callum.must('redact words', own);
  expect(await crowd.callum.doc(board.doc('marigold', compartment)).then((sheet) => sheet.words())).toContain(note);
  const opening = known((await board.store.log.read(`doc/${doc()}`, 0, 2))[1]);
  expect(decodeRecord(opening.body)).toMatchObject({ kind: 'opening' });
});
