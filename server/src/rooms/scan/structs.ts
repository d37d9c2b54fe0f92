/** Follows the new structs of a frame in the order in which Yjs could integrate them. Knows no delete and no socket. */
import { maxNesting } from '@board/shared/board/shape.js';
import type { Refusal, ScanCode } from './codes.js';
import { courseOf, known, reach, setOut, type Course, type Frame } from './ground.js';
import { breaksPair, placeStruct } from './placing.js';
import { liveAt } from './sites.js';
import type { Block, Struct } from './update.js';

/** Places every new struct, or answers the first reason not to. */
export const checkStructs = (frame: Frame): Refusal | null => {
  const open: Course[] = [];
  for (const block of frame.update.blocks) {
    if (courseOf(frame, block.client) !== undefined) return 'DUP_BLOCK';
    const course = startCourse(frame, block);
    if (typeof course === 'string') return course;
    setOut(frame, course);
    if (course.next < block.structs.length) open.push(course);
  }
  return followAll(frame, open);
};

/** Where a block's news begins: the clock its client has reached in the document. */
const startCourse = (frame: Frame, block: Block): Course | ScanCode => {
  const at = known(frame.ground, block.client);
  let next = 0;
  for (const struct of block.structs) {
    if (struct.clock + struct.content.length > at) break;
    if (!restsOnKnown(frame, struct)) return 'UNKNOWN_REF';
    if (breaksPair(frame, struct, struct.clock)) return 'UTF8';
    if (!standsInKnownRoot(frame, struct)) return 'ROOT';
    next++;
  }
  if (block.clock < at || block.end <= at) frame.whole = false;
  if (block.end <= at) return { block, next, reach: at };
  if (frame.ground.holds(block.client, at) !== 'session') return 'FORGED_CLIENT';
  if (block.clock > at) return 'CLOCK_GAP';
  return { block, next, reach: at };
};

/** Yjs looks up the neighbours of a struct even when it has it: it cuts them apart, and waits for ever for one that does not exist. */
const restsOnKnown = (frame: Frame, struct: Struct): boolean => {
  lookUp(frame, struct);
  return (
    (struct.leftClient < 0 || struct.left !== null) &&
    (struct.rightClient < 0 || struct.right !== null) &&
    (struct.parentClient < 0 || struct.parent !== null)
  );
};

/** Yjs makes the root that a struct names while it reads, also for a struct that it has. */
const standsInKnownRoot = ({ ground }: Frame, { root }: Struct): boolean =>
  root === null || ground.sites.rootType(root) !== null;

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

/** Once for each struct: the document does not change while it is scanned. */
const lookUp = ({ ground: { doc } }: Frame, struct: Struct): void => {
  if (struct.leftClient >= 0) struct.left = liveAt(doc, struct.leftClient, struct.leftClock);
  if (struct.rightClient >= 0) struct.right = liveAt(doc, struct.rightClient, struct.rightClock);
  if (struct.parentClient >= 0) struct.parent = liveAt(doc, struct.parentClient, struct.parentClock);
};

const readiness = (frame: Frame, struct: Struct): 'ready' | 'wait' | ScanCode => {
  lookUp(frame, struct);
  const left = struct.left === null ? refers(frame, struct.leftClient, struct.leftClock) : 'ready';
  if (left !== 'ready') return left;
  const right = struct.right === null ? refers(frame, struct.rightClient, struct.rightClock) : 'ready';
  if (right !== 'ready') return right;
  return struct.parent === null ? refers(frame, struct.parentClient, struct.parentClock) : 'ready';
};

/** To what is not in the document. */
const refers = (frame: Frame, client: number, clock: number): 'ready' | 'wait' | ScanCode => {
  if (client < 0) return 'ready';
  if (clock < reach(frame, client)) return 'ready';
  const course = courseOf(frame, client);
  return course !== undefined && clock < course.block.end ? 'wait' : 'UNKNOWN_REF';
};
