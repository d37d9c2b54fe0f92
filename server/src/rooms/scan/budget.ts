/** What one frame may cost. Two price lists: for a frame of typing, and for the one answer a joiner gives with all it has. */
import { maxFrame } from '@board/shared/board/shape.js';

export interface Budget {
  readonly bytes: number;
  readonly structs: number;
  readonly ranges: number;
  /** Steps of the list walk with which Yjs finds the place of an insert. */
  readonly work: number;
}

export const typing: Budget = { bytes: 96 * 1024, structs: 20_000, ranges: 5_000, work: 40_000 };

/** A joiner's answer carries the whole delete set of the document and every word typed offline. */
export const joining: Budget = { ...typing, bytes: maxFrame, ranges: 60_000, work: 400_000 };

/** A state vector of thousands of authors: no document has so many. */
export const maxVector = 64 * 1024;

/** Live characters of others that one person may delete from a document within the window; beyond, MASS_DELETE. */
export const wipeCap = 4_000;
/** So many, and each time so many again, are told to the chair. */
export const wipeAlarm = 1_000;
export const wipeWindow = 10 * 60_000;

/** Attribute values and names are short: a list's first number, a mark's name. */
export const maxWord = 100;

/** No document comes near this clock; a struct that claims it would eat the number space of its client. */
export const maxClock = 2 ** 31;
