/** What a registry of rooms needs, and what it offers. Interfaces only. */
import type { DocKey, PlacementId, SessionId } from '@board/shared/kernel/ids.js';
import type { DocGate } from '../gate/asking.js';
import type { Over } from '../gate/life.js';
import type { Chance } from '../ports/chance.js';
import type { Clock } from '../ports/clock.js';
import type { Log, StreamName } from '../ports/log.js';
import type { Snapshots } from '../ports/snapshots.js';
import type { Closing } from './closing.js';
import type { Journal } from './journal.js';
import type { Member, Person, Wire } from './member.js';
import type { Nesting } from './scan/content.js';
import type { Alarm } from './turn.js';

export interface RegistryNeeds {
  readonly log: Log;
  /** Shared with others who write; without it the rooms have one of their own. */
  readonly journal?: Journal;
  readonly gate: DocGate;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Without it every document is loaded from the whole of its journal. */
  readonly snapshots?: Snapshots;
  /** What may stand inside what; a measurement may ask for plain text roots. */
  readonly nesting?: Nesting;
  /** Hears of every room that did not open, or was lost, to a failing store or to a bug. */
  readonly troubled?: (doc: DocKey, error: unknown) => void;
  /** Hears why somebody's connection was ended because of what they sent. */
  readonly refused?: (who: Person, doc: DocKey, reason: Closing) => void;
  /** Hears when somebody deletes much that others wrote, or tries to. */
  readonly alarmed?: (doc: DocKey, alarm: Alarm) => void;
}

export interface Registry {
  /** Null is absent: unknown, hidden, revoked alike. When the store fails, the wire is closed with `retry` instead. */
  join(doc: DocKey, who: Person, wire: Wire): Promise<Member | null>;
  /** Sees that the document has begun, if it goes on from an older one; answers whose placed words were left out. */
  begin(doc: DocKey): Promise<readonly PlacementId[]>;
  /** Carries out the placements of a document, open or not. Rejects when the store fails: ask again. */
  place(doc: DocKey): Promise<void>;
  /** Plain text per root, of words that are on disk. Nobody is asked: the caller must be allowed to know them. */
  words(doc: DocKey, roots: readonly string[]): Promise<Record<string, string>>;
  /** Ends every connection of a session that was locked or ended, and says which. */
  closeSession(session: SessionId, why: Over): void;
  /** Every room is lost; whoever was in it comes back. */
  sendAllAway(): void;
  /** How far the journal of each open document was read. */
  heads(): ReadonlyMap<StreamName, number>;
  /** Takes in what others have written to an open document. */
  follow(stream: StreamName): Promise<void>;
  /** Resolves when no room has anything waiting or in flight. */
  settled(): Promise<void>;
  /** Documents in memory. */
  count(): number;
  /**
   * Lets nobody in any more, and sends everybody away with a retryable code within so many milliseconds, a document at
   * a time. What was brought until then is stored and acknowledged first.
   */
  leave(within: number): Promise<void>;
  /** Flushes everything; whoever is still here is sent away as `leave` does. */
  close(): Promise<void>;
}
