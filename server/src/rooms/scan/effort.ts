/** Prices an insert: the steps Yjs would walk to find its place, from above. 18 kB of legal inserts can cost 5 s unpriced. */
import * as Y from 'yjs';
import { known, type Frame } from './ground.js';
import { structAt, type Site, type Type } from './sites.js';
import type { Struct } from './update.js';

/** A left neighbour in the document, or -1. Not always the claimed one: a half-known struct continues its own known part. */
export interface Left {
  readonly client: number;
  readonly clock: number;
}

/** Steps, at most one more than the budget; null when the right neighbour does not follow the left one. */
export const effort = (frame: Frame, struct: Struct, left: Left, site: Site): number | null => {
  if (frame.alone) return walk(frame, struct, left);
  const key = left.client < 0 ? `${site.number}/${struct.sub ?? ''}` : `${left.client}.${left.clock}`;
  const siblings = (frame.siblings ??= new Map());
  const last = siblings.get(key);
  const index = frame.placed;
  let cost: number | null;
  if (last !== undefined && follows(struct, last.struct)) cost = last.cost + index - last.index - 1;
  else {
    const walked = walk(frame, struct, left);
    cost = walked === null ? null : walked + (last === undefined ? 0 : index);
  }
  if (cost !== null) siblings.set(key, { struct, index, cost });
  return cost;
};

const follows = (struct: Struct, last: Struct): boolean =>
  struct.rightClient === last.client && struct.rightClock === last.clock;

/** The walk over what is in the document already; new neighbours are priced by their siblings. */
const walk = (frame: Frame, struct: Struct, left: Left): number | null => {
  const { ground } = frame;
  const rightLive = struct.rightClient >= 0 && struct.rightClock < known(ground, struct.rightClient);
  if (left.client < 0) return fromHead(frame, struct, rightLive);
  if (left.clock >= known(ground, left.client)) return 1;
  const item = structAt(ground.doc, left.client, left.clock);
  if (!(item instanceof Y.Item)) return 1;
  if (rightLive && within(item, struct) && struct.rightClock > left.clock) return 1;
  return count(frame, item.right, struct, rightLive);
};

const within = (item: Y.Item, struct: Struct): boolean =>
  item.id.client === struct.rightClient &&
  item.id.clock <= struct.rightClock &&
  struct.rightClock < item.id.clock + item.length;

const count = (frame: Frame, first: Y.Item | null, struct: Struct, rightLive: boolean, already = 0): number | null => {
  const limit = mayStep(frame);
  let steps = 1 + already;
  for (let item = first; item !== null; item = item.right) {
    if (rightLive && within(item, struct)) return steps;
    if (++steps > limit) return steps;
  }
  return rightLive ? null : steps;
};

const mayStep = (frame: Frame): number => frame.ground.budget.work - frame.work;

/** From the first item of the list, or of the attribute's history, whose beginning Yjs has to look for. */
const fromHead = (frame: Frame, struct: Struct, rightLive: boolean): number | null => {
  const type = listOf(frame, struct, rightLive);
  if (struct.sub === null || type === null) return count(frame, type?._start ?? null, struct, rightLive);
  let item = type._map.get(struct.sub) ?? null;
  let steps = 0;
  for (; item !== null && item.left !== null; item = item.left) if (++steps > mayStep(frame)) return steps;
  return count(frame, item, struct, rightLive, steps);
};

const listOf = (frame: Frame, struct: Struct, rightLive: boolean): Type | null => {
  const { ground } = frame;
  if (rightLive) {
    const right = structAt(ground.doc, struct.rightClient, struct.rightClock);
    return right instanceof Y.Item ? (right.parent as Type) : null;
  }
  if (struct.root !== null) return ground.sites.rootType(struct.root);
  if (struct.parentClient < 0 || struct.parentClock >= known(ground, struct.parentClient)) return null;
  const parent = structAt(ground.doc, struct.parentClient, struct.parentClock);
  return parent instanceof Y.Item && parent.content instanceof Y.ContentType ? (parent.content.type as Type) : null;
};
