/** What an update makes of a document, types preserved. Pure: knows neither storage nor wire. */
import { Double, Int32, Long, ObjectId, type Document } from 'bson';
import { fieldName, isPlain, type Filter } from './filter.js';
import { keyOf } from './order.js';
import { refuse } from './refuse.js';

type Operator = '$set' | '$unset' | '$inc' | '$setOnInsert';

export type Update =
  | { readonly kind: 'replace'; readonly document: Document }
  | { readonly kind: 'modify'; readonly steps: readonly { op: Operator; field: string; value: unknown }[] };

const operators: ReadonlySet<string> = new Set<Operator>(['$set', '$unset', '$inc', '$setOnInsert']);

const isOperator = (name: string): name is Operator => operators.has(name);

const stepsOf = (name: string, fields: unknown) => {
  if (!isOperator(name)) return refuse('badValue', `unsupported update operator ${name}`);
  if (!isPlain(fields)) return refuse('badValue', `${name} needs a document`);
  return Object.entries(fields).map(([field, value]) => ({ op: name, field: fieldName(field), value }));
};

export const parseUpdate = (update: unknown): Update => {
  if (!isPlain(update)) return refuse('badValue', 'unsupported update: not a document (a pipeline?)');
  const names = Object.keys(update);
  if (!names.some((name) => name.startsWith('$'))) return { kind: 'replace', document: update };
  const steps = names.flatMap((name) => stepsOf(name, update[name]));
  const fields = steps.map(({ field }) => field);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice !== undefined) refuse('conflictingUpdateOperators', `two updates of the field ${twice}`);
  return { kind: 'modify', steps };
};

const whole = (value: unknown): bigint | undefined => {
  if (value instanceof Int32) return BigInt(value.value);
  return value instanceof Long ? value.toBigInt() : undefined;
};

const fraction = (value: unknown): number | undefined =>
  value instanceof Double ? value.value : whole(value) === undefined ? undefined : Number(whole(value));

const sum = (field: string, value: unknown, by: unknown): unknown => {
  const [left, right] = [whole(value), whole(by)];
  if (left !== undefined && right !== undefined) {
    const total = left + right;
    if (BigInt.asIntN(64, total) !== total) refuse('badValue', `$inc of ${field} leaves 64 bits`);
    const small = value instanceof Int32 && by instanceof Int32 && BigInt.asIntN(32, total) === total;
    return small ? new Int32(Number(total)) : Long.fromBigInt(total);
  }
  const [first, second] = [fraction(value), fraction(by)];
  if (first !== undefined && second !== undefined) return new Double(first + second);
  return refuse('typeMismatch', `$inc of ${field}: not a number`);
};

const modify = (before: Document, update: Extract<Update, { kind: 'modify' }>, inserting: boolean): Document => {
  const now = new Map(Object.entries(before));
  for (const { op, field, value } of update.steps) {
    if (op === '$unset') now.delete(field);
    else if (op === '$inc') now.set(field, sum(field, now.get(field) ?? new Int32(0), value));
    else if (op === '$set' || inserting) now.set(field, value);
  }
  return Object.fromEntries(now);
};

const replaced = (before: Document, document: Document): Document =>
  '_id' in before ? { _id: before['_id'], ...document } : document;

/** The document after the update; its `_id` never changes. */
export const applied = (before: Document, update: Update, inserting = false): Document => {
  const now = update.kind === 'replace' ? replaced(before, update.document) : modify(before, update, inserting);
  if ('_id' in before && !keyOf(before['_id']).equals(keyOf(now['_id'])))
    refuse('immutableField', '_id may not change');
  return now;
};

/** The document that an upsert inserts when nothing matched: what the filter fixes, then the update. */
export const upserted = (filter: Filter, update: Update): Document => {
  const fixed = filter.flatMap((test) => (test.op === 'eq' ? [[test.field, test.value] as const] : []));
  const base = Object.fromEntries(update.kind === 'replace' ? fixed.filter(([field]) => field === '_id') : fixed);
  const { _id, ...rest } = applied(base, update, true);
  return { _id: _id ?? new ObjectId(), ...rest };
};
