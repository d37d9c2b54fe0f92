/** One turn of a room: what was brought is scanned and applied in one transaction. Tells nobody and writes no journal. */
import { parseRoot } from '@board/shared/board/shape.js';
import type { DocKey, UserId } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import type { DocAddress, DocGate, Placement } from '../gate/asking.js';
import type { Ear } from './ear.js';
import type { Growth } from './growth.js';
import type { Inbound, RoomMember } from './member.js';
import { aloneIn, Poisoned } from './poison.js';
import type { Replayed } from './replayed.js';
import type { Refusal } from './scan/codes.js';
import type { Nesting } from './scan/content.js';
import type { Deed } from './scan/scan.js';
import type { Sites } from './scan/sites.js';
import type { Loss } from './scan/loss.js';
import { Taking } from './taking.js';
import type { Wiping } from './wiping.js';
import type { Inverse } from './restoring/inverse.js';
import { putBack, writePlacements, type Placing } from './writing.js';

/** What a turn works on. */
export interface Bench {
  readonly replayed: Replayed;
  readonly ear: Ear;
  readonly sites: Sites;
  readonly gate: DocGate;
  readonly key: DocKey;
  readonly nesting: Nesting;
  readonly wiping: Wiping;
  readonly growth: Growth;
  /** How many roots were found to be of the shape; one more is looked at with all. */
  readonly shape: { checked: number };
}

/** Somebody has deleted, or tried to delete, much that others wrote. Holds no words. */
export interface Alarm {
  readonly member: RoomMember;
  /** The root that lost most by the frame that raised this, or would have. */
  readonly root: string;
  /** Live characters of others that this person deleted from this document within the window, that frame included. */
  readonly chars: number;
  /** Server time of the first of them. */
  readonly since: number;
  /** Refused: of that frame nothing was applied. */
  readonly refused: boolean;
}

/** What a turn brought about. Nothing of it may be told before it is on disk. */
export interface Outcome {
  /** One buffer for the journal and for everybody; null when nothing changed. */
  readonly update: Uint8Array | null;
  /** The update holds something that no member brought: tidied formatting, or placed words. */
  readonly houseTouched: boolean;
  readonly deeds: ReadonlyMap<RoomMember, readonly Deed[]>;
  readonly placings: readonly Placing[];
  /** Ids under which the house has written for the first time. */
  readonly leased: readonly number[];
  /** Frames to acknowledge once this is on disk. */
  readonly taken: ReadonlyMap<RoomMember, number>;
  readonly refused: readonly { readonly member: RoomMember; readonly reason: Refusal }[];
  /** What each person deleted of other people's words. */
  readonly wiped: ReadonlyMap<UserId, Loss>;
  /** To be told once this is on disk. */
  readonly alarms: readonly Alarm[];
}

/** An update that holds nothing, in Yjs's encoding. */
const nothing = Uint8Array.of(0, 0);

/** A turn that changed nothing. */
export const quiet: Outcome = {
  update: null,
  houseTouched: false,
  deeds: new Map(),
  placings: [],
  leased: [],
  taken: new Map(),
  refused: [],
  wiped: new Map(),
  alarms: [],
};

/** Throws `Poisoned` when Yjs and the scan disagree: then the document in memory is worth nothing, and the journal is asked again. */
export const takeTurn = (
  bench: Bench,
  address: DocAddress,
  inbound: readonly Inbound[],
  placements: readonly Placement[],
  inverses: readonly Inverse[],
): Outcome => {
  const { doc } = bench.replayed;
  const taking = new Taking(bench, address);
  bench.ear.open(taking);
  try {
    // Not local: Yjs then tidies formatting here, once, before a hundred clients each do it and send it.
    if (inbound.length > 0)
      Y.transact(doc, (transaction) => inbound.forEach((one) => taking.takeIn(one, transaction)), null, false);
    const updates = bench.ear.heard;
    const placed = placements.length > 0 ? writePlacements(doc, address.compartment, placements) : [];
    const restored = inverses.map((inverse) => putBack(doc, inverse));
    assertWhole(bench, address);
    // What is put back is noted though nothing was missing: it is not to be asked again.
    if (updates.length === 0 && restored.length > 0) updates.push(nothing);
    const update = updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null);
    const { deeds, taken, refused, wiped, alarms } = taking;
    const placings = [...placed, ...restored];
    const houseTouched = updates.length > 1 || placings.length > 0;
    const leased = inverses.map(({ client }) => client);
    return { update, houseTouched, deeds, placings, leased, taken, refused, wiped, alarms };
  } catch (error) {
    throw new Poisoned(placements.length + inverses.length > 0 ? null : aloneIn(inbound), error);
  } finally {
    bench.ear.close();
  }
};

const assertWhole = ({ replayed, shape }: Bench, address: DocAddress): void => {
  const { doc } = replayed;
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('an applied update left a rest');
  if (doc.share.size === shape.checked) return;
  for (const root of doc.share.keys()) {
    if (parseRoot(address.compartment, root) === null)
      throw new Error('an applied update made a root outside the shape');
  }
  shape.checked = doc.share.size;
};
