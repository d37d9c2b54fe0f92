/** Follows the new structs of a frame in the order in which Yjs could integrate them. Knows no delete and no socket. */
import { maxNesting } from '@board/shared/board/shape.js';
import type { Refusal, ScanCode } from './codes.js';
import { known, reach, type Course, type Frame, type Ground } from './ground.js';
import { breaksPair, placeStruct } from './placing.js';
import type { Block, Struct } from './update.js';

/** Places every new struct, or answers the first reason not to. */
export const checkStructs = (frame: Frame): Refusal | null => {
  const open: Course[] = [];
  for (const block of frame.update.blocks) {
    if (frame.courses.has(block.client)) return 'DUP_BLOCK';
    const course = startCourse(frame, block);
    if (typeof course === 'string') return course;
    frame.courses.set(block.client, course);
    if (course.next < block.structs.length) open.push(course);
  }
  return followAll(frame, open);
};

/** Where a block's news begins: the clock its client has reached in the document. */
const startCourse = (frame: Frame, block: Block): Course | ScanCode => {
  const at = known(frame.ground, block.client);
  for (const struct of block.structs) {
    if (struct.clock + struct.content.length > at) break;
    if (!restsOnKnown(frame, struct)) return 'UNKNOWN_REF';
    if (breaksPair(frame, struct, struct.clock)) return 'UTF8';
    if (!standsInKnownRoot(frame, struct)) return 'ROOT';
  }
  if (block.clock < at || block.end <= at) frame.whole = false;
  if (block.end <= at) return { block, next: block.structs.length, reach: at };
  if (frame.ground.holds(block.client, at) !== 'session') return 'FORGED_CLIENT';
  if (block.clock > at) return 'CLOCK_GAP';
  const next = block.structs.findIndex((struct) => struct.clock + struct.content.length > at);
  return { block, next, reach: at };
};

/** Yjs looks up the neighbours of a struct even when it has it: it cuts them apart, and waits for ever for one that does not exist. */
const restsOnKnown = ({ ground }: Frame, struct: Struct): boolean =>
  isKnown(ground, struct.leftClient, struct.leftClock) &&
  isKnown(ground, struct.rightClient, struct.rightClock) &&
  isKnown(ground, struct.parentClient, struct.parentClock);

/** Yjs makes the root that a struct names while it reads, also for a struct that it has. */
const standsInKnownRoot = ({ ground }: Frame, { root }: Struct): boolean =>
  root === null || ground.sites.rootType(root) !== null;

const isKnown = (ground: Ground, client: number, clock: number): boolean => client < 0 || clock < known(ground, client);

/** Blocks may refer to each other in any order; a round in which none moves is a cycle, be it of one struct. */
const followAll = (frame: Frame, open: readonly Course[]): Refusal | null => {
  let waiting = open;
  while (waiting.length > 0) {
    let moved = false;
    const still: Course[] = [];
    for (const course of waiting) {
      const before = course.next;
      const code = follow(frame, course);
      if (code !== null) return code;
      moved ||= course.next > before;
      if (course.next < course.block.structs.length) still.push(course);
    }
    if (!moved) return 'SELF_REF';
    frame.work += still.length;
    if (frame.work > frame.ground.budget.work) return 'WORK';
    waiting = still;
  }
  return null;
};

const follow = (frame: Frame, course: Course): Refusal | null => {
  const { structs } = course.block;
  for (; course.next < structs.length; course.next++) {
    const struct = structs[course.next];
    if (struct === undefined) return null;
    const ready = readiness(frame, struct);
    if (ready === 'wait') return null;
    if (ready !== 'ready') return ready;
    const code = placeStruct(frame, struct, course.reach) ?? tooDeep(struct);
    if (code !== null) return code;
    course.reach = struct.clock + struct.content.length;
    frame.placed++;
  }
  return null;
};

const tooDeep = (struct: Struct): ScanCode | null =>
  struct.inner !== null && struct.inner.depth > maxNesting ? 'NEST' : null;

const readiness = (frame: Frame, struct: Struct): 'ready' | 'wait' | ScanCode => {
  const left = refers(frame, struct.leftClient, struct.leftClock);
  if (left !== 'ready') return left;
  const right = refers(frame, struct.rightClient, struct.rightClock);
  if (right !== 'ready') return right;
  return refers(frame, struct.parentClient, struct.parentClock);
};

const refers = (frame: Frame, client: number, clock: number): 'ready' | 'wait' | ScanCode => {
  if (client < 0) return 'ready';
  if (clock < reach(frame, client)) return 'ready';
  const course = frame.courses.get(client);
  return course !== undefined && clock < course.block.end ? 'wait' : 'UNKNOWN_REF';
};
