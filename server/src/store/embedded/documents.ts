/** Documents of one collection with their index entries, which change together or not at all. Knows no queries. */
import { deserialize, type Document } from 'bson';
import { PRIMARY, prefixOf, wholeOf, type Collection, type Index } from './catalog.js';
import { keyOf } from './order.js';
import { refuse } from './refuse.js';
import { MAX_KEY_BYTES, type Storage } from './storage.js';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Decodes without turning a Long into a double or a Double into an int: what is written back must keep its type. */
export const decode = (raw: Uint8Array): Document => deserialize(raw, { promoteValues: false, bsonRegExp: true });

export const documentKey = (collection: Collection, id: unknown): Buffer =>
  fits(Buffer.concat([prefixOf(collection, PRIMARY), keyOf(id)]));

const fits = (key: Buffer): Buffer =>
  key.length <= MAX_KEY_BYTES ? key : refuse('keyTooLong', `a key of ${key.length} bytes is too long to be indexed`);

interface Entry {
  readonly index: Index;
  readonly key: Buffer;
}

const isIn = ({ only = [] }: Index, document: Document): boolean =>
  only.every(({ field, value }) => keyOf(document[field]).equals(keyOf(value)));

const entriesOf = (collection: Collection, document: Document): Entry[] =>
  collection.indexes.filter((index) => isIn(index, document)).map((index) => entryOf(collection, index, document));

const entryOf = (collection: Collection, index: Index, document: Document): Entry => {
  const parts = [prefixOf(collection, index), ...index.fields.map((field) => keyOf(document[field]))];
  // Without its _id an entry of a unique index is one key for one value: taken or free.
  if (!index.unique) parts.push(keyOf(document['_id']));
  return { index, key: fits(Buffer.concat(parts)) };
};

const duplicate = (collection: Collection, index: Index, document: Document): never => {
  const keyPattern = Object.fromEntries(index.fields.map((field) => [field, 1]));
  const keyValue = Object.fromEntries(index.fields.map((field) => [field, document[field] ?? null]));
  const text = `E11000 duplicate key error collection: ${collection.ns} index: ${index.name}`;
  return refuse('duplicateKey', `${text} dup key: ${JSON.stringify(keyValue)}`, { keyPattern, keyValue });
};

const refuseTaken = (storage: Storage, collection: Collection, entries: readonly Entry[], document: Document) => {
  const own = documentKey(collection, document['_id']);
  for (const { index, key } of entries) {
    const holder = index.unique ? storage.get(key) : undefined;
    if (holder && !holder.equals(own)) duplicate(collection, index, document);
  }
};

const tooLarge = (raw: Uint8Array) =>
  raw.length > MAX_DOCUMENT_BYTES && refuse('BSONObjectTooLarge', `a document of ${raw.length} bytes is over 16 MB`);

/** Every refusal comes before the first write, so that a refused document leaves nothing behind. */
export const insert = (storage: Storage, collection: Collection, raw: Buffer): void => {
  tooLarge(raw);
  const document = decode(raw);
  const own = documentKey(collection, document['_id']);
  const entries = entriesOf(collection, document);
  if (storage.get(own)) duplicate(collection, PRIMARY, document);
  refuseTaken(storage, collection, entries, document);
  storage.put(own, raw);
  for (const { key } of entries) storage.put(key, own);
};

/** `before` and `now` have the same `_id`. */
export const replace = (storage: Storage, collection: Collection, before: Document, now: Document, raw: Buffer) => {
  tooLarge(raw);
  const entries = entriesOf(collection, now);
  refuseTaken(storage, collection, entries, now);
  for (const { key } of entriesOf(collection, before)) storage.remove(key);
  const own = documentKey(collection, now['_id']);
  storage.put(own, raw);
  for (const { key } of entries) storage.put(key, own);
};

export const remove = (storage: Storage, collection: Collection, document: Document): void => {
  for (const { key } of entriesOf(collection, document)) storage.remove(key);
  storage.remove(documentKey(collection, document['_id']));
};

/** Writes the entries of a new index over what is already there; refuses, having written nothing, on a duplicate. */
export const buildIndex = (storage: Storage, collection: Collection, index: Index): void => {
  const built = new Map<string, Buffer[]>();
  for (const { key: own, value } of storage.entries(wholeOf(prefixOf(collection, PRIMARY)))) {
    const document = decode(value);
    if (!isIn(index, document)) continue;
    const { key } = entryOf(collection, index, document);
    if (built.has(key.toString('latin1'))) duplicate(collection, index, document);
    built.set(key.toString('latin1'), [key, Buffer.from(own)]);
  }
  for (const [key, own] of built.values()) if (key && own) storage.put(key, own);
};
