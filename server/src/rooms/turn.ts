/** One turn of a room: what was brought is scanned and applied in one transaction. Tells nobody and writes no journal. */
import { parseRoot } from '@board/shared/board/shape.js';
import type { DocKey } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import type { DocAddress, DocGate, Placement } from '../gate/asking.js';
import type { Inbound, RoomMember } from './member.js';
import type { Replayed } from './replay.js';
import { joining, typing } from './scan/budget.js';
import type { Refusal } from './scan/codes.js';
import type { Nesting } from './scan/content.js';
import type { Ground } from './scan/ground.js';
import { scan, type Deed } from './scan/scan.js';
import type { Sites } from './scan/sites.js';
import { writePlacements, type Placing } from './writing.js';

/** What a turn works on. */
export interface Bench {
  readonly replayed: Replayed;
  readonly sites: Sites;
  readonly gate: DocGate;
  readonly key: DocKey;
  readonly nesting: Nesting;
}

/** What a turn brought about. Nothing of it may be told before it is on disk. */
export interface Outcome {
  /** One buffer for the journal and for everybody; null when nothing changed. */
  readonly update: Uint8Array | null;
  /** The update holds something that no member brought: tidied formatting, or placed words. */
  readonly houseTouched: boolean;
  readonly deeds: ReadonlyMap<RoomMember, readonly Deed[]>;
  readonly placings: readonly Placing[];
  /** Frames to acknowledge once this is on disk. */
  readonly taken: ReadonlyMap<RoomMember, number>;
  readonly refused: readonly { readonly member: RoomMember; readonly reason: Refusal }[];
}

/** A turn that changed nothing. */
export const quiet: Outcome = {
  update: null,
  houseTouched: false,
  deeds: new Map(),
  placings: [],
  taken: new Map(),
  refused: [],
};

/** Throws when Yjs and the scan disagree: then the document in memory is worth nothing, and the journal is asked again. */
export const takeTurn = (
  bench: Bench,
  address: DocAddress,
  inbound: readonly Inbound[],
  placements: readonly Placement[],
): Outcome => {
  const { doc } = bench.replayed;
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', collect);
  try {
    const taking = new Taking(bench, address);
    // Not local: Yjs then tidies formatting here, once, before a hundred clients each do it and send it.
    if (inbound.length > 0) Y.transact(doc, () => inbound.forEach((one) => taking.takeIn(one)), null, false);
    const placings = placements.length > 0 ? writePlacements(doc, address.compartment, placements) : [];
    assertWhole(doc, address);
    const update = updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null);
    const { deeds, taken, refused } = taking;
    return { update, houseTouched: updates.length > 1 || placings.length > 0, deeds, placings, taken, refused };
  } finally {
    doc.off('update', collect);
  }
};

const assertWhole = (doc: Y.Doc, address: DocAddress): void => {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('an applied update left a rest');
  for (const root of doc.share.keys()) {
    if (parseRoot(address.compartment, root) === null)
      throw new Error('an applied update made a root outside the shape');
  }
};

/** A frame that makes no sense before the client's answer may make sense after it. */
const premature: readonly Refusal[] = ['CLOCK_GAP', 'UNKNOWN_REF', 'DS_UNKNOWN'];

class Taking {
  readonly deeds = new Map<RoomMember, Deed[]>();
  readonly taken = new Map<RoomMember, number>();
  readonly refused: { member: RoomMember; reason: Refusal }[] = [];
  private readonly out = new Set<RoomMember>();

  constructor(
    private readonly bench: Bench,
    private readonly address: DocAddress,
  ) {}

  takeIn(inbound: Inbound): void {
    inbound.member.taken(inbound);
    this.take(inbound);
  }

  private take(inbound: Inbound): void {
    const { member } = inbound;
    if (member.state === 'gone' || this.out.has(member)) return;
    if (member.isWaiting && member.waits(inbound)) return;
    const first = inbound.kind === 'answer' && !member.hasAnswered;
    const reason = this.apply(inbound, first);
    if (reason === null) this.taken.set(member, (this.taken.get(member) ?? 0) + 1);
    else if (!premature.includes(reason) || !member.waits(inbound)) this.refuse(member, reason);
    if (first) for (const early of member.answer()) this.take(early);
  }

  private refuse(member: RoomMember, reason: Refusal): void {
    this.out.add(member);
    this.refused.push({ member, reason });
  }

  private apply(inbound: Inbound, first: boolean): Refusal | null {
    const scanned = scan(inbound.update, this.ground(inbound.member, first));
    if (scanned.kind === 'refused') return scanned.reason;
    if (scanned.kind === 'nothing new') return null;
    const { doc } = this.bench.replayed;
    for (const root of scanned.roots) doc.getXmlFragment(root);
    Y.applyUpdate(doc, scanned.update);
    const deeds = this.deeds.get(inbound.member);
    if (deeds === undefined) this.deeds.set(inbound.member, [scanned.deed]);
    else deeds.push(scanned.deed);
    return null;
  }

  private ground(member: RoomMember, first: boolean): Ground {
    const { replayed, sites, gate, key, nesting } = this.bench;
    const { user, session } = member.person;
    return {
      doc: replayed.doc,
      sites,
      compartment: this.address.compartment,
      nesting,
      budget: first ? joining : typing,
      holds: (client) => replayed.leases.holding(client, user, session),
      refuses: (root) => gate.refusesWrite(user, session, key, root),
    };
  }
}
