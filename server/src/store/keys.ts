/** How the place of a record in its stream becomes a primary key that sorts. Knows no database. */
import type { StreamName } from '../ports/log.js';

/** Ten digits: a hundred records a second for three years, in one stream. */
const DIGITS = 10;
const LAST = 10 ** DIGITS - 1;

// No colon in a name: the records of `a` and of `a:b` would lie among one another.
const name = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;

export const recordKey = (stream: StreamName, seq: number): string => {
  if (stream.length > 200 || !name.test(stream)) throw new RangeError('not the name of a stream');
  if (!Number.isInteger(seq) || seq < 0 || seq > LAST) throw new RangeError(`no record has the number ${seq}`);
  return `${stream}:${String(seq).padStart(DIGITS, '0')}`;
};

export const lastKey = (stream: StreamName): string => recordKey(stream, LAST);

/** The least text after all that begin with `prefix`; the prefix is not empty. */
export const afterPrefix = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** The stream that a key belongs to, whoever has made the key. */
export const streamOfKey = (key: string): StreamName => /^(.*):\d*$/s.exec(key)?.[1] ?? key;
