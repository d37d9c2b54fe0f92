/** Rooms without sockets: what is told when, whose words are whose, and what is refused. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  Editor,
  House,
  paragraph,
  person,
  settle,
  stateOf,
  syncFrame,
  turns,
  wordsIn,
  theDoc,
} from '../support/rooms.js';
import { byHand, myParagraph } from '../support/roomsScan.js';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.rooms.close());

describe('told only what is on disk', () => {
  test('[S1] nothing is shown to others and nothing is acknowledged while the disk is busy', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, anna, ben);
    house.log.hold();
    const heard = [anna.raw.length, ben.raw.length];
    paragraph(anna.doc, 'discussion', 'he has a key');
    await turns();
    expect(house.log.isWriting).toBe(true);
    expect([anna.raw.length, ben.raw.length]).toEqual(heard);
    house.log.release();
    await settle(house.rooms, anna, ben);
    expect(wordsIn(ben)).toContain('he has a key');
    expect(anna.saved).toBe(true);
  });

  test('[S1] a join that comes while a commit is in flight is answered after it, lease first', async () => {
    const anna = await house.come(1);
    await settle(house.rooms, anna);
    house.log.hold();
    paragraph(anna.doc, 'discussion', 'he has a key');
    await turns();
    const ben = new Editor(person(2));
    const coming = ben.connect(house.rooms);
    await turns();
    expect(ben.raw).toEqual([]);
    house.log.release();
    await turns();
    await coming;
    await settle(house.rooms, anna, ben);
    expect(ben.heard.map(({ kind }) => kind).slice(0, 2)).toEqual(['lease', 'ask']);
    expect(wordsIn(ben)).toContain('he has a key');
  });

  test('[S2] stored counts the update frames of this connection, those with nothing new included', async () => {
    const anna = await house.come(1);
    await settle(house.rooms, anna);
    expect([anna.sent, anna.stored]).toEqual([1, 1]);
    paragraph(anna.doc, 'discussion', 'one');
    anna.say(syncFrame(2, Y.encodeStateAsUpdate(anna.doc)));
    expect(anna.stored).toBe(1);
    await settle(house.rooms, anna);
    expect([anna.sent, anna.stored]).toEqual([3, 3]);
  });

  test('[S1][S6] an append that fails: nothing is told, all come back to the journal', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    paragraph(anna.doc, 'discussion', 'kept');
    await settle(house.rooms, anna, ben);
    house.log.trouble = 'rejects';
    const heard = ben.raw.length;
    paragraph(anna.doc, 'discussion', 'not written');
    await turns();
    expect([anna.closedWith?.code, ben.closedWith?.code]).toEqual([4503, 4503]);
    expect([ben.raw.length, anna.saved]).toEqual([heard, false]);
    for (const editor of [anna, ben]) editor.disconnect();
    const carla = await house.come(3);
    await settle(house.rooms, carla);
    expect(wordsIn(carla)).toContain('kept');
    expect(wordsIn(carla)).not.toContain('not written');
    await anna.connect(house.rooms);
    await settle(house.rooms, anna, carla);
    expect(wordsIn(carla)).toContain('not written');
    expect(anna.saved).toBe(true);
  });

  test('[S1][S28] an append that conflicts goes after what was first: nobody is sent away, and it is told once', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    paragraph(anna.doc, 'discussion', 'kept');
    await settle(house.rooms, anna, ben);
    house.log.trouble = 'conflicts';
    house.log.hold();
    const heard = ben.raw.length;
    paragraph(anna.doc, 'discussion', 'second');
    await turns();
    expect([ben.raw.length, anna.saved]).toEqual([heard, false]);
    house.log.release();
    await settle(house.rooms, anna, ben);
    expect([anna.closedWith, ben.closedWith]).toEqual([null, null]);
    expect(wordsIn(ben).split('second')).toHaveLength(2);
    expect(anna.saved).toBe(true);
  });

  test('[S1] a joiner whose lease cannot be written is told to come back, not that there is nothing', async () => {
    house.gate.placements_ = [];
    const broken = Object.assign(house.log, { appendMany: () => Promise.reject(new Error('no disk')) });
    expect(broken).toBe(house.log);
    const anna = await house.come(1);
    expect([anna.closedWith?.code, anna.raw.length]).toEqual([4503, 0]);
  });
});

describe('authorship', () => {
  test('[S3] the journal says who wrote and who deleted, also when both came in one turn', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    const text = paragraph(anna.doc, 'discussion', 'he has a key');
    await settle(house.rooms, anna, ben);
    text.insert(0, 'Neighbour: ');
    const his = (ben.doc.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    his.delete(0, 3);
    await settle(house.rooms, anna, ben);
    const last = house.updates().at(-1);
    expect(last?.body.parts.map(({ user }) => user)).toEqual([anna.who.user, ben.who.user]);
    expect(last?.body.parts[0]?.clients).toEqual([{ id: anna.doc.clientID, from: 14, to: 25 }]);
    expect([...(last?.body.parts[1]?.deletes ?? [])].length).toBeGreaterThan(2);
    expect(last?.record.by).toBe('system');
    expect(wordsIn(anna)).toBe(wordsIn(ben));
  });

  test('[S3] a lease binds person, session and document, and outlives a restart', async () => {
    const anna = await house.come(1);
    paragraph(anna.doc, 'discussion', 'typed on line');
    await settle(house.rooms, anna);
    const lease = anna.doc.clientID;
    anna.disconnect();
    paragraph(anna.doc, 'discussion', 'typed off line');
    await house.restart();
    await anna.connect(house.rooms);
    await settle(house.rooms, anna);
    expect(anna.closedWith).toBeNull();
    expect(anna.doc.clientID).not.toBe(lease);
    expect(await house.words('discussion')).toEqual({ discussion: 'typed on line\ntyped off line' });

    anna.disconnect();
    paragraph(anna.doc, 'discussion', 'from another session');
    const thief = new Editor(person(1, 77));
    thief.doc = anna.doc;
    await thief.connect(house.rooms);
    await settle(house.rooms, thief);
    expect([thief.reason, thief.closedWith?.code]).toEqual(['FORGED_CLIENT', 4403]);
  });

  test('[S3] words typed before the answer to the room’s question wait for it', async () => {
    const anna = await house.come(1);
    await settle(house.rooms, anna);
    anna.disconnect();
    paragraph(anna.doc, 'discussion', 'off line');
    anna.member = await house.rooms.join(theDoc, anna.who, anna);
    paragraph(anna.doc, 'discussion', 'before the question was read');
    anna.say(syncFrame(0, Y.encodeStateVector(anna.doc)));
    await turns();
    expect(anna.closedWith).toBeNull();
    await settle(house.rooms, anna);
    expect(await house.words('discussion')).toEqual({
      discussion: 'off line\nbefore the question was read',
    });
  });
});

describe('refusals', () => {
  test('[S4] a root that is not yours: inserts, deletes, a closed phase', async () => {
    const [anna, ben, carla] = [await house.come(1), await house.come(2), await house.come(3)];
    paragraph(anna.doc, 'victim', 'wants to stay');
    await settle(house.rooms, anna, ben, carla);
    house.gate.refuse(ben.who.user, 'victim', 'no-write');
    house.gate.refuse(carla.who.user, 'victim', 'phase');
    ben.doc.getXmlFragment('victim').delete(0, 1);
    paragraph(carla.doc, 'victim', 'late');
    await settle(house.rooms, anna, ben, carla);
    expect([ben.reason, ben.closedWith?.code]).toEqual(['NO_DELETE', 4409]);
    expect([carla.reason, carla.closedWith?.code]).toEqual(['PHASE', 4409]);
    expect(await house.words('victim')).toEqual({ victim: 'wants to stay' });
  });

  test('[S5] a refused frame touches nothing; what others brought in the same turn is taken', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, anna, ben);
    ben.say(syncFrame(2, byHand([myParagraph('forged')])));
    paragraph(anna.doc, 'discussion', 'honest');
    await settle(house.rooms, anna, ben);
    expect([ben.reason, ben.closedWith?.code]).toEqual(['FORGED_CLIENT', 4403]);
    expect(anna.saved).toBe(true);
    expect(await house.words('discussion')).toEqual({ discussion: 'honest' });
    expect(stateOf(await house.journaled())).toEqual(stateOf(anna.doc));
  });

  test('[S5] malformed frames end that connection and nothing else', async () => {
    const anna = await house.come(1);
    const nonsense = [[], [7], [0], [0, 9, 0], [0, 0, 200], [1, 3, 1, 2, 3], [0, 2, 1, 0, 5], [255, 255, 255, 255]];
    for (const bytes of nonsense) {
      const ben = await house.come(2);
      ben.say(Uint8Array.from(bytes));
      expect([bytes, ben.closedWith?.code]).toEqual([bytes, 4400]);
    }
    paragraph(anna.doc, 'discussion', 'still here');
    await settle(house.rooms, anna);
    expect(anna.saved).toBe(true);
  });
});
