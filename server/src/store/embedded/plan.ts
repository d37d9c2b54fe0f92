/** Which part of which index a filter and a sort need. Decides from shapes alone; reads nothing. */
import { PRIMARY, prefixOf, wholeOf, type Collection, type Index } from './catalog.js';
import { after, keyOf } from './order.js';
import type { Filter, Test } from './filter.js';
import type { Range } from './storage.js';

export type Sort = readonly { readonly field: string; readonly down: boolean }[];

export interface Plan {
  readonly index: Index;
  readonly ranges: readonly Range[];
  readonly reverse: boolean;
  /** The ranges already give the order asked for. */
  readonly sorted: boolean;
  /** What the ranges do not answer, to be asked of each document. */
  readonly rest: Filter;
  readonly score: number;
}

type Bound = Extract<Test, { key: Buffer }>;

const isBound = (test: Test): test is Bound => 'key' in test && test.op !== 'ne';

interface Narrowed {
  readonly ranges: Range[];
  readonly used: Test[];
  /** Leading fields of the index that are fixed to one value. */
  readonly fixed: number;
}

const rangeOf = (prefix: Buffer, bounds: readonly Bound[]): Range => {
  const type = bounds[0]?.key.subarray(0, 1) ?? Buffer.alloc(0);
  let { from, to } = wholeOf(Buffer.concat([prefix, type]));
  for (const { op, key } of bounds) {
    const at = Buffer.concat([prefix, key]);
    const start = op === 'gt' ? after(at) : op === 'gte' ? at : from;
    const end = op === 'lt' ? at : op === 'lte' ? after(at) : to;
    if (start.compare(from) > 0) from = start;
    if (end.compare(to) < 0) to = end;
  }
  return { from, to };
};

const distinct = (keys: readonly Buffer[]): Buffer[] => keys.filter((key, at) => !keys[at - 1]?.equals(key));

/** Follows the index field by field: equalities lengthen the prefix, the first `$in` or range ends the walk. */
const narrow = (start: Buffer, index: Index, filter: Filter): Narrowed => {
  let prefix = start;
  const used: Test[] = [];
  for (const [fixed, field] of index.fields.entries()) {
    const own = filter.filter((test) => test.op !== 'or' && test.field === field);
    const equal = own.filter(isBound).find(({ op }) => op === 'eq');
    const among = own.find((test) => test.op === 'in');
    // Bounds of two types cannot both hold, but only the documents may say so.
    const bounds = own.filter(isBound).filter(({ key }, _, all) => key[0] === all[0]?.key[0]);
    if (equal) {
      prefix = Buffer.concat([prefix, equal.key]);
      used.push(equal);
    } else if (among) {
      const ranges = distinct(among.keys).map((key) => wholeOf(Buffer.concat([prefix, key])));
      return { ranges, used: [...used, among], fixed };
    } else if (bounds.length > 0) {
      return { ranges: [rangeOf(prefix, bounds)], used: [...used, ...bounds], fixed };
    } else {
      return { ranges: [wholeOf(prefix)], used, fixed };
    }
  }
  return { ranges: [wholeOf(prefix)], used, fixed: index.fields.length };
};

/** True when walking the index from its first free field gives the sort, in one direction or the other. */
const sortsBy = (index: Index, fixed: number, sort: Sort): boolean => {
  const held = new Set(index.fields.slice(0, fixed));
  const wanted = sort.filter(({ field }) => !held.has(field));
  const order = index.unique ? index.fields : [...index.fields, '_id'];
  return wanted.every(({ field, down }, at) => field === order[fixed + at] && down === wanted[0]?.down);
};

const planFor = (collection: Collection, index: Index, filter: Filter, sort: Sort): Plan => {
  const { ranges, used, fixed } = narrow(prefixOf(collection, index), index, filter);
  const sorted = ranges.length <= 1 && sortsBy(index, fixed, sort);
  const free = sort.find(({ field }) => !index.fields.slice(0, fixed).includes(field));
  const score = fixed * 4 + (used.length > fixed ? 2 : 0) + (sorted && sort.length > 0 ? 1 : 0);
  const rest = filter.filter((test) => !used.includes(test));
  return { index, ranges, reverse: sorted && free?.down === true, sorted, rest, score };
};

/** Nothing that the filter finds is without an entry. */
const holdsAll = ({ only = [] }: Index, filter: Filter): boolean =>
  only.every(({ field, value }) =>
    filter.some((test) => test.op === 'eq' && test.field === field && test.key.equals(keyOf(value))),
  );

/** The best index; with nothing to go by, the collection from end to end in the order of `_id`. */
export const planOf = (collection: Collection, filter: Filter, sort: Sort): Plan =>
  [PRIMARY, ...collection.indexes]
    .filter((index) => holdsAll(index, filter))
    .map((index) => planFor(collection, index, filter, sort))
    .reduce((best, plan) => (plan.score > best.score ? plan : best));
