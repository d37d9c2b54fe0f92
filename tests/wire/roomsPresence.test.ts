/** Rooms without sockets: who is shown to whom, under which name, and for how long. */
import { encodeEntry } from '@board/server/rooms/caret.js';
import { presenceFrame } from '@board/server/rooms/frames.js';
import * as decoding from 'lib0/decoding';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { known } from '../support/house.js';
import { House, settle, type Editor } from '../support/rooms.js';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.rooms.close());

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
    const [anna, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, anna, ben);
    show(anna, anna.doc.clientID, { user: { name: 'Chair', colour: 7 }, field: 'victim', cursor: null }, 2 ** 50);
    show(anna, ben.doc.clientID, { field: 'advice', cursor: null });
    house.clock.advance(100);
    const { user, name, agency, colour } = house.gate.who(anna.who.user);
    const state = { user: { userId: user, name, agency, colour }, cursor: null, field: 'victim' };
    expect(seen(ben)).toEqual([{ client: anna.doc.clientID, clock: 1, state }]);
    expect(seen(anna)).toEqual(seen(ben));
    const carla = await house.come(3);
    expect(seen(carla)).toEqual([{ client: anna.doc.clientID, clock: 1, state }]);
  });

  test('[S7][S21] one frame for everybody: whose own clock is past it passes it over, to any other their own is not sent', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, anna, ben);
    const own = new Awareness(anna.doc);
    own.clientID = anna.doc.clientID;
    own.meta.set(own.clientID, { clock: 2 ** 20, lastUpdated: 0 });
    own.setLocalState({ field: 'victim', cursor: null });
    anna.say(presenceFrame([encodeEntry(own.clientID, 2 ** 20 + 1, { field: 'victim', cursor: null })]));
    show(ben, ben.doc.clientID, { field: 'risk', cursor: null }, 0);
    own.setLocalStateField('field', 'advice');
    house.clock.advance(100);
    expect(seen(anna).map(({ client }) => client)).toEqual([anna.doc.clientID, ben.doc.clientID]);
    expect(seen(ben).map(({ client }) => client)).toEqual([anna.doc.clientID]);
    const heard = anna.heard.flatMap((one) => (one.kind === 'presence' ? [one.bytes] : [])).at(-1);
    applyAwarenessUpdate(own, known(heard), 'server');
    expect(own.getLocalState()).toEqual({ field: 'advice', cursor: null });
    own.destroy();
  });

  test('[S7] carets are merged, and go with their owner', async () => {
    const [anna, ben] = [await house.come(1), await house.come(2)];
    await settle(house.rooms, anna, ben);
    const before = ben.raw.length;
    for (let n = 0; n < 20; n++) show(anna, anna.doc.clientID, { field: `info:${n}`, cursor: null });
    house.clock.advance(100);
    expect(ben.raw.length).toBe(before + 1);
    anna.disconnect();
    house.clock.advance(100);
    expect(seen(ben)).toEqual([{ client: anna.doc.clientID, clock: 2, state: null }]);
  });

  test('[S7] a lone member hears something every 15 s', async () => {
    const anna = await house.come(1);
    await settle(house.rooms, anna);
    const before = anna.raw.length;
    house.clock.advance(46_000);
    expect(anna.raw.length).toBe(before + 3);
  });
});
