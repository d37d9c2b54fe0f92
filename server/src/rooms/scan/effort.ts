/** Prices an insert: the steps Yjs would walk to find its place, from above. 18 kB of legal inserts can cost 5 s unpriced. */
import * as Y from 'yjs';
import type { Frame } from './ground.js';
import { liveAt, type Live, type Site, type Type } from './sites.js';
import type { Struct } from './update.js';

/** Steps, at most one more than the budget; null when the right neighbour does not follow the left one. */
export const effort = (frame: Frame, struct: Struct, from: number, site: Site): number | null => {
  const goesOn = from > struct.clock;
  // Not always the claimed one: a half-known struct continues its own known part.
  const client = goesOn ? struct.client : struct.leftClient;
  const clock = goesOn ? from - 1 : struct.leftClock;
  const live = goesOn ? liveAt(frame.ground.doc, client, clock) : struct.left;
  if (frame.alone) return walk(frame, struct, client, live, clock);
  const key = client < 0 ? `${site.number}/${struct.sub ?? ''}` : `${client}.${clock}`;
  const siblings = (frame.siblings ??= new Map());
  const last = siblings.get(key);
  const index = frame.placed;
  let cost: number | null;
  if (last !== undefined && follows(struct, last.struct)) cost = last.cost + index - last.index - 1;
  else {
    const walked = walk(frame, struct, client, live, clock);
    cost = walked === null ? null : walked + (last === undefined ? 0 : index);
  }
  if (cost !== null) siblings.set(key, { struct, index, cost });
  return cost;
};

const follows = (struct: Struct, last: Struct): boolean =>
  struct.rightClient === last.client && struct.rightClock === last.clock;

/** The walk over what is in the document already; new neighbours are priced by their siblings. */
const walk = (frame: Frame, struct: Struct, client: number, live: Live | null, clock: number): number | null => {
  if (client < 0) return fromHead(frame, struct);
  if (!(live instanceof Y.Item)) return 1;
  if (struct.right === live && struct.rightClock > clock) return 1;
  return count(frame, live.right, struct.right);
};

const count = (frame: Frame, first: Y.Item | null, right: Live | null, already = 0): number | null => {
  const limit = mayStep(frame);
  let steps = 1 + already;
  for (let item = first; item !== null; item = item.right) {
    if (item === right) return steps;
    if (++steps > limit) return steps;
  }
  return right === null ? steps : null;
};

const mayStep = (frame: Frame): number => frame.ground.budget.work - frame.work;

/** From the first item of the list, or of the attribute's history, whose beginning Yjs has to look for. */
const fromHead = (frame: Frame, struct: Struct): number | null => {
  const type = listOf(frame, struct);
  if (struct.sub === null || type === null) return count(frame, type?._start ?? null, struct.right);
  let item = type._map.get(struct.sub) ?? null;
  let steps = 0;
  for (; item !== null && item.left !== null; item = item.left) if (++steps > mayStep(frame)) return steps;
  return count(frame, item, struct.right, steps);
};

const listOf = ({ ground }: Frame, { right, root, parent }: Struct): Type | null => {
  if (right !== null) return right instanceof Y.Item ? (right.parent as Type) : null;
  if (root !== null) return ground.sites.rootType(root);
  return parent instanceof Y.Item && parent.content instanceof Y.ContentType ? (parent.content.type as Type) : null;
};
