/** What a scan stands on: the live document, who leased which id, and the gate's answers for one frame. Changes nothing. */
import type { Compartment } from '@board/shared/board/shape.js';
import { never } from '@board/shared/kernel/result.js';
import type * as Y from 'yjs';
import type { DocRefusal } from '../../gate/asking.js';
import type { Budget } from './budget.js';
import type { Refusal } from './codes.js';
import type { Nesting } from './content.js';
import type { Sites } from './sites.js';
import type { Block, Range, Struct, Update } from './update.js';
import { noLoss, type Loss } from './loss.js';

/** Whose a client id is, seen from the sender: leased to this very session, to this person in another, or anybody else's. */
export type Holding = 'session' | 'person' | 'other';

export interface Ground {
  readonly doc: Y.Doc;
  readonly sites: Sites;
  readonly compartment: Compartment;
  readonly nesting: Nesting;
  readonly budget: Budget;
  holds(client: number, clock: number): Holding;
  /** Live characters of others that the sender may still delete. */
  mayWipe(): number;
  /** Words of others that stand under this id because its holder has moved them. */
  adopted(client: number): readonly Range[];
  /** Is this root the box of the sender's own agency? */
  isHome(root: string): boolean;
  /** Asked once per root and frame, never kept longer. */
  refuses(root: string): DocRefusal | null;
}

/** A block on its way: structs before `next` are known or placed, and the client's clock has reached `reach`. */
export interface Course {
  readonly block: Block;
  next: number;
  reach: number;
}

/** The last struct placed after a given neighbour, and what finding its place may cost. */
interface Sibling {
  readonly struct: Struct;
  readonly index: number;
  readonly cost: number;
}

/** One frame being scanned. */
export interface Frame {
  readonly ground: Ground;
  readonly update: Update;
  /** Most frames have one block; further ones are found by their client. */
  course: Course | null;
  courses: Map<number, Course> | null;
  /** The gate's answer for each root, in the order of `roots`. */
  readonly asked: { readonly root: string; readonly verdict: DocRefusal | null }[];
  siblings: Map<string, Sibling> | null;
  /** Those that it writes in. */
  readonly roots: string[];
  /** Ranges that were live: what this frame really deletes. */
  readonly deletes: Range[];
  /** One struct only: it has no new neighbours. */
  readonly alone: boolean;
  placed: number;
  work: number;
  /** A reader's own clean-up of formatting was left out: the update must be written anew without it. */
  trimmed: boolean;
  /** All that it holds is new and stays: Yjs, having applied it, would write the same again. */
  whole: boolean;
  /** What it takes away of other people's words. */
  loss: Loss;
}

export const openFrame = (ground: Ground, update: Update): Frame => ({
  ground,
  update,
  course: null,
  courses: null,
  asked: [],
  siblings: null,
  roots: [],
  deletes: [],
  alone: update.blocks.length === 1 && update.blocks[0]?.structs.length === 1,
  placed: 0,
  work: 0,
  trimmed: false,
  whole: !update.padded,
  loss: noLoss,
});

export const setOut = (frame: Frame, course: Course): void => {
  if (frame.course === null) frame.course = course;
  else (frame.courses ??= new Map<number, Course>()).set(course.block.client, course);
};

export const courseOf = ({ course, courses }: Frame, client: number): Course | undefined =>
  course?.block.client === client ? course : courses?.get(client);

/** In the order of their blocks. */
export const coursesOf = ({ course, courses }: Frame): readonly Course[] => {
  if (course === null) return [];
  return courses === null ? [course] : [course, ...courses.values()];
};

/** The document's own clock for a client, without this frame. */
export const known = (ground: Ground, client: number): number => {
  const structs = ground.doc.store.clients.get(client);
  const last = structs?.[structs.length - 1];
  return last === undefined ? 0 : last.id.clock + last.length;
};

/** How far a client's clock has come, with what this frame has placed so far. */
export const reach = (frame: Frame, client: number): number =>
  courseOf(frame, client)?.reach ?? known(frame.ground, client);

/** May the sender change this root? The reason otherwise. */
export const refusesRoot = (frame: Frame, root: string, act: 'NO_WRITE' | 'NO_DELETE'): Refusal | null => {
  const verdict = verdictOn(frame, root);
  return verdict === null ? null : worded(verdict, act);
};

/** A frame knows few roots: those of its scan that a gate has ever heard of. */
const verdictOn = (frame: Frame, root: string): DocRefusal | null => {
  for (const one of frame.asked) if (one.root === root) return one.verdict;
  const verdict = frame.ground.refuses(root);
  frame.asked.push({ root, verdict });
  return verdict;
};

const worded = (verdict: DocRefusal, act: 'NO_WRITE' | 'NO_DELETE'): Refusal => {
  switch (verdict) {
    case 'no-write':
      return act;
    case 'phase':
      return 'PHASE';
    case 'absent':
    case 'locked':
      return verdict;
    default:
      return never(verdict);
  }
};
