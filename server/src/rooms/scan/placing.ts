/** Finds where a new struct would stand, by the rules of Yjs itself, and whether it may stand there. */
import { parseRoot } from '@board/shared/board/shape.js';
import * as Y from 'yjs';
import type { Refusal, ScanCode } from './codes.js';
import { misplaced } from './content.js';
import { effort } from './effort.js';
import { courseOf, reach, refusesRoot, type Frame } from './ground.js';
import { insidePair } from './letters.js';
import { cutsLivePair, gone, liveAt, parentOf, structAt, type Live, type Site, type Type } from './sites.js';
import type { Struct } from './update.js';

/** Sets the struct's `site`, `sub` and `inner`, or answers why it may not stand. `from` is the first clock that is new. */
export const placeStruct = (frame: Frame, struct: Struct, from: number): Refusal | null => {
  if (struct.content.kind === 'gc') return settle(frame, struct, gone);
  const site = siteOf(frame, struct);
  if (typeof site === 'string') return site;
  if (from > struct.clock && !continues(frame, struct, site, from)) return 'STRADDLE';
  if (breaksPair(frame, struct, from)) return 'UTF8';
  if (site === gone) return settle(frame, struct, gone);
  return refusesSite(frame, struct, site) ?? tooDear(frame, struct, site, from) ?? settle(frame, struct, site);
};

const settle = (frame: Frame, struct: Struct, site: Site): null => {
  struct.site = site;
  const { kind, name } = struct.content;
  // Of a struct with a neighbour Yjs says that it sets an attribute, and not which; it does not read it there.
  if (site === gone || kind === 'deleted' || struct.sets !== (struct.sub !== null)) frame.whole = false;
  if (kind === 'element' || kind === 'text') {
    struct.inner = site === gone ? gone : frame.ground.sites.inside(site, kind === 'text' ? 'text' : name);
  }
  return null;
};

const refusesSite = (frame: Frame, struct: Struct, site: Site): Refusal | null => {
  if (!frame.roots.includes(site.root)) frame.roots.push(site.root);
  return (
    refusesRoot(frame, site.root, 'NO_WRITE') ??
    misplaced(struct.content, site.holder, struct.sub, frame.ground.nesting)
  );
};

const tooDear = (frame: Frame, struct: Struct, site: Site, from: number): ScanCode | null => {
  const cost = effort(frame, struct, from, site);
  if (cost === null) return 'UNKNOWN_REF';
  frame.work += cost;
  return frame.work > frame.ground.budget.work ? 'WORK' : null;
};

/** Yjs takes the parent from the neighbours when there are any, and from the frame otherwise. */
const siteOf = (frame: Frame, struct: Struct): Site | ScanCode => {
  if (struct.root !== null) {
    return parseRoot(frame.ground.compartment, struct.root) === null ? 'ROOT' : frame.ground.sites.ofRoot(struct.root);
  }
  if (struct.parentClient >= 0) return insideOf(frame, struct);
  const left =
    struct.leftClient < 0 ? null : (struct.left ?? newNeighbour(frame, struct.leftClient, struct.leftClock, 1));
  const right =
    struct.rightClient < 0 ? null : (struct.right ?? newNeighbour(frame, struct.rightClient, struct.rightClock, 0));
  const one = left ?? right;
  if (one === null) return 'UNKNOWN_REF';
  const site = siteIn(frame, one);
  const other = one === right || right === null || areTogether(one, right) ? site : siteIn(frame, right);
  if (site === gone || other === gone) return gone;
  const sub = subOf(one);
  if (right !== null && (site !== other || sub !== subOf(right))) return 'UNKNOWN_REF';
  struct.sub = sub;
  return site;
};

/** Beside a new struct, or in the midst of it: then Yjs cuts that in two, and writes two. */
const newNeighbour = (frame: Frame, client: number, clock: number, after: 0 | 1): Struct => {
  const struct = placedStruct(frame, client, clock);
  if (clock + after !== struct.clock + (after === 0 ? 0 : struct.content.length)) frame.whole = false;
  return struct;
};

/** A neighbour: in the document, or placed before in this frame. */
type Neighbour = Live | Struct;

const areTogether = (one: Neighbour, other: Neighbour): boolean =>
  one instanceof Y.Item && other instanceof Y.Item && one.parent === other.parent;

const siteIn = (frame: Frame, one: Neighbour): Site => {
  if (one instanceof Y.Item) return frame.ground.sites.ofType(parentOf(one));
  return one instanceof Y.GC ? gone : (one.site ?? gone);
};

const subOf = (one: Neighbour): string | null => {
  if (one instanceof Y.Item) return one.parentSub;
  return one instanceof Y.GC ? null : one.sub;
};

/** The inside of an element that is named as parent. */
const insideOf = (frame: Frame, struct: Struct): Site | ScanCode => {
  const live = struct.parent;
  if (live === null) {
    const parent = placedStruct(frame, struct.parentClient, struct.parentClock);
    return parent.inner ?? (parent.site === gone ? gone : 'UNKNOWN_REF');
  }
  if (!(live instanceof Y.Item)) return gone;
  if (live.content instanceof Y.ContentType) return frame.ground.sites.ofType(live.content.type as Type);
  return live.deleted ? gone : 'UNKNOWN_REF';
};

/** A struct of this frame that was placed before; the caller has made sure that it exists. */
const placedStruct = (frame: Frame, client: number, clock: number): Struct => {
  const course = courseOf(frame, client);
  const structs = course?.block.structs ?? [];
  let low = 0;
  let high = structs.length - 1;
  // Mostly the one just placed.
  const last = course === undefined || course.next === 0 ? undefined : structs[course.next - 1];
  if (last !== undefined && last.clock <= clock && clock < last.clock + last.content.length) return last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((structs[middle]?.clock ?? 0) <= clock) low = middle;
    else high = middle - 1;
  }
  const struct = structs[low];
  if (struct === undefined) throw new Error('a struct counted as placed is missing');
  return struct;
};

/** The cuts that Yjs makes for a struct: after its left neighbour, before its right one, and where its own news begins. */
export const breaksPair = (frame: Frame, struct: Struct, from: number): boolean =>
  (from > struct.clock && insidePair(struct.content.name, from - struct.clock)) ||
  (struct.leftClient >= 0 && cutsAt(frame, struct.left, struct.leftClient, struct.leftClock + 1)) ||
  (struct.rightClient >= 0 && cutsAt(frame, struct.right, struct.rightClient, struct.rightClock));

const cutsAt = (frame: Frame, live: Live | null, client: number, clock: number): boolean =>
  live === null ? cutsNew(frame, client, clock) : cutsLivePair(live, clock);

/** Would a cut before this clock go through a pair, in the document or in this frame? */
export const cutsPair = (frame: Frame, client: number, clock: number): boolean =>
  clock > 0 && cutsAt(frame, liveAt(frame.ground.doc, client, clock), client, clock);

const cutsNew = (frame: Frame, client: number, clock: number): boolean => {
  if (clock === 0 || clock >= reach(frame, client)) return false;
  const { content, clock: from } = placedStruct(frame, client, clock);
  return content.kind === 'string' && insidePair(content.name, clock - from);
};

/** The known part of a half-known struct must stand where the frame says that the whole stands. */
const continues = (frame: Frame, struct: Struct, site: Site, from: number): boolean => {
  const before = structAt(frame.ground.doc, struct.client, from - 1);
  if (!(before instanceof Y.Item)) return site === gone;
  return site !== gone && frame.ground.sites.ofType(parentOf(before)) === site && before.parentSub === struct.sub;
};
