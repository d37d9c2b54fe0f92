/** Commands that read documents: find and its cursor, and the two ways of counting. Write nothing. */
import { Long, serialize, type Document } from 'bson';
import { collectionOf, okay, type Call, type Commands } from './command.js';
import type { Rows } from './cursors.js';
import { isPlain } from './filter.js';
import { keysFor, numberOf, parseProjection, parseQuery, type Query } from './query.js';
import { refuse } from './refuse.js';

const FIRST_BATCH = 101;

/** A cursor remembers keys and fetches documents when asked; one that has gone in the meantime is passed over. */
const rowsFor = (call: Call, query: Query): Rows => {
  const { storage } = call.house;
  const project = parseProjection(call.args['projection'] as Document | undefined);
  const collection = collectionOf(call);
  const keys = collection ? keysFor(storage, collection, query) : [];
  let at = 0;
  const next = () => {
    const key = keys[at];
    at += 1;
    const raw = key && storage.get(key);
    return raw && project(raw);
  };
  return { ns: call.ns, next, left: () => keys.length - at };
};

const find = (call: Call) => {
  const { args, house } = call;
  const query = parseQuery(args['filter'], args['sort'], args['skip'], args['limit']);
  const single = args['singleBatch'] === true || numberOf(args['limit']) < 0;
  return house.cursors.first(rowsFor(call, query), numberOf(args['batchSize'], FIRST_BATCH), single);
};

const longOf = (value: unknown): Long => (value instanceof Long ? value : Long.fromNumber(numberOf(value)));

const getMore = ({ args, house }: Call) =>
  house.cursors.more(longOf(args['getMore']), numberOf(args['batchSize']) || Infinity);

const killCursors = ({ args, house }: Call) => {
  const ids = (args['cursors'] as unknown[]).map(longOf);
  const killed = ids.filter((id) => house.cursors.kill(id));
  const others = { cursorsNotFound: ids.filter((id) => !killed.includes(id)), cursorsAlive: [], cursorsUnknown: [] };
  return okay({ cursorsKilled: killed, ...others });
};

const countOf = (call: Call, query: Query): number => {
  const collection = collectionOf(call);
  return collection ? keysFor(call.house.storage, collection, query).length : 0;
};

const count = (call: Call) => {
  const { query, skip, limit } = call.args;
  return okay({ n: countOf(call, parseQuery(query, undefined, skip, limit)) });
};

const isCounting = (group: unknown): boolean =>
  isPlain(group) && Object.keys(group).join() === '_id,n' && Number(group['_id']) === 1 && isSumOfOnes(group['n']);

const isSumOfOnes = (n: unknown): boolean => isPlain(n) && Object.keys(n).join() === '$sum' && Number(n['$sum']) === 1;

/** The one pipeline that is understood is the one a driver's countDocuments sends. */
const aggregate = (call: Call) => {
  const stages = (call.args['pipeline'] as Document[]).flatMap((stage) => Object.entries(stage));
  const names = stages.map(([name]) => name).join(' ');
  const byName = new Map<string, unknown>(stages);
  if (!/^(\$match )?(\$skip )?(\$limit )?\$group$/.test(names) || !isCounting(byName.get('$group')))
    refuse('badValue', `aggregate: unsupported pipeline ${names}`);
  const filter = byName.get('$match') as Document | undefined;
  const n = countOf(call, parseQuery(filter, undefined, byName.get('$skip'), byName.get('$limit')));
  const rows = n > 0 ? [Buffer.from(serialize({ _id: 1, n }))] : [];
  return call.house.cursors.first({ ns: call.ns, next: () => rows.shift(), left: () => rows.length }, 1, true);
};

export const reads: Commands = {
  find: {
    writes: false,
    takes: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch', 'noCursorTimeout'],
    run: find,
  },
  getMore: { writes: false, takes: ['collection', 'batchSize'], run: getMore },
  killCursors: { writes: false, takes: ['cursors'], run: killCursors },
  count: { writes: false, takes: ['query', 'skip', 'limit'], run: count },
  aggregate: { writes: false, takes: ['pipeline', 'cursor'], run: aggregate },
};
