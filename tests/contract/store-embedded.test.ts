/** The embedded store as a driver sees it: what it does, it does as MongoDB does. */
import { mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bareStore, type Bare, type Thing } from '../support/store.js';

const { Double, Int32, Long, ObjectId } = mongo.BSON;

let bare: Bare;
let db: Bare['db'];
let things: Bare['things'];

beforeAll(async () => {
  bare = await bareStore();
  ({ db, things } = bare);
});

afterAll(() => bare.close());

beforeEach(() => db.dropDatabase());

const idsOf = async (filter: mongo.Filter<Thing>, options: mongo.FindOptions = {}) =>
  (await things.find(filter, options).toArray()).map(({ _id }) => _id);

test('unordered inserts report each duplicate with its key, and keep the rest', async () => {
  await things.createIndex({ name: 1, kind: 1 }, { unique: true });
  await things.insertOne({ _id: 1, name: 'a', kind: 'x' });
  const documents = [{ _id: 1 }, { _id: 2, name: 'a', kind: 'y' }, { _id: 3, name: 'a', kind: 'x' }, { _id: 4 }];
  const reply = await db.command({ insert: 'things', documents, ordered: false });
  expect(reply).toMatchObject({
    n: 2,
    writeErrors: [
      { index: 0, code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } },
      { index: 2, code: 11000, keyPattern: { name: 1, kind: 1 }, keyValue: { name: 'a', kind: 'x' } },
    ],
  });
  expect(await idsOf({})).toEqual([1, 2, 4]);
});

test('ordered inserts end at the first duplicate', async () => {
  await expect(things.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }])).rejects.toMatchObject({ code: 11000 });
  expect(await idsOf({})).toEqual([1]);
});

test('filters, sorts, limits and projections', async () => {
  const rows = ['d', 'b', 'a', 'e', 'c'].map((name, at) => ({
    _id: at,
    name,
    even: at % 2 === 0,
    ...(at > 2 ? { late: null } : {}),
  }));
  await things.insertMany(rows);
  for (const indexed of [false, true]) {
    if (indexed) await things.createIndex({ even: 1, name: 1 });
    expect(await idsOf({ name: { $gt: 'a', $lte: 'd' } }, { sort: { name: 1 } })).toEqual([1, 4, 0]);
    expect(await idsOf({ even: true }, { sort: { name: -1 } })).toEqual([0, 4, 2]);
    expect(await idsOf({ even: true, name: { $gte: 'b' } }, { sort: { name: 1 }, limit: 1 })).toEqual([4]);
    expect(await idsOf({ name: { $in: ['e', 'a', 'a', 'z'] } }, { sort: { name: 1 } })).toEqual([2, 3]);
    expect(await idsOf({ even: { $in: [true, false] }, name: 'b' })).toEqual([1]);
    expect(await idsOf({ late: null })).toEqual([0, 1, 2, 3, 4]);
    expect(await idsOf({ late: { $exists: true } })).toEqual([3, 4]);
    expect(await idsOf({ $or: [{ name: 'a' }, { even: false }] }, { sort: { _id: -1 } })).toEqual([3, 2, 1]);
    expect(await idsOf({ $and: [{ even: true }, { name: { $ne: 'a' } }] })).toEqual(indexed ? [4, 0] : [0, 4]);
    expect(await idsOf({ name: { $gt: 5 } }), 'types do not compare').toEqual([]);
    expect(await idsOf({ name: { $gt: 'c', $lt: 'b' } })).toEqual([]);
    expect(await idsOf({}, { sort: { even: 1, name: -1 }, skip: 1, limit: 3 })).toEqual([1, 0, 4]);
    expect(await things.countDocuments({ even: true })).toBe(3);
    expect(await things.countDocuments({ even: 'no' })).toBe(0);
    expect(await things.countDocuments({}, { skip: 1, limit: 3 })).toBe(3);
    expect(await things.estimatedDocumentCount()).toBe(5);
  }
  expect(await things.findOne({ _id: 3 }, { projection: { name: 1 } })).toEqual({ _id: 3, name: 'e' });
  expect(await things.findOne({ _id: 3 }, { projection: { name: 0, _id: 0 } })).toEqual({ even: false, late: null });
  expect(await things.findOne({ _id: 3 }, { projection: { _id: 0, even: 1 } })).toEqual({ even: false });
  expect(await things.findOne({ _id: 3 }, { projection: { _id: 1 } })).toEqual({ _id: 3 });
});

test('a result goes out in batches, and an abandoned cursor can be closed', async () => {
  await things.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id })));
  const all = await things.find({}, { batchSize: 7, sort: { _id: -1 } }).toArray();
  expect(all.map(({ _id }) => _id)).toEqual(Array.from({ length: 500 }, (_, at) => 499 - at));
  const cursor = things.find({}, { batchSize: 2 });
  await cursor.next();
  await cursor.close();
  await expect(db.command({ getMore: Long.fromNumber(999), collection: 'things' })).rejects.toMatchObject({
    code: 43,
  });
});

test('updates keep types, count what changed, and insert when nothing was found', async () => {
  await things.insertOne({ _id: 1, n: new Int32(2_147_483_647), d: new Double(3), l: Long.fromNumber(1), s: 'x' });
  const done = await things.updateOne({ _id: 1 }, { $inc: { n: 1, d: 1, l: 1, made: 5 }, $unset: { s: '' } } as never);
  expect(done).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
  const found = await things.findOne({ _id: 1 }, { promoteValues: false });
  expect(found).toEqual({
    _id: new Int32(1),
    n: Long.fromNumber(2_147_483_648),
    d: new Double(4),
    l: Long.fromNumber(2),
    made: new Int32(5),
  });
  expect(await things.updateOne({ _id: 1 }, { $set: { made: 5 } })).toMatchObject({
    matchedCount: 1,
    modifiedCount: 0,
  });
  await expect(things.updateOne({ _id: 1 }, { $inc: { made: 'x' } } as never)).rejects.toMatchObject({ code: 14 });
  await expect(things.updateOne({ _id: 1 }, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 });
  const upsert = { $set: { a: 1 }, $setOnInsert: { b: 2 } };
  for (const upsertedCount of [1, 0])
    expect(await things.updateOne({ _id: 7, c: 3 }, upsert, { upsert: true })).toMatchObject({ upsertedCount });
  expect(await things.findOne({ _id: 7 })).toEqual({ _id: 7, c: 3, a: 1, b: 2 });
  expect(await things.replaceOne({ _id: 7 }, { z: 1 })).toMatchObject({ modifiedCount: 1 });
  expect(await things.findOne({ _id: 7 })).toEqual({ _id: 7, z: 1 });
  expect(await things.updateMany({}, { $set: { all: true } })).toMatchObject({ modifiedCount: 2 });
  const { upsertedId } = await things.updateOne({ name: 'new' }, { $set: { a: 1 } }, { upsert: true });
  expect(upsertedId).toBeInstanceOf(ObjectId);
});

test('find and modify answers the document before or after', async () => {
  await things.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
  const last = { sort: { n: -1 } } as const;
  expect(await things.findOneAndUpdate({}, { $inc: { n: 10 } } as never, last)).toEqual({ _id: 2, n: 2 });
  const after = { ...last, returnDocument: 'after', projection: { _id: 0 } } as const;
  expect(await things.findOneAndUpdate({}, { $inc: { n: 10 } } as never, after)).toEqual({ n: 22 });
  expect(await things.findOneAndReplace({ _id: 3 }, { x: 1 }, { upsert: true, returnDocument: 'after' })).toEqual({
    _id: 3,
    x: 1,
  });
  expect(await things.findOneAndDelete({ n: 22 })).toEqual({ _id: 2, n: 22 });
  expect(await things.findOneAndDelete({ n: 22 })).toBeNull();
  expect(await things.deleteMany({ _id: { $lt: 3 } })).toMatchObject({ deletedCount: 1 });
});

test('index entries come and go with their documents', async () => {
  await things.createIndex({ a: 1 }, { unique: true });
  await things.insertOne({ _id: 1, a: 'x' });
  await things.updateOne({ _id: 1 }, { $set: { a: 'y' } });
  await things.insertOne({ _id: 2, a: 'x' });
  await expect(things.updateOne({ _id: 2 }, { $set: { a: 'y' } })).rejects.toMatchObject({ code: 11000 });
  expect(await idsOf({ a: 'x' })).toEqual([2]);
  await things.deleteOne({ _id: 1 });
  await things.updateOne({ _id: 2 }, { $set: { a: 'y' } });
  expect(await idsOf({ a: 'x' })).toEqual([]);
  expect(await idsOf({ a: 'y' })).toEqual([2]);
});

test('an index is built over what is there, is listed, and is not made twice', async () => {
  await things.insertMany([
    { _id: 1, a: 'x', b: 1 },
    { _id: 2, a: 'x', b: 2 },
  ]);
  await expect(things.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
  for (const name of ['a_1_b_1', 'a_1_b_1'])
    expect(await things.createIndex({ a: 1, b: 1 }, { unique: true })).toBe(name);
  await expect(things.createIndex({ a: 1, b: 1 })).rejects.toMatchObject({ code: 86 });
  expect((await things.listIndexes().toArray()).map(({ name }) => name as string)).toEqual(['_id_', 'a_1_b_1']);
  expect(await idsOf({ a: 'x', b: 2 })).toEqual([2]);
  expect((await db.listCollections({ name: 'things' }).toArray()).map(({ name }) => name)).toEqual(['things']);
  await things.drop();
  expect(await db.listCollections().toArray()).toEqual([]);
  expect(await idsOf({ a: 'x', b: 2 })).toEqual([]);
});

test('an index over a part finds that part, also after a change, and is not asked for the rest', async () => {
  await things.insertMany([
    { _id: 1, n: 1, name: 'a' },
    { _id: 2, n: 2, name: 'b' },
    { _id: 3, n: 1, name: 'c' },
  ]);
  const only = { partialFilterExpression: { n: 1 } };
  await things.createIndex({ name: 1 }, { ...only, unique: true });
  await things.insertMany([
    { _id: 4, n: 2, name: 'b' },
    { _id: 5, n: 1, name: 'b' },
  ]);
  await expect(things.insertOne({ _id: 6, n: 1, name: 'a' })).rejects.toMatchObject({ code: 11000 });
  expect(await idsOf({ n: 1, name: { $gt: 'a' } }, { sort: { name: 1 } })).toEqual([5, 3]);
  expect(await idsOf({ name: 'b' }, { sort: { name: 1, _id: 1 } })).toEqual([2, 4, 5]);
  expect(await idsOf({ n: 2, name: 'b' })).toEqual([2, 4]);
  await things.updateOne({ _id: 3 }, { $set: { n: 2 } });
  await things.updateOne({ _id: 2 }, { $set: { n: 1, name: 'z' } });
  expect(await idsOf({ n: 1, name: { $gt: '' } }, { sort: { name: -1 } })).toEqual([2, 5, 1]);
  expect((await things.listIndexes().toArray()).at(-1)).toMatchObject(only);
  await expect(things.createIndex({ name: 1 }, { unique: true })).rejects.toMatchObject({ code: 86 });
  await expect(things.createIndex({ b: 1 }, { partialFilterExpression: { n: { $gt: 1 } } })).rejects.toThrow(
    'only equality',
  );
});

test('many writers at once are each answered for their own', async () => {
  const all = Array.from({ length: 300 }, (_, at) => at % 200);
  const done = await Promise.allSettled(all.map((_id) => things.insertOne({ _id })));
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(200);
  expect(await things.countDocuments()).toBe(200);
});
