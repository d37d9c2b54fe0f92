/** The document at work: leases, placements and turns over one replayed journal. Tells nobody and knows no socket. */
import { parseRoot } from '@board/shared/board/shape.js';
import type { DocKey, UserId } from '@board/shared/kernel/ids.js';
import type * as Y from 'yjs';
import type { DocAddress, DocGate, Placement, Restoration } from '../gate/asking.js';
import type { Chance } from '../ports/chance.js';
import type { Append, Draft, LogRecord } from '../ports/log.js';
import { draftLease } from './drafting.js';
import { lossOf, takeTail } from './following.js';
import { Ear } from './ear.js';
import { Growth } from './growth.js';
import { inversesIn, isInbound, type Job } from './jobs.js';
import type { Holder } from './leases.js';
import type { RoomMember } from './member.js';
import type { Part } from './record.js';
import { docStream } from './replay.js';
import type { Replayed } from './replayed.js';
import type { Nesting } from './scan/content.js';
import { Sites } from './scan/sites.js';
import type { Wiping } from './wiping.js';
import { quiet, takeTurn, type Bench, type Outcome } from './turn.js';

export class Workshop {
  private made: Bench | null = null;
  /** The id under which the house itself writes: none until it has something to write. */
  private readonly leased = new Set<number>();
  private house: 'none' | { readonly client: number; readonly written: boolean } = 'none';

  constructor(
    readonly key: DocKey,
    readonly gate: DocGate,
    private readonly chance: Chance,
    private readonly replayed: Replayed,
    private readonly nesting: Nesting,
    private readonly wiping: Wiping,
    /** Bytes that the document was loaded from. */
    private readonly read: number,
  ) {}

  /** How far the journal was read. */
  get head(): number {
    return this.replayed.head;
  }

  get doc(): Y.Doc {
    return this.replayed.doc;
  }

  /** What is in memory is not gone on with. */
  discard(): void {
    this.replayed.destroy();
  }

  /** True when the document belongs to no case any more. */
  get isHomeless(): boolean {
    return this.gate.address(this.key) === null;
  }

  /** The drafts after what was read, under the case the document belongs to; null when it belongs to none any more. */
  appendOf(drafts: readonly Draft[]): Append | null {
    const address = this.gate.address(this.key);
    if (address === null) return null;
    return { stream: docStream(this.key), after: this.replayed.head, drafts, caseId: address.caseId };
  }

  /** Applies what the jobs bring. Throws when the document in memory is no longer to be trusted. */
  take(jobs: readonly Job[]): Outcome {
    const address = this.gate.address(this.key);
    if (address === null) return quiet;
    const placements = jobs.some((job) => job.kind === 'place') ? this.missing(address) : [];
    if (placements.length > 0) this.takeHouseId();
    const inverses = inversesIn(jobs).filter(({ restoration }) => !this.replayed.placed.has(restoration.id));
    for (const { client } of inverses) this.grant(client, { user: 'system', session: null });
    const inbound = jobs.filter(isInbound);
    if (inbound.length + placements.length + inverses.length === 0) return quiet;
    return takeTurn(this.bench, address, inbound, placements, inverses);
  }

  hasToPlace(): boolean {
    const address = this.gate.address(this.key);
    return address !== null && this.missing(address).length > 0;
  }

  /** What facts ask to be put back and this document has not yet taken back. */
  toRestore(): readonly Restoration[] {
    return this.gate.restorations(this.key).filter(({ id }) => !this.replayed.placed.has(id));
  }

  /** A fresh id for a member, and its record. Nobody hears of it before the record is on disk. */
  lease(member: RoomMember, at: number): readonly Draft[] {
    if (member.state === 'gone') return [];
    member.lease = this.freshId();
    this.grant(member.lease, member.person);
    return [draftLease(at, member.lease, member)];
  }

  /** The record of the house's own lease, when it was taken this turn. */
  takeHouseDraft(at: number): readonly Draft[] {
    if (this.house === 'none' || this.house.written) return [];
    this.house = { client: this.house.client, written: true };
    return [draftLease(at, this.house.client, 'system')];
  }

  noteWritten(records: number, outcome: Outcome): void {
    this.replayed.head += records;
    this.leased.clear();
    for (const { placement, run } of outcome.placings) {
      this.replayed.placed.set(placement.id, [run]);
      this.replayed.leases.credit(run, placement.by);
    }
    for (const [user, loss] of outcome.wiped) this.wiping.note(user, loss);
  }

  /** What other nodes have appended; null when what is in memory cannot stand beside it. */
  takeTail(records: readonly LogRecord[], outcome: Outcome): readonly Uint8Array[] | null {
    const { replayed, leased, gate, key } = this;
    const lossIn = (part: Part) =>
      lossOf(replayed, this.bench.sites, (root) => gate.isHome(part.user, key, root), part);
    const tail = takeTail(replayed, records, { outcome, leased }, lossIn);
    if (tail === null) return null;
    for (const update of tail.updates) this.bench.growth.note(update.length);
    for (const [user, loss] of tail.wiped) this.wiping.note(user, loss);
    return tail.updates;
  }

  /** Under which ids this person has written. */
  readonly idsOf = (user: UserId) => (client: number) => this.replayed.leases.isOf(client, user);

  /** Made when somebody brings something: of a document that is only read none needs to be built. */
  private get bench(): Bench {
    this.made ??= this.make();
    return this.made;
  }

  private make(): Bench {
    const { replayed, gate, key, nesting, wiping } = this;
    const { doc } = replayed;
    const growth = new Growth(doc, this.read);
    return {
      replayed,
      ear: new Ear(doc),
      sites: new Sites(doc),
      gate,
      key,
      nesting,
      wiping,
      growth,
      shape: { checked: 0 },
    };
  }

  private missing(address: DocAddress): readonly Placement[] {
    return this.gate
      .placements(this.key)
      .filter(({ id, root }) => !this.replayed.placed.has(id) && parseRoot(address.compartment, root) !== null);
  }

  private grant(client: number, holder: Holder): void {
    this.leased.add(client);
    this.replayed.leases.grant(client, holder);
  }

  private takeHouseId(): void {
    if (this.house === 'none') this.house = { client: this.freshId(), written: false };
    if (!this.house.written) this.grant(this.house.client, { user: 'system', session: null });
    this.doc.clientID = this.house.client;
  }

  private freshId(): number {
    return this.replayed.leases.fresh(this.chance, (client) => this.replayed.hasWordsOf(client));
  }
}
