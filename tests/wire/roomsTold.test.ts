/** Rooms without sockets: whom the gate cuts, what is placed, and when a room is shut. */
import { encodeRecord } from '@board/server/rooms/record.js';
import { docStream, replay } from '@board/server/rooms/replay.js';
import { actionRoot } from '@board/shared/board/shape.js';
import { actionId, docKey, placementId } from '@board/shared/kernel/ids.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  Editor,
  House,
  paragraph,
  readFrame,
  person,
  settle,
  syncFrame,
  theDoc,
  turns,
  uuid,
  wordsIn,
} from '../support/rooms.js';
import { editOf, firstText, me, other, written } from '../support/roomsScan.js';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.rooms.close());

describe('the gate says no', () => {
  test('[N3] no further byte, and frames that waited are dropped', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, anna, ben);
    house.log.hold();
    paragraph(anna.doc, 'discussion', 'typed before');
    await turns();
    paragraph(ben.doc, 'discussion', 'still in the queue');
    house.gate.hiddenFrom.add(ben.who.user);
    house.gate.ring();
    expect(ben.closedWith?.code).toBe(4404);
    const heard = ben.raw.length;
    house.log.release();
    await settle(house.rooms, anna);
    paragraph(anna.doc, 'discussion', 'typed after');
    await settle(house.rooms, anna);
    house.clock.advance(20_000);
    expect(ben.raw.length).toBe(heard);
    ben.read();
    expect([ben.reason, wordsIn(ben).includes('typed before')]).toEqual(['absent', false]);
    expect(await house.words('discussion')).toEqual({ discussion: 'typed before\ntyped after' });
  });

  test('[N3] also when nobody rang: each delivery, answer and acknowledgement asks', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, anna, ben);
    house.gate.hiddenFrom.add(ben.who.user);
    const heard = ben.raw.length;
    paragraph(anna.doc, 'discussion', 'he has a key');
    ben.say(syncFrame(0, Uint8Array.of(0)));
    await settle(house.rooms, anna);
    ben.read();
    expect(ben.raw.length).toBe(heard + 1);
    expect([ben.reason, ben.closedWith?.code]).toEqual(['absent', 4404]);
  });

  test('[N3] frames of a session that has ended are dropped, though the person may still write', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    house.log.hold();
    paragraph(anna.doc, 'discussion', 'one');
    await turns();
    paragraph(ben.doc, 'discussion', 'still in the queue');
    house.rooms.closeSession(ben.who.session, 'unauthenticated');
    house.log.release();
    await settle(house.rooms, anna);
    expect(await house.words('discussion')).toEqual({ discussion: 'one' });
  });

  test('[N7] hidden, revoked and unknown keys are one answer', async () => {
    house.gate.hiddenFrom.add(person(2).user);
    const editor = new Editor(person(2));
    expect(await house.rooms.join(theDoc, editor.who, editor)).toBeNull();
    expect(await house.rooms.join(docKey.parse(uuid(0xbad)), editor.who, editor)).toBeNull();
    expect([editor.raw, editor.closedWith, house.log.reads]).toEqual([[], null, 0]);
  });

  test('[N3] a session that ends takes its connections with it, a person’s other session stays', async () => {
    const [anna, laptop] = [await house.come(1), await house.come(1, 9)];
    house.rooms.closeSession(anna.who.session, 'unauthenticated');
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
    house.gate.placements_ = [words(1, 'victim', 'wants to stay\nfears for the child')];
    await house.rooms.place(theDoc);
    const anna = await house.come(1);
    house.gate.placements_ = [...house.gate.placements_, words(2, action, 'Change the locks\nby Friday')];
    house.gate.ring();
    house.gate.ring();
    await settle(house.rooms, anna);
    expect(wordsIn(anna, action)).toBe('<paragraph>Change the locks by Friday</paragraph>');
    await house.restart();
    house.gate.placements_ = [...house.gate.placements_, words(3, 'victim', 'a third line')];
    await Promise.all([house.rooms.place(theDoc), house.rooms.place(theDoc)]);
    expect(await house.words('victim', action, 'risk')).toEqual({
      victim: 'wants to stay\nfears for the child\na third line',
      [action]: 'Change the locks by Friday',
      risk: '',
    });
    const parts = house.updates().flatMap(({ body }) => body.parts);
    expect(parts.map(({ user, session }) => [user, session])).toEqual(parts.map(() => [person(5).user, null]));
    expect(house.updates().flatMap(({ body }) => body.placed)).toHaveLength(3);
  });

  test('[S8] an append that fails does not lose and does not double them', async () => {
    house.gate.placements_ = [words(1, 'victim', 'once')];
    house.log.trouble = 'rejects';
    await house.rooms.place(theDoc);
    expect(await house.words('victim')).toEqual({ victim: 'once' });
  });
});

describe('opening and shutting', () => {
  test('[S9] a room is not forgotten before its journal is flushed, and opened once for all who come', async () => {
    const anna = await house.come(1);
    await settle(house.rooms, anna);
    const reads = house.log.reads;
    house.log.hold();
    paragraph(anna.doc, 'discussion', 'last words');
    await turns();
    anna.disconnect();
    house.clock.advance(60_000);
    const [ben, carla] = [new Editor(person(2)), new Editor(person(3))];
    const coming = Promise.all([ben.connect(house.rooms), carla.connect(house.rooms)]);
    await turns();
    expect([house.log.reads, ben.raw.length]).toEqual([reads, 0]);
    house.log.release();
    await turns();
    await coming;
    await settle(house.rooms, ben, carla);
    expect([wordsIn(ben), house.log.reads]).toEqual([wordsIn(carla), reads]);
    expect(wordsIn(ben)).toContain('last words');
    for (const editor of [ben, carla]) editor.disconnect();
    house.clock.advance(60_000);
    await Promise.all([ben.connect(house.rooms), carla.connect(house.rooms)]);
    expect(house.log.reads).toBe(reads + 1);
  });

  test('[S9] who comes back before the room is shut stays in it', async () => {
    const anna = await house.come(1);
    anna.disconnect();
    house.clock.advance(5_000);
    await anna.connect(house.rooms);
    house.clock.advance(60_000);
    paragraph(anna.doc, 'discussion', 'still in the room');
    await settle(house.rooms, anna);
    expect([anna.closedWith, anna.saved]).toEqual([null, true]);
  });

  test('[S6] a replay adds no tidying of its own, in however many steps it reads', async () => {
    const text = written('bold and plain words');
    firstText(text).format(0, 8, { bold: true });
    const updates = [Y.encodeStateAsUpdate(text)];
    // Two who each take half of the bold words leave idle marks behind.
    for (const at of [0, 4]) updates.push(editOf(text, me, (replica) => firstText(replica).delete(at, 4)));
    const bodies = updates.map((update) => encodeRecord({ kind: 'update', update, parts: [], placed: [] }));
    const drafts = bodies.map((body) => ({ at: 1, by: 'system' as const, session: null, body }));
    await house.log.append({ stream: docStream(theDoc), after: 0, drafts });
    const { doc } = await replay(house.log, theDoc, { chunk: 1 });
    const { ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
    expect(ds.clients.get(other)?.map(({ clock, len }) => [clock, len])).toEqual([[2, 8]]);
  });

  test('[S6] what the server tidies is journaled too: the replay equals the live document', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    const text = paragraph(anna.doc, 'discussion', 'bold and plain words');
    await settle(house.rooms, anna, ben);
    text.format(0, 8, { bold: true });
    await settle(house.rooms, anna, ben);
    const before = house.updates().length;
    // Each takes half of the bold words, so neither replica finds the marks idle; only both together leave them so.
    text.delete(0, 4);
    firstText(ben.doc).delete(4, 4);
    await house.rooms.settled();
    expect(house.updates()).toHaveLength(before + 1);
    const carla = new Editor(person(3));
    carla.member = await house.rooms.join(theDoc, carla.who, carla);
    carla.say(syncFrame(0, Uint8Array.of(0)));
    await house.rooms.settled();
    const live = carla.raw.map(readFrame).find(({ kind }) => kind === 'answer');
    const whole = Y.encodeStateAsUpdate(await house.journaled());
    expect(live).toEqual({ kind: 'answer', bytes: whole });
    const gone = Y.decodeUpdate(whole).ds.clients.get(anna.doc.clientID) ?? [];
    expect(gone.map(({ clock, len }) => [clock, len])).toEqual([
      [2, 8],
      [22, 1],
    ]);
  });
});
