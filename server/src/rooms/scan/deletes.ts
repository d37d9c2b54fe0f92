/** Weighs the deletes of a frame: only what is live now counts, and each live thing has a root with a right of its own. */
import * as Y from 'yjs';
import type { Refusal } from './codes.js';
import { known, reach, refusesRoot, type Frame } from './ground.js';
import { cutsPair } from './placing.js';
import { parentOf } from './sites.js';
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
    if (cutsPair(frame, range.client, range.clock) || cutsPair(frame, range.client, end)) return 'UTF8';
    const at = known(frame.ground, range.client);
    const code = range.clock < at ? checkLive(frame, range, Math.min(end, at), wiped) : null;
    if (code !== null) return code;
    const from = Math.max(range.clock, at);
    // What is typed and deleted in one frame is told without its words.
    if (from < end) frame.whole = false;
    if (from < end) note(frame, range.client, from, end);
  }
  frame.loss = wiped.loss();
  return frame.loss !== noLoss && frame.loss.chars > frame.ground.mayWipe() ? 'MASS_DELETE' : null;
};

/** As Yjs itself writes them. Ranges over each other would be walked once for each: thousands of walks over one document. */
const inOrder = (frame: Frame): readonly Range[] => {
  const { ranges } = frame.update;
  if (ranges.every((range, n) => n === 0 || isAfter(range, ranges[n - 1]))) return ranges;
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

const isAfter = (range: Range, last: Range | undefined): boolean =>
  last === undefined ||
  range.client < last.client ||
  (range.client === last.client && range.clock >= last.clock + last.length);

const checkLive = (frame: Frame, range: Range, end: number, wiped: Wiped): Refusal | null => {
  const structs = frame.ground.doc.store.clients.get(range.client) ?? [];
  for (let n = Y.findIndexSS(structs, range.clock); n < structs.length; n++) {
    const item = structs[n];
    if (item === undefined || item.id.clock >= end) return null;
    if (!(item instanceof Y.Item) || item.deleted) continue;
    const from = Math.max(range.clock, item.id.clock);
    const to = Math.min(end, item.id.clock + item.length);
    const code = touch(frame, item, from, to, wiped);
    if (code !== null) return code;
  }
  return null;
};

const touch = (frame: Frame, item: Y.Item, from: number, to: number, wiped: Wiped): Refusal | null => {
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

const note = (frame: Frame, client: number, from: number, to: number): void => {
  const last = frame.deletes[frame.deletes.length - 1];
  if (last !== undefined && last.client === client && last.clock + last.length === from) {
    frame.deletes[frame.deletes.length - 1] = { ...last, length: to - last.clock };
  } else frame.deletes.push({ client, clock: from, length: to - from });
};
