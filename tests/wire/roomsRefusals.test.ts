/** The list of bad inputs, Y01 to Y29, against a room: the code, and that nothing is stored, told or changed. */
import { closeCode, type Closing } from '@board/server/rooms/closing.js';
import { docStream } from '@board/server/rooms/replay.js';
import { placementId } from '@board/shared/kernel/ids.js';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { House, paragraph, settle, stateOf, syncFrame, theDoc, uuid, wordsIn, type Editor } from '../support/rooms.js';
import { crafted, type Ground } from '../support/roomsCrafted.js';
import { byHand, editOf, element, firstText, string, typed, written } from '../support/roomsScan.js';

let house: House;
let anna: Editor;
let ben: Editor;
let carla: Editor;

/** Anna wrote a long note and one that is not Ben's to change; Carla looks on; Ben has a script. */
beforeEach(async () => {
  house = new House();
  [anna, ben, carla] = [await house.come(1), await house.come(2), await house.come(3)];
  paragraph(anna.doc, 'discussion', 'he has a key to the flat '.repeat(200));
  paragraph(anna.doc, 'victim', 'wants to stay');
  house.gate.placements_ = [
    { id: placementId.parse(uuid(0x91)), root: 'risk', words: 'Placed by a fact.', by: anna.who.user },
  ];
  house.gate.ring();
  house.gate.refuse(ben.who.user, 'victim', 'no-write');
  await settle(house.rooms, anna, ben, carla);
});
afterEach(() => house.rooms.close());

const reach = (client: number): number => Y.getState(anna.doc.store, client);
const ground = (): Ground => ({
  own: ben.doc.clientID,
  at: reach(ben.doc.clientID),
  theirs: anna.doc.clientID,
  reach: reach(anna.doc.clientID),
  nobody: 4242,
});
const head = (): number => house.log.streams.get(docStream(theDoc))?.length ?? 0;
const everything = async () => [head(), carla.raw.length, stateOf(await house.journaled()), stateOf(anna.doc)];

const tells = async (bytes: Uint8Array, step: 1 | 2 = 2): Promise<string | undefined> => {
  ben.say(syncFrame(step, bytes));
  await house.rooms.settled();
  ben.read();
  return ben.reason;
};

/** Refused, cut with the close code of its reason, and nobody else is touched by it. */
const isRefused = async (bytes: Uint8Array, ...codes: readonly string[]): Promise<void> => {
  const before = await everything();
  const reason = await tells(bytes);
  expect(codes).toContain(reason);
  expect(ben.closedWith).toEqual({ code: closeCode(reason as Closing), reason });
  expect(await everything()).toEqual(before);
  paragraph(carla.doc, 'discussion', 'unaffected');
  await settle(house.rooms, anna, carla);
  expect([carla.saved, anna.closedWith, carla.closedWith]).toEqual([true, null, null]);
  expect(wordsIn(anna)).toContain('unaffected');
  expect(stateOf(await house.journaled())).toEqual(stateOf(anna.doc));
};

/** Taken or passed over, and acknowledged; nobody is cut. */
const isTaken = async (bytes: Uint8Array, step: 1 | 2 = 2): Promise<void> => {
  expect(await tells(bytes, step)).toBeUndefined();
  expect([ben.saved, ben.closedWith]).toEqual([true, null]);
  await settle(house.rooms, anna, ben, carla);
  expect(stateOf(await house.journaled())).toEqual(stateOf(anna.doc));
};

const paragraphUnder = (client: number, clock: number): Uint8Array =>
  byHand([{ client, clock, structs: [element({ root: 'discussion' })] }]);

describe('refused by a code', () => {
  const rows = Object.entries(crafted).map(
    ([number, [what, make, ...codes]]) => [`${number} ${what}: ${codes.join(' or ')}`, make, codes] as const,
  );
  test.each(rows)('[S10] %s', async (_title, make, codes) => {
    await isRefused(make(ground()), ...codes);
  });

  test('[S10] Y02 the id of somebody who has left, and Y01 of one’s own in another session', async () => {
    const old = anna.doc.clientID;
    anna.disconnect();
    await anna.connect(house.rooms);
    await settle(house.rooms, anna, carla);
    expect(anna.doc.clientID).not.toBe(old);
    await isRefused(paragraphUnder(old, reach(old)), 'FORGED_CLIENT');
    const elsewhere = await house.come(2, 22);
    ben = await house.come(2);
    await settle(house.rooms, ben, elsewhere, anna, carla);
    await isRefused(paragraphUnder(elsewhere.doc.clientID, 0), 'FORGED_CLIENT');
  });

  test('[S10] Y03 the id under which the house itself writes', async () => {
    const known = [anna, ben, carla].map(({ doc }) => doc.clientID);
    const system = [...anna.doc.store.clients.keys()].find((client) => !known.includes(client));
    if (system === undefined) throw new Error('the house has written nothing');
    await isRefused(paragraphUnder(system, reach(system)), 'FORGED_CLIENT');
  });

  test('[S10] Y04 no id can be asked for: the house leases them, and every client gets one that nobody had', async () => {
    // there is no CLIENT_TAKEN, because there is no frame in which a client could name an id
    const leases = [anna, ben, carla].map(({ doc }) => doc.clientID);
    for (const number of [1, 2, 3]) leases.push((await house.come(number, number + 60)).doc.clientID);
    expect(new Set(leases).size).toBe(6);
    ben.say(Uint8Array.of(102, 1));
    expect(ben.closedWith).toEqual({ code: 4400, reason: 'malformed' });
  });

  test('[S10] Y17 a delete in a root that is not mine', async () => {
    const at = reach(anna.doc.clientID);
    await isRefused(byHand([], [[anna.doc.clientID, at - 3, 2]]), 'NO_DELETE');
  });

  test('[S10] Y18 mass deletion raises an alarm', async () => {
    await isRefused(byHand([], [[anna.doc.clientID, 0, 5_002]]), 'MASS_DELETE');
    expect(house.alarms).toMatchObject([{ root: 'discussion', chars: 5_000, refused: true }]);
  });

  test('[S10] Y25 an update of another document: its ids are leased to nobody here', async () => {
    const elsewhere = editOf(written('from another case', 31), 32, (replica) => firstText(replica).insert(1, 'y'));
    await isRefused(
      Y.mergeUpdates([Y.encodeStateAsUpdate(written('from another case', 31)), elsewhere]),
      'FORGED_CLIENT',
    );
  });

  test('[S10] Y26 half of it known, and that half stands elsewhere: straddled', async () => {
    const { own } = ground();
    await isTaken(
      byHand([
        {
          client: own,
          structs: [
            element({ root: 'discussion' }),
            typed({ parent: [own, 0] }, 6),
            string({ parent: [own, 1] }, 'abc'),
          ],
        },
      ]),
    );
    const liar = string({ parent: [anna.doc.clientID, 1] }, 'abcdef');
    await isRefused(byHand([{ client: own, clock: 2, structs: [liar] }]), 'STRADDLE');
  });

  test('[S10] Y27 a mere reader’s update', async () => {
    for (const root of ['discussion', 'risk']) house.gate.refuse(ben.who.user, root, 'no-write');
    await isRefused(paragraphUnder(ground().own, 0), 'NO_WRITE');
  });

  test('[S10] Y28 an update when the phase is over', async () => {
    house.gate.refuse(ben.who.user, 'discussion', 'phase');
    await isRefused(paragraphUnder(ground().own, 0), 'PHASE');
  });

  test('[S10] Y29 a state vector that no document has', async () => {
    const vector = encoding.createEncoder();
    encoding.writeVarUint(vector, 100_000);
    for (let client = 0; client < 100_000; client++)
      [client, 1].forEach((value) => encoding.writeVarUint(vector, value));
    const before = await everything();
    ben.say(syncFrame(0, encoding.toUint8Array(vector)));
    ben.read();
    expect([ben.reason, ben.closedWith?.code]).toEqual(['TOO_BIG', 4413]);
    expect(await everything()).toEqual(before);
  });
});

describe('not refused, on purpose', () => {
  test('[S10] Y24 an exact replay, of one’s own and of all there is, is acknowledged and changes nothing', async () => {
    paragraph(ben.doc, 'discussion', 'once');
    await settle(house.rooms, anna, ben, carla);
    const before = await everything();
    await isTaken(Y.encodeStateAsUpdate(ben.doc));
    await isTaken(Y.encodeStateAsUpdate(ben.doc), 1);
    expect(await everything()).toEqual(before);
  });

  test('[S10] Y26 half of it known, and that half stands where it says: taken at once, without a second try', async () => {
    // a soft refusal would cut an honest client in the middle of its words; that the known half is true can be checked
    const { own } = ground();
    const start = [element({ root: 'discussion' }), typed({ parent: [own, 0] }, 6)];
    await isTaken(byHand([{ client: own, structs: [...start, string({ parent: [own, 1] }, 'abc')] }]));
    await isTaken(byHand([{ client: own, clock: 2, structs: [string({ parent: [own, 1] }, 'abcdef')] }]));
    expect(wordsIn(anna)).toContain('<paragraph>abcdef</paragraph>');
  });

  test('[S10] Y27 a mere reader’s empty answer is acknowledged', async () => {
    for (const root of ['discussion', 'risk']) house.gate.refuse(ben.who.user, root, 'no-write');
    const before = await everything();
    await isTaken(Uint8Array.of(0, 0), 1);
    expect(await everything()).toEqual(before);
  });
});
