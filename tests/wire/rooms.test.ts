/** Rooms without sockets: what is told when, what a failing disk leaves, what the gate cuts, what is placed. */
import { encodeEntry } from '@board/server/rooms/caret.js';
import { openRegistry, type Registry } from '@board/server/rooms/registry.js';
import { decodeRecord } from '@board/server/rooms/record.js';
import { docStream, replay } from '@board/server/rooms/replay.js';
import { presenceFrame } from '@board/server/rooms/frames.js';
import { actionRoot } from '@board/shared/board/shape.js';
import { actionId, docKey, placementId } from '@board/shared/kernel/ids.js';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  Editor,
  handClock,
  MemoryLog,
  paragraph,
  person,
  seededChance,
  SetGate,
  settle,
  stateOf,
  syncFrame,
  theDoc,
  turns,
  uuid,
  type HandClock,
} from '../support/rooms.js';
import { byHand, myParagraph } from '../support/roomsScan.js';

let log: MemoryLog;
let gate: SetGate;
let clock: HandClock;
let rooms: Registry;
let chances = 0;

const openHouse = (): Registry => openRegistry({ log, gate, clock, chance: seededChance(++chances) });

beforeEach(() => {
  log = new MemoryLog();
  gate = new SetGate();
  clock = handClock();
  rooms = openHouse();
});
afterEach(() => rooms.close());

const come = async (number: number, session = number): Promise<Editor> => {
  const editor = new Editor(person(number, session));
  const coming = editor.connect(rooms);
  await turns();
  await coming;
  return editor;
};
const wordsIn = (editor: Editor, root = 'discussion'): string => editor.doc.getXmlFragment(root).toString();
const journaled = async (): Promise<Y.Doc> => (await replay(log, theDoc)).doc;
const updates = () =>
  (log.streams.get(docStream(theDoc)) ?? []).flatMap((record) => {
    const body = decodeRecord(record.body);
    return body.kind === 'update' ? [{ record, body }] : [];
  });

describe('told only what is on disk', () => {
  test('[S1] nothing is shown to others and nothing is acknowledged while the disk is busy', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    await settle(rooms, anna, ben);
    log.hold();
    const heard = [anna.raw.length, ben.raw.length];
    paragraph(anna.doc, 'discussion', 'he has a key');
    await turns();
    expect(log.isWriting).toBe(true);
    expect([anna.raw.length, ben.raw.length]).toEqual(heard);
    log.release();
    await settle(rooms, anna, ben);
    expect(wordsIn(ben)).toContain('he has a key');
    expect(anna.saved).toBe(true);
  });

  test('[S1] a join that comes while a commit is in flight is answered after it, lease first', async () => {
    const anna = await come(1);
    await settle(rooms, anna);
    log.hold();
    paragraph(anna.doc, 'discussion', 'he has a key');
    await turns();
    const ben = new Editor(person(2));
    const coming = ben.connect(rooms);
    await turns();
    expect(ben.raw).toEqual([]);
    log.release();
    await turns();
    await coming;
    await settle(rooms, anna, ben);
    expect(ben.heard.map(({ kind }) => kind).slice(0, 2)).toEqual(['lease', 'ask']);
    expect(wordsIn(ben)).toContain('he has a key');
  });

  test('[S2] stored counts the update frames of this connection, those with nothing new included', async () => {
    const anna = await come(1);
    await settle(rooms, anna);
    expect([anna.sent, anna.stored]).toEqual([1, 1]);
    paragraph(anna.doc, 'discussion', 'one');
    anna.say(syncFrame(2, Y.encodeStateAsUpdate(anna.doc)));
    expect(anna.stored).toBe(1);
    await settle(rooms, anna);
    expect([anna.sent, anna.stored]).toEqual([3, 3]);
  });

  test.each(['rejects', 'conflicts'] as const)(
    '[S1][S6] an append that %s: nothing is told, all come back to the journal',
    async (trouble) => {
      const [anna, ben] = [await come(1), await come(2)];
      paragraph(anna.doc, 'discussion', 'kept');
      await settle(rooms, anna, ben);
      log.trouble = trouble;
      const heard = ben.raw.length;
      paragraph(anna.doc, 'discussion', 'not written');
      await turns();
      expect([anna.closedWith?.code, ben.closedWith?.code]).toEqual([4503, 4503]);
      expect([ben.raw.length, anna.saved]).toEqual([heard, false]);
      for (const editor of [anna, ben]) editor.disconnect();
      const carla = await come(3);
      await settle(rooms, carla);
      expect(wordsIn(carla)).toContain('kept');
      expect(wordsIn(carla)).not.toContain('not written');
      await anna.connect(rooms);
      await settle(rooms, anna, carla);
      expect(wordsIn(carla)).toContain('not written');
      expect(anna.saved).toBe(true);
    },
  );

  test('[S1] a joiner whose lease cannot be written is told to come back, not that there is nothing', async () => {
    gate.placements_ = [];
    const broken = Object.assign(log, { appendMany: () => Promise.reject(new Error('no disk')) });
    expect(broken).toBe(log);
    const anna = await come(1);
    expect([anna.closedWith?.code, anna.raw.length]).toEqual([4503, 0]);
  });
});

describe('authorship', () => {
  test('[S3] the journal says who wrote and who deleted, also when both came in one turn', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    const text = paragraph(anna.doc, 'discussion', 'he has a key');
    await settle(rooms, anna, ben);
    text.insert(0, 'Neighbour: ');
    const his = (ben.doc.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    his.delete(0, 3);
    await settle(rooms, anna, ben);
    const last = updates().at(-1);
    expect(last?.body.parts.map(({ user }) => user)).toEqual([anna.who.user, ben.who.user]);
    expect(last?.body.parts[0]?.clients).toEqual([{ id: anna.doc.clientID, from: 14, to: 25 }]);
    expect([...(last?.body.parts[1]?.deletes ?? [])].length).toBeGreaterThan(2);
    expect(last?.record.by).toBe('system');
    expect(wordsIn(anna)).toBe(wordsIn(ben));
  });

  test('[S3] a lease binds person, session and document, and outlives a restart', async () => {
    const anna = await come(1);
    paragraph(anna.doc, 'discussion', 'typed on line');
    await settle(rooms, anna);
    const lease = anna.doc.clientID;
    anna.disconnect();
    paragraph(anna.doc, 'discussion', 'typed off line');
    await rooms.close();
    rooms = openHouse();
    await anna.connect(rooms);
    await settle(rooms, anna);
    expect(anna.closedWith).toBeNull();
    expect(anna.doc.clientID).not.toBe(lease);
    expect(await rooms.words(theDoc, ['discussion'])).toEqual({ discussion: 'typed on line\ntyped off line' });

    anna.disconnect();
    paragraph(anna.doc, 'discussion', 'from another session');
    const thief = new Editor(person(1, 77));
    thief.doc = anna.doc;
    await thief.connect(rooms);
    await settle(rooms, thief);
    expect([thief.reason, thief.closedWith?.code]).toEqual(['FORGED_CLIENT', 4403]);
  });

  test('[S3] words typed before the answer to the room’s question wait for it', async () => {
    const anna = await come(1);
    await settle(rooms, anna);
    anna.disconnect();
    paragraph(anna.doc, 'discussion', 'off line');
    anna.member = await rooms.join(theDoc, anna.who, anna);
    paragraph(anna.doc, 'discussion', 'before the question was read');
    anna.say(syncFrame(0, Y.encodeStateVector(anna.doc)));
    await turns();
    expect(anna.closedWith).toBeNull();
    await settle(rooms, anna);
    expect(await rooms.words(theDoc, ['discussion'])).toEqual({
      discussion: 'off line\nbefore the question was read',
    });
  });
});

describe('refusals', () => {
  test('[S4] a root that is not yours: inserts, deletes, a closed phase', async () => {
    const [anna, ben, carla] = [await come(1), await come(2), await come(3)];
    paragraph(anna.doc, 'victim', 'wants to stay');
    await settle(rooms, anna, ben, carla);
    gate.refuse(ben.who.user, 'victim', 'no-write');
    gate.refuse(carla.who.user, 'victim', 'phase');
    ben.doc.getXmlFragment('victim').delete(0, 1);
    paragraph(carla.doc, 'victim', 'late');
    await settle(rooms, anna, ben, carla);
    expect([ben.reason, ben.closedWith?.code]).toEqual(['NO_DELETE', 4409]);
    expect([carla.reason, carla.closedWith?.code]).toEqual(['PHASE', 4409]);
    expect(await rooms.words(theDoc, ['victim'])).toEqual({ victim: 'wants to stay' });
  });

  test('[S5] a refused frame touches nothing; what others brought in the same turn is taken', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    await settle(rooms, anna, ben);
    ben.say(syncFrame(2, byHand([myParagraph('forged')])));
    paragraph(anna.doc, 'discussion', 'honest');
    await settle(rooms, anna, ben);
    expect([ben.reason, ben.closedWith?.code]).toEqual(['FORGED_CLIENT', 4403]);
    expect(anna.saved).toBe(true);
    expect(await rooms.words(theDoc, ['discussion'])).toEqual({ discussion: 'honest' });
    expect(stateOf(await journaled())).toEqual(stateOf(anna.doc));
  });

  test('[S5] malformed frames end that connection and nothing else', async () => {
    const anna = await come(1);
    const nonsense = [[], [7], [0], [0, 9, 0], [0, 0, 200], [1, 3, 1, 2, 3], [0, 2, 1, 0, 5], [255, 255, 255, 255]];
    for (const bytes of nonsense) {
      const ben = await come(2);
      ben.say(Uint8Array.from(bytes));
      expect([bytes, ben.closedWith?.code]).toEqual([bytes, 4400]);
    }
    paragraph(anna.doc, 'discussion', 'still here');
    await settle(rooms, anna);
    expect(anna.saved).toBe(true);
  });
});

describe('presence', () => {
  const show = (editor: Editor, client: number, state: object | null, clockOfClient = 1) =>
    editor.say(presenceFrame([encodeEntry(client, clockOfClient, state)]));
  const seen = (editor: Editor) => {
    editor.read();
    const last = editor.heard.flatMap((heard) => (heard.kind === 'presence' ? [heard.bytes] : [])).at(-1);
    const decoder = decoding.createDecoder(last ?? Uint8Array.of(0));
    return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: JSON.parse(decoding.readVarString(decoder)) as unknown,
    }));
  };

  test('[S7] P01–P03 name, agency, colour and clock are the server’s; another’s id is passed over', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    await settle(rooms, anna, ben);
    show(anna, anna.doc.clientID, { user: { name: 'Chair', colour: 7 }, field: 'victim', cursor: null }, 2 ** 50);
    show(anna, ben.doc.clientID, { field: 'advice', cursor: null });
    clock.advance(100);
    const { user, name, agency, colour } = gate.who(anna.who.user);
    const state = { user: { userId: user, name, agency, colour }, cursor: null, field: 'victim' };
    expect(seen(ben)).toEqual([{ client: anna.doc.clientID, clock: 1, state }]);
    expect(seen(anna)).toEqual([]);
    const carla = await come(3);
    expect(seen(carla)).toEqual([{ client: anna.doc.clientID, clock: 1, state }]);
  });

  test('[S7] carets are merged, and go with their owner', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    await settle(rooms, anna, ben);
    const before = ben.raw.length;
    for (let n = 0; n < 20; n++) show(anna, anna.doc.clientID, { field: `info:${n}`, cursor: null });
    clock.advance(100);
    expect(ben.raw.length).toBe(before + 1);
    anna.disconnect();
    clock.advance(100);
    expect(seen(ben)).toEqual([{ client: anna.doc.clientID, clock: 2, state: null }]);
  });

  test('[S7] a lone member hears something every 15 s', async () => {
    const anna = await come(1);
    await settle(rooms, anna);
    const before = anna.raw.length;
    clock.advance(46_000);
    expect(anna.raw.length).toBe(before + 3);
  });
});

describe('the gate says no', () => {
  test('[N3] no further byte, and frames that waited are dropped', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    await settle(rooms, anna, ben);
    log.hold();
    paragraph(anna.doc, 'discussion', 'typed before');
    await turns();
    paragraph(ben.doc, 'discussion', 'still in the queue');
    gate.hiddenFrom.add(ben.who.user);
    gate.ring();
    expect(ben.closedWith?.code).toBe(4404);
    const heard = ben.raw.length;
    log.release();
    await settle(rooms, anna);
    paragraph(anna.doc, 'discussion', 'typed after');
    await settle(rooms, anna);
    clock.advance(20_000);
    expect(ben.raw.length).toBe(heard);
    ben.read();
    expect([ben.reason, wordsIn(ben).includes('typed before')]).toEqual(['absent', false]);
    expect(await rooms.words(theDoc, ['discussion'])).toEqual({ discussion: 'typed before\ntyped after' });
  });

  test('[N3] also when nobody rang: each delivery, answer and acknowledgement asks', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    await settle(rooms, anna, ben);
    gate.hiddenFrom.add(ben.who.user);
    const heard = ben.raw.length;
    paragraph(anna.doc, 'discussion', 'he has a key');
    ben.say(syncFrame(0, Uint8Array.of(0)));
    await settle(rooms, anna);
    ben.read();
    expect(ben.raw.length).toBe(heard + 1);
    expect([ben.reason, ben.closedWith?.code]).toEqual(['absent', 4404]);
  });

  test('[N7] hidden, revoked and unknown keys are one answer', async () => {
    gate.hiddenFrom.add(person(2).user);
    const editor = new Editor(person(2));
    expect(await rooms.join(theDoc, editor.who, editor)).toBeNull();
    expect(await rooms.join(docKey.parse(uuid(0xbad)), editor.who, editor)).toBeNull();
    expect([editor.raw, editor.closedWith, log.reads]).toEqual([[], null, 0]);
  });

  test('[N3] a session that ends takes its connections with it, a person’s other session stays', async () => {
    const [anna, laptop] = [await come(1), await come(1, 9)];
    rooms.closeSession(anna.who.session);
    expect([anna.closedWith?.code, laptop.closedWith]).toEqual([4401, null]);
  });
});

describe('placements', () => {
  const words = (number: number, root: string, text: string) => ({
    id: placementId.parse(uuid(0x91ace + number)),
    root,
    words: text,
    by: person(5).user,
  });

  test('[S8] placed once each: on load, on change, in a closed room, and across restarts', async () => {
    const action = actionRoot(actionId.parse(uuid(0xac7)));
    gate.placements_ = [words(1, 'victim', 'wants to stay\nfears for the child')];
    await rooms.place(theDoc);
    const anna = await come(1);
    gate.placements_ = [...gate.placements_, words(2, action, 'Change the locks\nby Friday')];
    gate.ring();
    gate.ring();
    await settle(rooms, anna);
    expect(wordsIn(anna, action)).toBe('<paragraph>Change the locks by Friday</paragraph>');
    await rooms.close();
    rooms = openHouse();
    gate.placements_ = [...gate.placements_, words(3, 'victim', 'a third line')];
    await Promise.all([rooms.place(theDoc), rooms.place(theDoc)]);
    expect(await rooms.words(theDoc, ['victim', action, 'risk'])).toEqual({
      victim: 'wants to stay\nfears for the child\na third line',
      [action]: 'Change the locks by Friday',
      risk: '',
    });
    const parts = updates().flatMap(({ body }) => body.parts);
    expect(parts.map(({ user, session }) => [user, session])).toEqual(parts.map(() => [person(5).user, null]));
    expect(updates().flatMap(({ body }) => body.placed)).toHaveLength(3);
  });

  test('[S8] an append that fails does not lose and does not double them', async () => {
    gate.placements_ = [words(1, 'victim', 'once')];
    log.trouble = 'rejects';
    await rooms.place(theDoc);
    expect(await rooms.words(theDoc, ['victim'])).toEqual({ victim: 'once' });
  });
});

describe('opening and shutting', () => {
  test('[S9] a room is not forgotten before its journal is flushed, and opened once for all who come', async () => {
    const anna = await come(1);
    await settle(rooms, anna);
    const reads = log.reads;
    log.hold();
    paragraph(anna.doc, 'discussion', 'last words');
    await turns();
    anna.disconnect();
    clock.advance(60_000);
    const [ben, carla] = [new Editor(person(2)), new Editor(person(3))];
    const coming = Promise.all([ben.connect(rooms), carla.connect(rooms)]);
    await turns();
    expect([log.reads, ben.raw.length]).toEqual([reads, 0]);
    log.release();
    await turns();
    await coming;
    await settle(rooms, ben, carla);
    expect([wordsIn(ben), log.reads]).toEqual([wordsIn(carla), reads]);
    expect(wordsIn(ben)).toContain('last words');
    for (const editor of [ben, carla]) editor.disconnect();
    clock.advance(60_000);
    await Promise.all([ben.connect(rooms), carla.connect(rooms)]);
    expect(log.reads).toBe(reads + 1);
  });

  test('[S6] what the server tidies is journaled too: the replay equals the live document', async () => {
    const [anna, ben] = [await come(1), await come(2)];
    const text = paragraph(anna.doc, 'discussion', 'bold and plain words');
    await settle(rooms, anna, ben);
    text.format(0, 8, { bold: true });
    await settle(rooms, anna, ben);
    const his = (ben.doc.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    his.delete(0, 8);
    text.format(4, 4, { bold: null });
    await settle(rooms, anna, ben);
    expect(wordsIn(anna)).toBe(wordsIn(ben));
    expect(stateOf(await journaled())).toEqual(stateOf(anna.doc));
  });
});
