/** Commands about collections and indexes. Read and write no document except to fill a new index. */
import { serialize, type Document } from 'bson';
import { PRIMARY, type Collection, type Fixed, type Index } from './catalog.js';
import { allowOnly, collectionOf, okay, type Call, type Commands } from './command.js';
import { buildIndex } from './documents.js';
import { fieldName, matches, parseFilter } from './filter.js';
import { refuse } from './refuse.js';
import type { Pieces } from './wire.js';

const listed = ({ house, db }: Call, what: string, documents: readonly Document[]): Pieces => {
  const rows = documents.map((document) => Buffer.from(serialize(document)));
  const ns = `${db}.$cmd.${what}`;
  return house.cursors.first({ ns, next: () => rows.shift(), left: () => rows.length }, rows.length, true);
};

const described = ({ name, fields, unique, only }: Index): Document => ({
  v: 2,
  key: Object.fromEntries(fields.map((field) => [field, 1])),
  name,
  ...(unique && name !== PRIMARY.name ? { unique } : {}),
  ...(only ? { partialFilterExpression: Object.fromEntries(only.map(({ field, value }) => [field, value])) } : {}),
});

const listIndexes = (call: Call) => {
  const collection = collectionOf(call) ?? refuse('namespaceNotFound', `ns does not exist: ${call.ns}`);
  return listed(call, 'listIndexes', [PRIMARY, ...collection.indexes].map(described));
};

const nameOf = (db: string, { ns }: Collection): string | undefined =>
  ns.startsWith(`${db}.`) ? ns.slice(db.length + 1) : undefined;

const listCollections = (call: Call) => {
  const filter = parseFilter((call.args['filter'] as Document | undefined) ?? {});
  const names = call.house.catalog.all().flatMap((collection) => nameOf(call.db, collection) ?? []);
  const found = names.map((name) => ({ name, type: 'collection', options: {}, info: { readOnly: false } }));
  return listed(
    call,
    'listCollections',
    found.filter((each) => matches(filter, each)),
  );
};

const create = (call: Call) => {
  if (collectionOf(call)) refuse('namespaceExists', `Collection ${call.ns} already exists.`);
  call.house.catalog.ensure(call.ns);
  return okay();
};

const drop = (call: Call) => {
  const collection = collectionOf(call);
  if (collection) call.house.catalog.drop(collection);
  return okay({ ns: call.ns });
};

const dropDatabase = ({ house, db }: Call) => {
  for (const collection of house.catalog.all())
    if (nameOf(db, collection) !== undefined) house.catalog.drop(collection);
  return okay({ dropped: db });
};

/** Only ascending: a walk can go backwards, and nothing we ask needs both ways at once. */
const parseIndex = (spec: Document, id: number): Index => {
  allowOnly('createIndexes', spec, ['v', 'key', 'name', 'unique', 'background', 'partialFilterExpression']);
  const fields = Object.entries(spec['key'] as Document).map(([name, way]) => {
    if (Number(way) !== 1) refuse('badValue', `createIndexes: unsupported index of ${name}, only 1`);
    return fieldName(name);
  });
  const only = spec['partialFilterExpression'] as Document | undefined;
  const index = { id, name: String(spec['name']), fields, unique: spec['unique'] === true };
  return only ? { ...index, only: Object.entries(only).map(fixedIn) } : index;
};

/** Equality with a number or a text, and nothing else. */
const fixedIn = ([name, wanted]: [string, unknown]): Fixed => {
  const value = typeof wanted === 'object' && wanted !== null && '_bsontype' in wanted ? Number(wanted) : wanted;
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)))
    return { field: fieldName(name), value };
  return refuse('badValue', `createIndexes: unsupported partialFilterExpression on ${name}, only equality`);
};

const same = (left: Index, right: Index): boolean =>
  JSON.stringify(described(left)) === JSON.stringify(described(right));

const addIndex = (call: Call, collection: Collection, spec: Document): Collection => {
  const id = Math.max(0, ...collection.indexes.map((index) => index.id)) + 1;
  const index = parseIndex(spec, id);
  const held = collection.indexes.find(({ name }) => name === index.name);
  if (held && !same(held, index)) refuse('indexKeySpecsConflict', `another index has the name ${index.name}`);
  if (held) return collection;
  buildIndex(call.house.storage, collection, index);
  return { ...collection, indexes: [...collection.indexes, index] };
};

const createIndexes = (call: Call) => {
  const { catalog } = call.house;
  const before = catalog.find(call.ns);
  const start = before ?? catalog.ensure(call.ns);
  const now = (call.args['indexes'] as Document[]).reduce<Collection>(
    (held, spec) => addIndex(call, held, spec),
    start,
  );
  catalog.save(now);
  const [numIndexesBefore, numIndexesAfter] = [start.indexes.length + 1, now.indexes.length + 1];
  return okay({ numIndexesBefore, numIndexesAfter, createdCollectionAutomatically: before === undefined });
};

export const schema: Commands = {
  listIndexes: { writes: false, takes: ['cursor'], run: listIndexes },
  listCollections: {
    writes: false,
    takes: ['filter', 'cursor', 'nameOnly', 'authorizedCollections'],
    run: listCollections,
  },
  create: { writes: true, takes: [], run: create },
  drop: { writes: true, takes: [], run: drop },
  dropDatabase: { writes: true, takes: [], run: dropDatabase },
  createIndexes: { writes: true, takes: ['indexes', 'commitQuorum'], run: createIndexes },
};
