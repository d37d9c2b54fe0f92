/** Weighs the deletes of a frame: only what is live now counts, and each live thing has a root with a right of its own. */
import * as Y from 'yjs';
import type { Refusal } from './codes.js';
import { known, reach, refusesRoot, type Frame } from './ground.js';
import { cutsPair } from './placing.js';
import { cutsLivePair, liveAt, parentOf, type Live } from './sites.js';
import type { Range } from './update.js';
import { noLoss } from './loss.js';
import { Wiped } from './wiped.js';

/** Notes what the frame really deletes, or answers the first reason not to. */
export const checkDeletes = (frame: Frame): Refusal | null => {
  if (frame.update.ranges.length === 0) return null;
  const wiped = new Wiped(frame);
  for (const range of inOrder(frame)) {
    const end = range.clock + range.length;
    if (end > reach(frame, range.client)) return 'DS_UNKNOWN';
    const first = liveAt(frame.ground.doc, range.client, range.clock);
    if (cutsEnds(frame, range, first, end)) return 'UTF8';
    const at = known(frame.ground, range.client);
    const code = first === null ? null : checkLive(frame, range, first, Math.min(end, at), wiped);
    if (code !== null) return code;
    const from = Math.max(range.clock, at);
    if (from >= end) continue;
    // What is typed and deleted in one frame is told without its words.
    frame.whole = false;
    note(frame, range.client, from, end);
  }
  frame.loss = wiped.loss();
  return frame.loss !== noLoss && frame.loss.chars > frame.ground.mayWipe() ? 'MASS_DELETE' : null;
};

const cutsEnds = (frame: Frame, { client, clock }: Range, first: Live | null, end: number): boolean => {
  if (first === null) return cutsPair(frame, client, clock) || cutsPair(frame, client, end);
  if (cutsLivePair(first, clock)) return true;
  return end <= first.id.clock + first.length ? cutsLivePair(first, end) : cutsPair(frame, client, end);
};

/** As Yjs itself writes them. Ranges over each other would be walked once for each: thousands of walks over one document. */
const inOrder = (frame: Frame): readonly Range[] => {
  const { ranges } = frame.update;
  if (areInOrder(ranges)) return ranges;
  frame.trimmed = true;
  const apart: Range[] = [];
  for (const { client, clock, length } of ranges.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = apart.at(-1);
    const covered = last?.client === client ? last.clock + last.length : 0;
    const [from, end] = [Math.max(clock, covered), clock + length];
    if (from < end) apart.push({ client, clock: from, length: end - from });
  }
  return apart;
};

const areInOrder = (ranges: readonly Range[]): boolean => {
  let last: Range | undefined;
  for (const range of ranges) {
    if (!isAfter(range, last)) return false;
    last = range;
  }
  return true;
};

const isAfter = (range: Range, last: Range | undefined): boolean =>
  last === undefined ||
  range.client < last.client ||
  (range.client === last.client && range.clock >= last.clock + last.length);

const checkLive = (frame: Frame, range: Range, first: Live, end: number, wiped: Wiped): Refusal | null => {
  if (end <= first.id.clock + first.length) return touch(frame, first, range.clock, end, wiped);
  const structs = frame.ground.doc.store.clients.get(range.client) ?? [];
  for (let n = Y.findIndexSS(structs, range.clock); n < structs.length; n++) {
    const item = structs[n];
    if (item === undefined || item.id.clock >= end) return null;
    const from = Math.max(range.clock, item.id.clock);
    const to = Math.min(end, item.id.clock + item.length);
    const code = touch(frame, item, from, to, wiped);
    if (code !== null) return code;
  }
  return null;
};

const touch = (frame: Frame, item: Live, from: number, to: number, wiped: Wiped): Refusal | null => {
  if (!(item instanceof Y.Item) || item.deleted) return null;
  const code = refusesRoot(frame, frame.ground.sites.ofType(parentOf(item)).root, 'NO_DELETE');
  if (code === null) {
    note(frame, item.id.client, from, to);
    wiped.add(item, from, to);
    return null;
  }
  // Every Yjs replica tidies formatting that has become redundant, a mere reader's too, and sends that. Not a deed of
  // the reader: it is left out, and the reader may stay.
  if (code !== 'NO_DELETE' || !(item.content instanceof Y.ContentFormat)) return code;
  frame.trimmed = true;
  return null;
};

const note = ({ deletes }: Frame, client: number, from: number, to: number): void => {
  const last = deletes.length === 0 ? undefined : deletes[deletes.length - 1];
  if (last !== undefined && last.client === client && last.clock + last.length === from) {
    deletes[deletes.length - 1] = { ...last, length: to - last.clock };
  } else deletes.push({ client, clock: from, length: to - from });
};
