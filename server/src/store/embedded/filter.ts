/** A filter read into tests, and tests asked of a document. Refuses every operator outside the narrow surface. */
import type { Document } from 'bson';
import { keyOf } from './order.js';
import { refuse } from './refuse.js';

export type Compare = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';

export type Test =
  | { readonly op: Compare; readonly field: string; readonly value: unknown; readonly key: Buffer }
  | { readonly op: 'in'; readonly field: string; readonly keys: readonly Buffer[] }
  | { readonly op: 'exists'; readonly field: string; readonly wanted: boolean }
  | { readonly op: 'or'; readonly branches: readonly Filter[] };

/** All of them must hold. */
export type Filter = readonly Test[];

const compares: Readonly<Record<string, Compare>> = {
  $eq: 'eq',
  $ne: 'ne',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
};

/** A plain object, as opposed to a date, an ObjectId or another value that BSON wraps. */
export const isPlain = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Field names that the store does not follow: a path into a document, or an operator out of place. */
export const fieldName = (name: string): string => {
  if (name.startsWith('$')) return refuse('badValue', `unsupported operator ${name}`);
  return name.includes('.') ? refuse('badValue', `unsupported dotted path ${name}`) : name;
};

const listOf = (operator: string, value: unknown): unknown[] =>
  Array.isArray(value) ? value : refuse('badValue', `${operator} needs an array`);

const compareTest = (op: Compare, field: string, value: unknown): Test => ({ op, field, value, key: keyOf(value) });

const operatorTest = (field: string, operator: string, value: unknown): Test => {
  const op = compares[operator];
  if (op) return compareTest(op, field, value);
  if (operator === '$in') {
    const keys = listOf(operator, value).map(keyOf);
    return { op: 'in', field, keys: keys.sort((left, right) => left.compare(right)) };
  }
  if (operator === '$exists') return { op: 'exists', field, wanted: isTruthy(value) };
  return refuse('badValue', `unsupported query operator ${operator}`);
};

const isTruthy = (value: unknown): boolean => value !== null && Boolean((value as object).valueOf());

const fieldTests = (field: string, value: unknown): Test[] => {
  if (!isPlain(value) || !Object.keys(value).some((key) => key.startsWith('$')))
    return [compareTest('eq', field, value)];
  return Object.entries(value).map(([operator, operand]) => operatorTest(field, operator, operand));
};

const asFilter = (value: unknown): Filter =>
  isPlain(value) ? parseFilter(value) : refuse('badValue', 'a filter must be a document');

export const parseFilter = (filter: Document): Filter =>
  Object.entries(filter).flatMap(([name, value]): Test[] => {
    if (name === '$and') return listOf(name, value).flatMap((each) => [...asFilter(each)]);
    if (name === '$or') return [{ op: 'or', branches: listOf(name, value).map(asFilter) }];
    return fieldTests(fieldName(name), value);
  });

// A range compares only within one type, as MongoDB does: 5 is not less than 'a', it is something else.
const inOrder = (op: Compare, key: Buffer, bound: Buffer): boolean => {
  if (op === 'eq') return key.equals(bound);
  if (op === 'ne') return !key.equals(bound);
  if (key[0] !== bound[0]) return false;
  const side = key.compare(bound);
  if (op === 'gt') return side > 0;
  if (op === 'gte') return side >= 0;
  return op === 'lt' ? side < 0 : side <= 0;
};

const holds = (test: Test, document: Document): boolean => {
  if (test.op === 'or') return test.branches.some((branch) => matches(branch, document));
  if (test.op === 'exists') return Object.hasOwn(document, test.field) === test.wanted;
  const key = keyOf(document[test.field]);
  return test.op === 'in' ? test.keys.some((each) => each.equals(key)) : inOrder(test.op, key, test.key);
};

export const matches = (filter: Filter, document: Document): boolean => filter.every((test) => holds(test, document));
