/** What the embedded store does not do, it says, with the name of what was asked. */
import { mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bareStore, type Bare } from '../support/store.js';

let bare: Bare;
let db: Bare['db'];
let things: Bare['things'];

beforeAll(async () => {
  bare = await bareStore();
  ({ db, things } = bare);
});

afterAll(() => bare.close());

beforeEach(() => db.dropDatabase());

const ids = async () => (await things.find().toArray()).map(({ _id }) => _id);

const commands: [string, Record<string, unknown>][] = [
  ['serverStatus', { serverStatus: 1 }],
  ['mapReduce', { mapReduce: 'things' }],
  ['bulkWrite', { bulkWrite: 1 }],
  ['distinct', { distinct: 'things', key: 'a' }],
  ['commitTransaction', { commitTransaction: 1 }],
  ['saslStart', { saslStart: 1 }],
  ['collMod', { collMod: 'things' }],
];
test.each(commands)('[L5] the command %s is refused with its name', async (name, command) => {
  const refused = db.command(command);
  await expect(refused).rejects.toMatchObject({ code: 59, codeName: 'CommandNotFound' });
  await expect(refused).rejects.toThrow(`'${name}'`);
});

const asked: [string, () => Promise<unknown>][] = [
  ['$regex', () => things.findOne({ a: { $regex: 'x' } })],
  ['$where', () => things.findOne({ $where: 'true' })],
  ['$nin', () => things.findOne({ a: { $nin: [1] } })],
  ['$elemMatch', () => things.countDocuments({ a: { $elemMatch: { b: 1 } } })],
  ['$expr', () => things.deleteOne({ $expr: { $eq: ['$a', '$b'] } })],
  ['a.b', () => things.findOne({ 'a.b': 1 })],
  ['RegExp', () => things.findOne({ a: /x/ })],
  ['array', () => things.findOne({ a: [1] })],
  ['Object', () => things.findOne({ a: { b: 1 } })],
  ['Decimal128', () => things.findOne({ a: mongo.BSON.Decimal128.fromString('1') })],
  ['$push', () => things.updateOne({ _id: 1 }, { $push: { a: 1 } } as never)],
  ['$rename', () => things.updateOne({ _id: 1 }, { $rename: { a: 'b' } })],
  ['pipeline', () => things.updateOne({ _id: 1 }, [{ $set: { a: 1 } }])],
  ['a.b', () => things.updateOne({ _id: 1 }, { $set: { 'a.b': 1 } })],
  ['arrayFilters', () => things.updateOne({ _id: 1 }, { $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] })],
  ['collation', () => things.find({}, { collation: { locale: 'en' } }).toArray()],
  ['hint', () => things.find({}, { hint: '_id_' }).toArray()],
  ['tailable', () => things.find({}, { tailable: true }).toArray()],
  ['$slice', () => things.findOne({}, { projection: { a: { $slice: 1 } } })],
  ['$lookup', () => things.aggregate([{ $lookup: { from: 'x', as: 'y' } }]).toArray()],
  ['$group', () => things.aggregate([{ $group: { _id: '$a' } }]).toArray()],
  ['$changeStream', () => things.watch().next()],
  ['sparse', () => things.createIndex({ a: 1 }, { sparse: true })],
  ['expireAfterSeconds', () => things.createIndex({ a: 1 }, { expireAfterSeconds: 1 })],
  ['index of a', () => things.createIndex({ a: 'text' })],
  ['index of a', () => things.createIndex({ a: -1 })],
  ['capped', () => db.createCollection('log', { capped: true, size: 1000 })],
  ['validator', () => db.createCollection('strict', { validator: { a: 1 } })],
];
test.each(asked)('[L5] %s is refused with its name', async (name, ask) => {
  // A document to ask about: some questions are refused where they meet one.
  await things.insertOne({ _id: 1, a: 1 });
  const refused = ask();
  await expect(refused).rejects.toMatchObject({ code: 2 });
  await expect(refused).rejects.toThrow(name);
});

test('[L5] a transaction is refused with its name and changes nothing', async () => {
  const session = bare.client.startSession();
  session.startTransaction();
  await expect(things.insertOne({ _id: 1 }, { session })).rejects.toThrow('startTransaction');
  await session.abortTransaction().catch(() => undefined);
  await session.endSession();
  expect(await ids()).toEqual([]);
});

test('[L5] a document over 16 MB is refused, and one beside it is kept', async () => {
  const raw = new mongo.BSON.Binary(new Uint8Array(16 * 1024 * 1024));
  const documents = [{ _id: 1, raw }, { _id: 2 }];
  const reply = await db.command({ insert: 'things', documents, ordered: false });
  expect(reply).toMatchObject({ n: 1, writeErrors: [{ index: 0, code: 10334, codeName: 'BSONObjectTooLarge' }] });
  expect(await ids()).toEqual([2]);
});
