/** Finding, sorting and projecting documents of a collection. Writes nothing and knows no wire. */
import { serialize, type Document } from 'bson';
import { PRIMARY, type Collection } from './catalog.js';
import { decode } from './documents.js';
import { fieldName, isPlain, matches, parseFilter, type Filter } from './filter.js';
import { keyOf } from './order.js';
import { planOf, type Plan, type Sort } from './plan.js';
import { refuse } from './refuse.js';
import type { Storage } from './storage.js';

export interface Query {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly skip: number;
  /** 0 for all. */
  readonly limit: number;
}

/** A number of a command, whichever of BSON's number types it came in. */
export const numberOf = (value: unknown, otherwise = 0): number => {
  if (value === undefined || value === null) return otherwise;
  const number = Number(value);
  return Number.isFinite(number) ? number : refuse('badValue', 'a number was expected');
};

export const parseSort = (sort: Document = {}): Sort =>
  Object.entries(sort).map(([name, value]) => {
    const way = numberOf(value);
    if (way !== 1 && way !== -1) refuse('badValue', `unsupported sort of ${name}`);
    return { field: fieldName(name), down: way === -1 };
  });

export const parseQuery = (filter: Document = {}, sort?: Document, skip?: unknown, limit?: unknown): Query => ({
  filter: parseFilter(filter),
  sort: parseSort(sort),
  skip: numberOf(skip),
  limit: Math.abs(numberOf(limit)),
});

interface Found {
  /** Key of the document in storage. */
  readonly key: Buffer;
  /** Decoded only when the plan could not answer without looking into it. */
  readonly document: Document | undefined;
}

function* walk(storage: Storage, plan: Plan, look: boolean): Generator<Found> {
  for (const range of plan.ranges) {
    const primary = plan.index === PRIMARY;
    if (primary && !look)
      for (const key of storage.keys(range, plan.reverse)) yield { key: Buffer.from(key), document: undefined };
    else
      for (const { key, value } of storage.entries(range, plan.reverse)) {
        const own = Buffer.from(primary ? key : value);
        const raw = look && (primary ? value : storage.get(own));
        yield { key: own, document: raw ? decode(raw) : undefined };
      }
  }
}

const sortKeys = (sort: Sort, document: Document): Buffer[] => sort.map(({ field }) => keyOf(document[field]));

const bySort = (sort: Sort, left: readonly Buffer[], right: readonly Buffer[]): number => {
  for (const [at, { down }] of sort.entries()) {
    const side = Buffer.compare(left[at] ?? Buffer.alloc(0), right[at] ?? Buffer.alloc(0));
    if (side !== 0) return down ? -side : side;
  }
  return 0;
};

const sortedKeys = (found: Iterable<Found>, sort: Sort): Buffer[] => {
  const rows = [...found].map(({ key, document }) => ({ key, order: sortKeys(sort, document ?? {}) }));
  rows.sort((left, right) => bySort(sort, left.order, right.order) || left.key.compare(right.key));
  return rows.map(({ key }) => key);
};

function* accepted(found: Iterable<Found>, rest: Filter): Generator<Found> {
  for (const each of found) if (rest.length === 0 || matches(rest, each.document ?? {})) yield each;
}

/** Storage keys of the documents that match, in the order asked for. */
export const keysFor = (storage: Storage, collection: Collection, query: Query): Buffer[] => {
  const plan = planOf(collection, query.filter, query.sort);
  const found = accepted(walk(storage, plan, plan.rest.length > 0 || !plan.sorted), plan.rest);
  const end = query.limit > 0 ? query.skip + query.limit : Infinity;
  if (!plan.sorted) return sortedKeys(found, query.sort).slice(query.skip, end);
  const keys: Buffer[] = [];
  for (const { key } of found) {
    keys.push(key);
    if (keys.length >= end) break;
  }
  return keys.slice(query.skip);
};

export type Projection = (raw: Buffer) => Buffer;

const asIs: Projection = (raw) => raw;

/** Top-level fields in, or top-level fields out; `_id` comes along unless it is told to stay. */
export const parseProjection = (spec: Document = {}): Projection => {
  const wanted = Object.entries(spec).map(([name, value]) => {
    const operator = isPlain(value) ? Object.keys(value)[0] : undefined;
    if (operator !== undefined || Number.isNaN(Number(value)))
      refuse('badValue', `unsupported projection ${operator ?? ''} of ${name}`);
    return [fieldName(name), Boolean(Number(value))] as const;
  });
  if (wanted.length === 0) return asIs;
  const [picks, drops] = [true, false].map((side) =>
    wanted.filter(([name, take]) => name !== '_id' && take === side).map(([name]) => name),
  ) as [string[], string[]];
  if (picks.length > 0 && drops.length > 0) refuse('badValue', 'unsupported projection: fields both in and out');
  const withId = wanted.find(([name]) => name === '_id')?.[1] ?? true;
  const only = picks.length > 0 || (drops.length === 0 && withId);
  const keep = (name: string) => (name === '_id' ? withId : only ? picks.includes(name) : !drops.includes(name));
  return (raw) =>
    Buffer.from(serialize(Object.fromEntries(Object.entries(decode(raw)).filter(([name]) => keep(name)))));
};
