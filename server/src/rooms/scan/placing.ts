/** Finds where a new struct would stand, by the rules of Yjs itself, and whether it may stand there. */
import { parseRoot } from '@board/shared/board/shape.js';
import * as Y from 'yjs';
import type { Refusal, ScanCode } from './codes.js';
import { misplaced } from './content.js';
import { effort } from './effort.js';
import { known, reach, refusesRoot, type Frame } from './ground.js';
import { insidePair } from './reader.js';
import { cutsLivePair, gone, parentOf, structAt, type Site, type Type } from './sites.js';
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
  if (site === gone || struct.content.kind === 'deleted') frame.whole = false;
  const { kind, name } = struct.content;
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
  const left =
    from > struct.clock
      ? { client: struct.client, clock: from - 1 }
      : { client: struct.leftClient, clock: struct.leftClock };
  const cost = effort(frame, struct, left, site);
  if (cost === null) return 'UNKNOWN_REF';
  frame.work += cost;
  return frame.work > frame.ground.budget.work ? 'WORK' : null;
};

/** Yjs takes the parent from the neighbours when there are any, and from the frame otherwise. */
const siteOf = (frame: Frame, struct: Struct): Site | ScanCode => {
  if (struct.root !== null) {
    return parseRoot(frame.ground.compartment, struct.root) === null ? 'ROOT' : frame.ground.sites.ofRoot(struct.root);
  }
  if (struct.parentClient >= 0) return insideOf(frame, struct.parentClient, struct.parentClock);
  const left = struct.leftClient < 0 ? null : standing(frame, struct.leftClient, struct.leftClock);
  const right = struct.rightClient < 0 ? null : standing(frame, struct.rightClient, struct.rightClock);
  if (left?.site === gone || right?.site === gone) return gone;
  const one = left ?? right;
  if (one === null) return 'UNKNOWN_REF';
  if (left !== null && right !== null && (left.site !== right.site || left.sub !== right.sub)) return 'UNKNOWN_REF';
  struct.sub = one.sub;
  return one.site;
};

interface Standing {
  readonly site: Site;
  readonly sub: string | null;
}

const nowhere: Standing = { site: gone, sub: null };

const standing = (frame: Frame, client: number, clock: number): Standing => {
  if (clock >= known(frame.ground, client)) {
    const struct = placedStruct(frame, client, clock);
    return { site: struct.site ?? gone, sub: struct.sub };
  }
  const live = structAt(frame.ground.doc, client, clock);
  if (!(live instanceof Y.Item)) return nowhere;
  return { site: frame.ground.sites.ofType(parentOf(live)), sub: live.parentSub };
};

/** The inside of an element that is named as parent. */
const insideOf = (frame: Frame, client: number, clock: number): Site | ScanCode => {
  if (clock >= known(frame.ground, client)) {
    const struct = placedStruct(frame, client, clock);
    return struct.inner ?? (struct.site === gone ? gone : 'UNKNOWN_REF');
  }
  const live = structAt(frame.ground.doc, client, clock);
  if (!(live instanceof Y.Item)) return gone;
  if (live.content instanceof Y.ContentType) return frame.ground.sites.ofType(live.content.type as Type);
  return live.deleted ? gone : 'UNKNOWN_REF';
};

/** A struct of this frame that was placed before; the caller has made sure that it exists. */
const placedStruct = (frame: Frame, client: number, clock: number): Struct => {
  const structs = frame.courses.get(client)?.block.structs ?? [];
  let low = 0;
  let high = structs.length - 1;
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
  (struct.leftClient >= 0 && cutsPair(frame, struct.leftClient, struct.leftClock + 1)) ||
  (struct.rightClient >= 0 && cutsPair(frame, struct.rightClient, struct.rightClock));

/** Would a cut before this clock go through a pair, in the document or in this frame? */
export const cutsPair = (frame: Frame, client: number, clock: number): boolean => {
  if (clock === 0 || clock >= reach(frame, client)) return false;
  if (clock < known(frame.ground, client)) return cutsLivePair(frame.ground.doc, client, clock);
  const struct = placedStruct(frame, client, clock);
  return struct.content.kind === 'string' && insidePair(struct.content.name, clock - struct.clock);
};

/** The known part of a half-known struct must stand where the frame says that the whole stands. */
const continues = (frame: Frame, struct: Struct, site: Site, from: number): boolean => {
  const before = structAt(frame.ground.doc, struct.client, from - 1);
  if (!(before instanceof Y.Item)) return site === gone;
  return site !== gone && frame.ground.sites.ofType(parentOf(before)) === site && before.parentSub === struct.sub;
};
