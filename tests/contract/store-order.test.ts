/** Keys that sort as their values do, and queries that walk an index from one bound to the other. */
import { fc, test as property } from '@fast-check/vitest';
import { PRIMARY, prefixOf, type Collection } from '@board/server/store/embedded/catalog.js';
import { decode } from '@board/server/store/embedded/documents.js';
import { parseFilter } from '@board/server/store/embedded/filter.js';
import { after, keyOf } from '@board/server/store/embedded/order.js';
import { planOf } from '@board/server/store/embedded/plan.js';
import { parseSort } from '@board/server/store/embedded/query.js';
import { mongo } from 'mongoose';
import { expect, test } from 'vitest';

const { Binary, Double, Int32, Long } = mongo.BSON;

/** A value as the store decodes it from the wire. */
const received = (value: unknown): unknown => decode(mongo.BSON.serialize({ value }))['value'];

const side = (left: unknown, right: unknown): number =>
  Math.sign(keyOf(received(left)).compare(keyOf(received(right))));

const numbers = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(0, -0, 2 ** 53, -(2 ** 63)));
const longs = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 53n + 9n }),
);

property.prop([numbers, numbers])('doubles sort as numbers do', (left, right) => {
  expect(side(new Double(left), right)).toBe(left < right ? -1 : left > right ? 1 : 0);
});

property.prop([longs, longs])('64-bit integers sort exactly, also where doubles have gaps', (left, right) => {
  const sign = left < right ? -1 : left > right ? 1 : 0;
  expect(side(Long.fromBigInt(left), Long.fromBigInt(right))).toBe(sign);
});

property.prop([fc.integer()])('one number is one key, whatever type carries it', (value) => {
  expect(side(new Int32(value), new Double(value))).toBe(0);
  expect(side(new Int32(value), Long.fromNumber(value))).toBe(0);
});

const texts = fc.string({ unit: fc.constantFrom('\0', '\u0001', 'a', 'b', 'é', '\u{10ffff}', '😀'), maxLength: 6 });

property.prop([texts, texts])('strings sort by their bytes, zero bytes included', (left, right) => {
  expect(side(left, right)).toBe(Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right))));
});

property.prop([texts, texts, numbers, numbers])('compound keys sort by the first part first', (a, b, m, n) => {
  const whole = Math.sign(Buffer.concat([keyOf(a), keyOf(m)]).compare(Buffer.concat([keyOf(b), keyOf(n)])));
  expect(whole).toBe(side(a, b) || side(m, n));
});

const bytes = fc.uint8Array({ maxLength: 4 });

property.prop([bytes, bytes])('binaries sort by length, then by their bytes and never by text', (left, right) => {
  const sign = Math.sign(left.length - right.length || Buffer.compare(left, right));
  expect(side(new Binary(left), new Binary(right))).toBe(sign);
});

property.prop([fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true })])('dates sort by time', (a, b) => {
  expect(side(a, b)).toBe(Math.sign(a.getTime() - b.getTime()));
});

property.prop([bytes, bytes])('nothing lies between a prefix and what comes after it', (prefix, rest) => {
  const next = after(Buffer.from(prefix));
  if (next.length > 0) expect(Buffer.concat([prefix, rest]).compare(next)).toBe(-1);
});

const collection: Collection = {
  ns: 'board.records',
  id: 3,
  indexes: [{ id: 1, name: 'seq_1_stream_1', fields: ['seq', 'stream'], unique: false }],
};
const primary = (text: string) => Buffer.concat([prefixOf(collection, PRIMARY), keyOf(text)]);

test('the records of a stream are a range of the primary key and no scan, forwards and backwards', () => {
  const filter = parseFilter({ _id: { $gt: 'case/1:0000000041', $lte: 'case/1:9999999999' } });
  for (const way of [1, -1]) {
    const plan = planOf(collection, filter, parseSort({ _id: way }));
    expect(plan).toMatchObject({ index: PRIMARY, sorted: true, reverse: way === -1, rest: [] });
    expect(plan.ranges).toEqual([
      { from: after(primary('case/1:0000000041')), to: after(primary('case/1:9999999999')) },
    ]);
  }
});

test('the names of streams are a range of the index of first records', () => {
  const filter = parseFilter({ seq: 1, stream: { $gte: 'case/', $lt: 'case0' } });
  const plan = planOf(collection, filter, parseSort({ stream: 1 }));
  expect(plan).toMatchObject({ index: { name: 'seq_1_stream_1' }, sorted: true, reverse: false, rest: [] });
  expect(plan.ranges).toHaveLength(1);
});

test('several keys at once are as many points', () => {
  const plan = planOf(collection, parseFilter({ _id: { $in: ['b', 'a', 'b'] } }), []);
  expect(plan.ranges.map(({ from }) => from)).toEqual([primary('a'), primary('b')]);
  expect(plan.rest).toEqual([]);
});
