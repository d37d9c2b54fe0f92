/** The embedded store on the bare line, without a driver: how messages are cut, capped and repeated. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bareStore, type Bare } from '../support/store.js';

const { Binary, Long } = mongo.BSON;

let bare: Bare;
let db: Bare['db'];
let things: Bare['things'];

beforeAll(async () => {
  bare = await bareStore();
  ({ db, things } = bare);
});

afterAll(() => bare.close());

beforeEach(() => db.dropDatabase());

/** A message of one command: a header, no flags, one section of kind 0. */
const messageOf = (command: object): Buffer => {
  const body = mongo.BSON.serialize(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
};

/** A line without a driver, which would number its writes itself. */
const rawLine = () => {
  const socket = connect(decodeURIComponent(new URL(bare.uri).host));
  /** Sends all commands, cut into pieces of `size` bytes, and waits for as many replies. */
  const ask = async (commands: readonly object[], size = 1_000_000): Promise<unknown[]> => {
    const bytes = Buffer.concat(commands.map(messageOf));
    for (let at = 0; at < bytes.length; at += size) socket.write(bytes.subarray(at, at + size));
    const replies: unknown[] = [];
    let held = Buffer.alloc(0);
    while (replies.length < commands.length) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      held = Buffer.concat([held, chunk]);
      for (let length = 0; held.length >= 4 && held.length >= (length = held.readInt32LE(0));) {
        replies.push(mongo.BSON.deserialize(held.subarray(21, length)));
        held = held.subarray(length);
      }
    }
    return replies;
  };
  return { ask, close: () => socket.destroy() };
};

test('[L7] a write that is sent twice under one number is done once, in one turn or in two', async () => {
  await things.insertOne({ _id: 1, n: 0 });
  const count = async () => (await things.findOne({ _id: 1 }))?.['n'];
  const lsid = { id: new Binary(new Uint8Array(16).fill(9), 4) };
  const add = (txnNumber: number) => ({
    update: 'things',
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
    lsid,
    txnNumber: Long.fromNumber(txnNumber),
    $db: db.databaseName,
  });
  const line = rawLine();
  expect(await line.ask([add(1), add(1)])).toMatchObject([{ nModified: 1 }, { nModified: 1 }]);
  expect(await count()).toBe(1);
  expect(await line.ask([add(1)])).toMatchObject([{ nModified: 1 }]);
  expect(await count()).toBe(1);
  expect(await line.ask([add(2), add(1)])).toMatchObject([{ ok: 1 }, { ok: 0, code: 225 }]);
  expect(await count()).toBe(2);
  line.close();
});

test('messages are understood however the line cuts or joins them', async () => {
  const line = rawLine();
  const ping = { ping: 1, $db: 'admin' };
  for (const size of [1, 3, 17, 1000]) expect(await line.ask([ping, ping, ping], size)).toHaveLength(3);
  line.close();
});

test('[L5] a message over 48 MB is cut off at its first bytes', async () => {
  const socket = connect(decodeURIComponent(new URL(bare.uri).host));
  const length = Buffer.alloc(4);
  length.writeInt32LE(48_000_001);
  const gone = new Promise((closed) => socket.once('close', closed));
  socket.write(length);
  await gone;
});
