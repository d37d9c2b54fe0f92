/** The questions rooms and doors put to the gate. Interfaces only: who answers, and from which facts, is not known here. */
import type { Compartment } from '@board/shared/board/shape.js';
import type { FactStream } from '@board/shared/ledger/entries.js';
import type { Cut } from '@board/shared/model/fields.js';
import type { CaseId, DocKey, PlacementId, SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { Act, Target, Verdict } from '@board/shared/policy/rights.js';
import type { Caller } from './identify.js';
import type { Over } from './life.js';

/** May this caller, now, do this to that? A session that has ended may do nothing. */
export type Ask = (caller: Caller, act: Act, target: Target) => Verdict;

/** Where a document belongs. */
export interface DocAddress {
  readonly caseId: CaseId;
  readonly compartment: Compartment;
  readonly epoch: number;
}

/** Words that a fact asks the document to carry; placed once, in this order, by the room. */
export interface Placement {
  readonly id: PlacementId;
  readonly root: string;
  readonly words: string;
  readonly by: UserId;
}

/** The document that another goes on from, and what was left out. */
export interface Before {
  readonly caseId: CaseId;
  readonly doc: DocKey;
  /** Of the older one. */
  readonly epoch: number;
  readonly cut: Cut;
}

/** What somebody deleted of other people's words, to be put back; once, under this id. */
export interface Restoration {
  readonly id: PlacementId;
  readonly user: UserId;
  /** Server times between which it was deleted, both included. */
  readonly since: number;
  readonly until: number;
  /** Who had it put back. */
  readonly by: UserId;
}

/** The name under which a person appears to others. */
export interface Who {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  /** Index into the tested palette of eight. */
  readonly colour: number;
}

/** A closed list of why a document says no. `absent` tells nothing more. */
export type DocRefusal = 'absent' | 'no-write' | 'phase' | 'locked';

/** Every method is asked anew at each use; no answer may be kept (D3). */
export interface DocGate {
  /** Null for a key that belongs to no document. */
  address(doc: DocKey): DocAddress | null;
  /** May this person, in this session, receive this document now? */
  maySee(user: UserId, session: SessionId, doc: DocKey): boolean;
  /** While it answers the same, no fact has changed and no session has been locked or ended. Never the same while nobody may be told anything. */
  stand(): number;
  /** When this session is over by the clock alone (`elapsed`), if nobody does anything in it. */
  until(session: SessionId): number;
  /** May they change this root now? null = yes. */
  refusesWrite(user: UserId, session: SessionId, doc: DocKey, root: string): DocRefusal | null;
  /** Is this root the box of this person's own agency? */
  isHome(user: UserId, doc: DocKey, root: string): boolean;
  /** Why nothing may be told to this session any more, whatever its person may see; null while it may be used. */
  over(session: SessionId): Over | null;
  /** True when the later session goes on where the same person's earlier one stopped, in the same browser. */
  continues(later: SessionId, earlier: SessionId): boolean;
  placements(doc: DocKey): readonly Placement[];
  restorations(doc: DocKey): readonly Restoration[];
  /** Null for the first document of a compartment. Also of a document that has been gone on from since. */
  before(doc: DocKey): Before | null;
  /** Where the words of a document go on, for somebody who may see them there now. */
  movedTo(user: UserId, session: SessionId, doc: DocKey): DocKey | null;
  who(user: UserId): Who;
  /** Rings after every committed change of the register, in the turn in which it commits. The answer unsubscribes. */
  onChange(then: (change: FactStream, foreign: boolean) => void): () => void;
}
