/** One order-preserving byte encoding of BSON values, for keys, equality, ranges and sorting. Knows no documents. */
import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId } from 'bson';
import { refuse } from './refuse.js';

/** First byte of a key: values of different types never compare, they only follow one another in this order. */
const tag = { null: 2, number: 3, string: 4, binary: 7, objectId: 8, bool: 9, date: 10 } as const;

const STRING_END = Buffer.from([0, 0]);

/** IEEE bits, flipped so that unsigned bytes order as the numbers do; NaN before all. */
const doubleBytes = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  if ((bytes[0] ?? 0) < 0x80) bytes[0] = (bytes[0] ?? 0) | 0x80;
  else for (let i = 0; i < 8; i += 1) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  return bytes;
};

// A 64-bit integer may fall between two doubles: the nearest double orders it, the remainder tells neighbours apart.
const numberKey = (value: number, remainder = 0): Buffer => {
  const rest = Buffer.alloc(2);
  rest.writeUInt16BE(remainder + 0x8000);
  return Buffer.concat([Buffer.from([tag.number]), doubleBytes(value), rest]);
};

const longKey = (value: bigint): Buffer => {
  const near = Number(value);
  return numberKey(near, Number(value - BigInt(near)));
};

/** Zero bytes are escaped, so that the end mark sorts before every longer string. */
const stringKey = (value: string): Buffer => {
  const text = value.includes('\0') ? value.replaceAll('\0', '\0\u{10ffff}') : value;
  return Buffer.concat([Buffer.from([tag.string]), Buffer.from(text, 'utf8'), STRING_END]);
};

const binaryKey = (value: Uint8Array, subType: number): Buffer => {
  const head = Buffer.alloc(6);
  head[0] = tag.binary;
  head.writeUInt32BE(value.length, 1);
  head[5] = subType;
  return Buffer.concat([head, value]);
};

const dateKey = (value: Date): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes[0] = tag.date;
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value.getTime()) + 0x8000000000000000n), 1);
  return bytes;
};

const objectKey = (value: object): Buffer | undefined => {
  if (value instanceof Int32 || value instanceof Double) return numberKey(value.value);
  if (value instanceof Long) return longKey(value.toBigInt());
  if (value instanceof Binary) return binaryKey(value.buffer.subarray(0, value.position), value.sub_type);
  if (value instanceof Uint8Array) return binaryKey(value, 0);
  if (value instanceof ObjectId) return Buffer.concat([Buffer.from([tag.objectId]), value.id]);
  if (value instanceof Date) return dateKey(value);
  return undefined;
};

const typeName = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (value instanceof Decimal128 || value instanceof MinKey || value instanceof MaxKey) return value._bsontype;
  const constructor: unknown = typeof value === 'object' ? value?.constructor?.name : undefined;
  return typeof constructor === 'string' ? constructor : typeof value;
};

/** Bytes that compare as the values do. A missing value is null. Refuses the types that the store does not compare. */
export const keyOf = (value: unknown): Buffer => {
  if (value === null || value === undefined) return Buffer.from([tag.null]);
  if (typeof value === 'string') return stringKey(value);
  if (typeof value === 'number') return numberKey(value);
  if (typeof value === 'bigint') return longKey(value);
  if (typeof value === 'boolean') return Buffer.from([tag.bool, value ? 1 : 0]);
  const key = typeof value === 'object' ? objectKey(value) : undefined;
  return key ?? refuse('badValue', `the embedded store does not compare values of type ${typeName(value)}`);
};

/** The least key after every key that begins with `prefix`. */
export const after = (prefix: Buffer): Buffer => {
  let end = prefix.length;
  while (end > 0 && prefix[end - 1] === 0xff) end -= 1;
  const next = Buffer.from(prefix.subarray(0, end));
  if (end > 0) next[end - 1] = (next[end - 1] ?? 0) + 1;
  return next;
};
