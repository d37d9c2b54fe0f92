/** Sorted bytes on disk: get, range, put, remove and a durable commit. The only file that knows lmdb; knows no BSON. */
import { open } from 'lmdb';

/** Keys longer than this do not fit a page of the tree. */
export const MAX_KEY_BYTES = 1900;

export interface Range {
  readonly from: Buffer;
  /** Exclusive. */
  readonly to: Buffer;
}

export interface Storage {
  get(key: Buffer): Buffer | undefined;
  keys(range: Range, reverse?: boolean): Iterable<Buffer>;
  /** Keys with their values. Do not write while reading it. */
  entries(range: Range, reverse?: boolean): Iterable<{ readonly key: Buffer; readonly value: Buffer }>;
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
  /** Runs `turn`; when this returns, everything written in it is on disk. When it throws, nothing of it is kept. */
  commit<T>(turn: () => T): T;
  close(): Promise<void>;
}

// A reverse walk starts at its upper end, which is exclusive here and inclusive in lmdb unless told.
const bounds = ({ from, to }: Range, reverse: boolean) =>
  reverse ? { start: to, end: from, reverse, exclusiveStart: true, inclusiveEnd: true } : { start: from, end: to };

const isEmpty = ({ from, to }: Range): boolean => from.compare(to) >= 0;

export const openStorage = (file: string): Storage => {
  const db = open<Buffer, Buffer>({
    path: file,
    noSubdir: true,
    encoding: 'binary',
    keyEncoding: 'binary',
    // A commit returns after the flush and not before: an acknowledged write must survive the machine.
    overlappingSync: false,
  });
  return {
    get: (key) => db.getBinary(key),
    keys: (range, reverse = false) => (isEmpty(range) ? [] : db.getKeys(bounds(range, reverse))),
    entries: (range, reverse = false) => (isEmpty(range) ? [] : db.getRange(bounds(range, reverse))),
    put: (key, value) => db.putSync(key, value),
    remove: (key) => void db.removeSync(key),
    commit: (turn) => db.transactionSync(turn),
    close: () => db.close(),
  };
};
