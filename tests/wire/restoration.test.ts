/** Much is deleted by one person while others type on: the chair is told, and one command puts it back, once. */
import { replay } from '@board/server/rooms/replay.js';
import { placementId } from '@board/shared/kernel/ids.js';
import type { CaseView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { placesIn, randomProse } from '../support/epochsProse.js';
import { casePath, everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import type { Sheet } from '../support/peopleSync.js';
import { House, MemoryLog, paragraph, person, seeded, settle, stateOf, theDoc, uuid } from '../support/rooms.js';
import { canary } from '../support/traffic.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const rounds = Number(process.env['BOARD_ROUNDS'] ?? 25);

let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
}, 60_000);
afterAll(() => board.close());

const on = () => at(board, 'marigold');
const doc = () => board.doc('marigold', 'board');
const times = (text: string, words: string): number => text.split(words).length - 1;
const alarms = () => board.file('marigold').alarms;
const paragraphs = (sheet: Sheet): Y.XmlElement[] => sheet.doc.getXmlFragment('discussion').toArray() as Y.XmlElement[];
const indexOf = (sheet: Sheet, words: string): number =>
  paragraphs(sheet).findIndex((one) => one.toJSON().includes(words));

test('[S18][S19] three thousand characters go in three frames while two type on: an alarm, one click, the words back once', async () => {
  const [sam, dana, callum] = await Promise.all([crowd.sam, crowd.dana, crowd.callum].map((one) => one.doc(doc())));
  if (!sam || !dana || !callum) throw new Error('nobody came');
  const marks = [canary(), canary(), canary()];
  for (const mark of marks) dana.type('discussion', `${mark} ${'a fact that took long to learn; '.repeat(34)}${mark}`);
  await dana.saved();
  await until(() => marks.every((mark) => sam.words().includes(mark)), 'the words to arrive');
  const typed = [canary(), canary(), canary()];
  for (const [n, mark] of marks.entries()) {
    sam.doc.getXmlFragment('discussion').delete(indexOf(sam, mark), 1);
    dana.type('discussion', known(typed[n]));
    await sam.saved();
  }
  callum.type('discussion', 'typed meanwhile');
  await until(() => alarms().some(({ refused }) => !refused), 'the alarm');
  const alarm = known(alarms().find(({ user }) => user === crowd.sam.user));
  expect(alarm).toMatchObject({ compartment: 'board', doc: doc(), root: 'discussion', refused: false, restored: null });
  expect(alarm.chars).toBeGreaterThanOrEqual(1_000);
  expect(alarms().filter(({ user, refused }) => user === crowd.sam.user && !refused)).toHaveLength(1);
  const seen = known(await crowd.priya.view<CaseView>(casePath(on().meeting, on().caseId)));
  expect(seen.alarms.find(({ id }) => id === alarm.id)).toMatchObject({ mayRestore: true, refused: false });
  await until(() => marks.every((mark) => !callum.words().includes(mark)), 'the words to go');
  const command = { ...on(), compartment: 'board', alarm: alarm.id } as const;
  expect(await crowd.sam.command('restore deletion', command)).toMatchObject({ ok: false, reason: 'forbidden' });
  const clicks = await Promise.all([1, 2].map(() => crowd.priya.command('restore deletion', command)));
  expect(clicks.filter(({ ok }) => ok)).toHaveLength(1);
  expect(clicks.find(({ ok }) => !ok)).toMatchObject({ reason: 'state' });
  await until(
    () => marks.every((mark) => [sam, dana, callum].every((one) => one.words().includes(mark))),
    'the words back',
  );
  await Promise.all([dana.saved(), callum.saved()]);
  await until(() => new Set([sam, dana, callum].map((one) => one.words())).size === 1, 'equal replicas');
  for (const mark of marks) expect(times(dana.words(), mark)).toBe(2);
  for (const words of [...typed, 'typed meanwhile']) expect(times(dana.words(), words)).toBe(1);
  const order = [...marks, ...typed].map((words) => dana.words().indexOf(words));
  expect(order.slice(0, 3)).toEqual(order.slice(0, 3).toSorted((a, b) => a - b));
  await board.house.registry.settled();
  const { doc: replayed } = await replay(board.store.log, doc());
  expect(stateOf(replayed)).toEqual(stateOf(dana.doc));
  await board.house.registry.place(doc());
  for (const mark of marks) expect(times(dana.words(), mark)).toBe(2);
});

test('[S18] what is beyond the cap is refused, and told of, with nothing to put back', async () => {
  const [rufus, dana] = [await crowd.rufus.doc(doc()), await crowd.dana.doc(doc())];
  const mark = canary();
  dana.type('discussion', `${mark} ${'one thing after another; '.repeat(200)}`);
  await dana.saved();
  await until(() => rufus.words().includes(mark), 'the words to arrive');
  rufus.doc.getXmlFragment('discussion').delete(indexOf(rufus, mark), 1);
  await until(() => rufus.closed !== null, 'a refusal');
  expect(rufus.refused).toBe('MASS_DELETE');
  await until(() => alarms().some(({ user }) => user === crowd.rufus.user), 'the alarm');
  const alarm = known(alarms().find(({ user }) => user === crowd.rufus.user));
  expect(alarm.refused).toBe(true);
  const command = { ...on(), compartment: 'board', alarm: alarm.id } as const;
  expect(await crowd.priya.command('restore deletion', command)).toMatchObject({ ok: false, reason: 'state' });
  expect(dana.words()).toContain(mark);
});

const [anna, ben, chair] = [1, 2, 3] as const;
const restoration = (number: number) => ({
  id: placementId.parse(uuid(0xa1a0 + number)),
  user: person(ben).user,
  since: 0,
  until: Number.MAX_SAFE_INTEGER,
  by: person(chair).user,
});

const plainOf = (one: Y.Doc): readonly string[] => ['discussion', 'victim'].map((root) => placesIn(one, root).text);

/** A paragraph at a time, or some characters out of one. */
const deleteSome = (random: () => number, one: Y.Doc): void => {
  const root = one.getXmlFragment('discussion');
  const at = Math.floor(random() * root.length);
  const node = root.get(at);
  const text = node instanceof Y.XmlElement ? node.get(0) : null;
  if (text instanceof Y.XmlText && text.length > 3 && !text.toJSON().includes('🏠') && random() < 0.5)
    text.delete(1, 2);
  else if (root.length > 0) root.delete(at, 1);
};

test(`[S19][S6] random deletions among other people’s typing come back where they stood, once, also after a restart (seed ${seed})`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const where = `seed ${seed} round ${round}`;
    const random = seeded(seed + round);
    const house = new House();
    const source = await randomProse(random, new MemoryLog(), theDoc, 30);
    const [one, two] = [await house.come(anna), await house.come(ben)];
    // What the document would be if nobody had deleted anything of it.
    const control = new Y.Doc();
    one.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== one && Y.applyUpdate(control, update));
    for (const line of plainOf(source)[0]?.match(/.{1,60}/gsu) ?? []) paragraph(one.doc, 'discussion', line);
    await settle(house.rooms, one, two);
    for (let n = 0; n < 6; n += 1) {
      deleteSome(random, two.doc);
      paragraph(one.doc, random() < 0.5 ? 'discussion' : 'victim', `typed ${n}`);
      if (random() < 0.7) await settle(house.rooms, one, two);
    }
    await settle(house.rooms, one, two);
    house.gate.restorations_ = [restoration(1)];
    const placing = house.rooms.place(theDoc);
    paragraph(one.doc, 'victim', 'typed during it');
    await placing;
    await settle(house.rooms, one, two);
    expect(plainOf(two.doc), where).toEqual(plainOf(control));
    expect(plainOf(one.doc), where).toEqual(plainOf(control));
    expect(stateOf(one.doc), where).toEqual(stateOf(two.doc));
    const journaled = await house.journaled();
    expect(plainOf(journaled), where).toEqual(plainOf(control));
    expect(stateOf(journaled), where).toEqual(stateOf(one.doc));
    // Another alarm over the same time finds nothing missing any more.
    house.gate.restorations_ = [restoration(1), restoration(2)];
    await house.rooms.place(theDoc);
    await house.restart();
    await house.rooms.place(theDoc);
    expect(plainOf(await house.journaled()), where).toEqual(plainOf(control));
    expect(
      house.updates().flatMap(({ body }) => body.placed),
      where,
    ).toEqual([restoration(1).id, restoration(2).id]);
    await house.rooms.close();
  }
}, 60_000);

test('[S19][S1] a disk that fails in the middle of it loses the room and not the words: the next room puts them back, once', async () => {
  const house = new House();
  const [one, two] = [await house.come(anna), await house.come(ben)];
  paragraph(one.doc, 'discussion', 'what she had said before');
  await settle(house.rooms, one, two);
  two.doc.getXmlFragment('discussion').delete(0, 1);
  await settle(house.rooms, one, two);
  house.gate.restorations_ = [restoration(1)];
  house.log.trouble = 'rejects';
  await house.rooms.place(theDoc);
  expect(plainOf(await house.journaled())[0]).toBe('what she had said before');
  expect(house.updates().flatMap(({ body }) => body.placed)).toEqual([restoration(1).id]);
  const back = house.updates().at(-1);
  expect([back?.record.by, back?.record.session]).toEqual([person(chair).user, null]);
});

test('[S19] words that were split off, or put back by who deleted them, are not put back again', async () => {
  const house = new House();
  const [one, two] = [await house.come(anna), await house.come(ben)];
  const text = paragraph(one.doc, 'discussion', 'the first half and the second half');
  await settle(house.rooms, one, two);
  const theirs = (two.doc.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  two.doc.transact(() => {
    theirs.delete(15, theirs.length - 15);
    paragraph(two.doc, 'discussion', 'and the second half');
  });
  await settle(house.rooms, one, two);
  house.gate.restorations_ = [restoration(1)];
  await house.rooms.place(theDoc);
  await settle(house.rooms, one, two);
  expect(text.toJSON()).toBe('the first half ');
  expect(plainOf(one.doc)[0]).toBe('the first half and the second half');
});
