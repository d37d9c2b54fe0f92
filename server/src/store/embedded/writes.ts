/** Commands that write documents. Each statement of a command succeeds or leaves nothing; the turn makes them durable. */
import { serialize, type Document } from 'bson';
import type { Collection } from './catalog.js';
import { allowOnly, collectionOf, okay, type Call, type Commands } from './command.js';
import { decode, insert, remove, replace } from './documents.js';
import { keysFor, numberOf, parseProjection, parseQuery, type Query } from './query.js';
import { Refusal, refuse, wording } from './refuse.js';
import { applied, parseUpdate, upserted, type Update } from './update.js';

const bytesOf = (document: Document): Buffer => Buffer.from(serialize(document));

/** Runs statements one by one; a refused one is reported under its number and, if order matters, ends the row. */
const eachOf = (call: Call, list: string, run: (raw: Buffer, at: number) => void): Document => {
  const ordered = call.args['ordered'] !== false;
  const writeErrors: Document[] = [];
  for (const [index, raw] of (call.request.lists.get(list) ?? []).entries()) {
    if (ordered && writeErrors.length > 0) break;
    try {
      run(raw, index);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      writeErrors.push({ index, ...wording(error) });
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
};

const insertAll = (call: Call) => {
  const { storage, catalog } = call.house;
  const collection = catalog.ensure(call.ns);
  let n = 0;
  const errors = eachOf(call, 'documents', (raw) => {
    insert(storage, collection, raw);
    n += 1;
  });
  return okay({ n, ...errors });
};

interface Change {
  readonly before: Document;
  readonly now: Document;
}

/** Updates every document found; `undefined` in the place of one that has gone. */
const change = (call: Call, collection: Collection, query: Query, update: Update): Change[] => {
  const { storage } = call.house;
  return keysFor(storage, collection, query).map((key) => {
    const raw = storage.get(key) ?? refuse('internalError', 'an index names a document that does not exist');
    const before = decode(raw);
    const now = applied(before, update);
    const bytes = bytesOf(now);
    if (!bytes.equals(raw)) replace(storage, collection, before, now, bytes);
    return { before: bytes.equals(raw) ? now : before, now };
  });
};

const upsert = (call: Call, collection: Collection, query: Query, update: Update): Document => {
  const made = upserted(query.filter, update);
  insert(call.house.storage, collection, bytesOf(made));
  return made;
};

const updateAll = (call: Call) => {
  const collection = call.house.catalog.ensure(call.ns);
  let [n, nModified] = [0, 0];
  const made: Document[] = [];
  const errors = eachOf(call, 'updates', (raw, index) => {
    const statement = decode(raw);
    allowOnly('update', statement, ['q', 'u', 'multi', 'upsert']);
    const update = parseUpdate(statement['u']);
    if (statement['multi'] === true && update.kind === 'replace')
      refuse('badValue', 'a replacement is of one document');
    const query = parseQuery(statement['q'], undefined, 0, statement['multi'] === true ? 0 : 1);
    const changes = change(call, collection, query, update);
    n += changes.length;
    nModified += changes.filter(({ before, now }) => before !== now).length;
    if (changes.length > 0 || statement['upsert'] !== true) return;
    made.push({ index, _id: upsert(call, collection, query, update)['_id'] as unknown });
    n += 1;
  });
  return okay({ n, nModified, ...(made.length > 0 ? { upserted: made } : {}), ...errors });
};

const take = (call: Call, collection: Collection, query: Query): Document[] => {
  const { storage } = call.house;
  return keysFor(storage, collection, query).map((key) => {
    const document = decode(
      storage.get(key) ?? refuse('internalError', 'an index names a document that does not exist'),
    );
    remove(storage, collection, document);
    return document;
  });
};

const deleteAll = (call: Call) => {
  const collection = collectionOf(call);
  let n = 0;
  const errors = eachOf(call, 'deletes', (raw) => {
    const statement = decode(raw);
    allowOnly('delete', statement, ['q', 'limit']);
    const query = parseQuery(statement['q'], undefined, 0, statement['limit']);
    if (collection) n += take(call, collection, query).length;
  });
  return okay({ n, ...errors });
};

const removed = (call: Call, collection: Collection, query: Query): [Document | undefined, Document] => {
  const [document] = take(call, collection, query);
  return [document, { n: document ? 1 : 0 }];
};

const modified = (call: Call, collection: Collection, query: Query): [Document | undefined, Document] => {
  const update = parseUpdate(call.args['update']);
  const [done] = change(call, collection, query, update);
  const fresh = call.args['new'] === true;
  if (done) return [fresh ? done.now : done.before, { n: 1, updatedExisting: true }];
  if (call.args['upsert'] !== true) return [undefined, { n: 0, updatedExisting: false }];
  const made = upsert(call, collection, query, update);
  return [fresh ? made : undefined, { n: 1, updatedExisting: false, upserted: made['_id'] as unknown }];
};

const findAndModify = (call: Call) => {
  const { args, house } = call;
  const collection = house.catalog.ensure(call.ns);
  const query = parseQuery(args['query'], args['sort'], 0, numberOf(1));
  const project = parseProjection(args['fields']);
  const run = args['remove'] === true ? removed : modified;
  const [document, lastErrorObject] = run(call, collection, query);
  return okay({ lastErrorObject, value: document ? decode(project(bytesOf(document))) : null });
};

export const writes: Commands = {
  insert: { writes: true, takes: ['documents', 'ordered'], run: insertAll },
  update: { writes: true, takes: ['updates', 'ordered'], run: updateAll },
  delete: { writes: true, takes: ['deletes', 'ordered'], run: deleteAll },
  findAndModify: {
    writes: true,
    takes: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert'],
    run: findAndModify,
  },
};
