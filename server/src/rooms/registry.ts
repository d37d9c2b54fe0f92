/** Every open room by its key: opened once, shared by all who come, shut when nobody is in it. Knows no socket. */
import type { DocKey, PlacementId, SessionId } from '@board/shared/kernel/ids.js';
import type { DocGate } from '../gate/asking.js';
import type { Over } from '../gate/life.js';
import type { Chance } from '../ports/chance.js';
import { pause, type Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Snapshots } from '../ports/snapshots.js';
import { Answers } from './answers.js';
import { closeCode, type Closing } from './closing.js';
import { openCompacting } from './compacting.js';
import { openEpochs } from './epochs/epochs.js';
import { openJournal } from './journal.js';
import { sendOn, type Member, type Person, type Wire } from './member.js';
import { load } from './load.js';
import { Poisoned } from './poison.js';
import { invert } from './restoring/inverse.js';
import { Room } from './room.js';
import { proseNesting, type Nesting } from './scan/content.js';
import type { Alarm } from './turn.js';
import { Wipings } from './wiping.js';
import { Workshop } from './workshop.js';

export type { Member, Person, Wire } from './member.js';

export interface RegistryNeeds {
  readonly log: Log;
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

/** A room outlives its last member for a moment: a page that is reloaded comes back. */
const linger = 10_000;
const attempts = 3;

class Rooms implements Registry {
  private readonly slots = new Map<DocKey, Promise<Room>>();
  private readonly open = new Set<Room>();
  private readonly journal;
  private readonly unsubscribe;
  private readonly wipings;
  private readonly compacting;
  private readonly poisoned = new Set<DocKey>();
  private readonly epochs;
  /** What rooms that are gone had on its way to the disk. */
  private readonly leaving = new Map<DocKey, Promise<void>>();
  private closed = false;

  constructor(private readonly needs: RegistryNeeds) {
    this.journal = openJournal(needs.log);
    this.wipings = new Wipings(needs.clock);
    const troubled = (doc: DocKey, error: unknown) => needs.troubled?.(doc, error);
    this.compacting = openCompacting({ ...needs, troubled });
    this.epochs = openEpochs({ ...needs, left: (doc) => this.leaving.get(doc) ?? Promise.resolve() });
    this.unsubscribe = needs.gate.onChange(() => {
      for (const room of this.open) room.review();
    });
  }

  async join(doc: DocKey, who: Person, wire: Wire): Promise<Member | null> {
    const { gate } = this.needs;
    for (let attempt = 0; attempt < attempts && !this.closed; attempt++) {
      if (gate.address(doc) === null || !gate.maySee(who.user, who.session, doc)) return this.turnAway(doc, who, wire);
      const room = await this.room(doc).catch(() => null);
      if (room === null) break;
      const { member, joined } = room.join(who, wire);
      const answer = await joined;
      if (answer === 'absent') return null;
      if (answer !== 'again') return member;
    }
    wire.close(closeCode('retry'), 'retry');
    return nobody;
  }

  begin(doc: DocKey): Promise<readonly PlacementId[]> {
    return this.epochs.begin(doc);
  }

  async place(doc: DocKey): Promise<void> {
    await this.retried(doc, async (room) => {
      room.place();
      await this.restore(room);
      return (await room.settled()) === 'settled' ? true : null;
    });
  }

  words(doc: DocKey, roots: readonly string[]): Promise<Record<string, string>> {
    return this.retried(doc, (room) => room.words(roots));
  }

  closeSession(session: SessionId, why: Over): void {
    for (const room of this.open) room.closeSession(session, why);
  }

  async settled(): Promise<void> {
    for (;;) {
      await Promise.allSettled(this.slots.values());
      const busy = [...this.open].filter((room) => room.isBusy);
      if (busy.length === 0) return this.journal.quiet();
      await Promise.all(busy.map((room) => room.settled()));
    }
  }

  count(): number {
    return this.open.size;
  }

  async leave(within: number): Promise<void> {
    this.closed = true;
    const { clock } = this.needs;
    const shut = async (room: Room, after: number): Promise<void> => {
      if (after > 0) await pause(clock, after);
      room.deaf = true;
      await room.settled();
      room.lose();
    };
    await Promise.all([...this.open].map((room, at, all) => shut(room, (within * at) / all.length)));
  }

  async close(): Promise<void> {
    await this.leave(0);
    await this.settled();
    await this.compacting.stop();
    this.unsubscribe();
    for (const room of this.open) room.lose();
  }

  /** The journal has what was deleted; what is written while it is read goes on. */
  private async restore(room: Room): Promise<void> {
    const { log, gate, chance } = this.needs;
    const all = gate.restorations(room.key);
    for (const one of room.toRestore()) room.restore(await invert(log, room.key, one, all, chance));
  }

  /** A document that is gone on from says where, to those who may know; to everybody else it is nothing. */
  private turnAway(doc: DocKey, { user, session }: Person, wire: Wire): Member | null {
    const next = this.needs.gate.movedTo(user, session, doc);
    if (next === null) return null;
    sendOn(wire, next);
    return nobody;
  }

  /** Does something in a room; a room that is lost on the way is opened afresh. */
  private async retried<T>(doc: DocKey, act: (room: Room) => Promise<T | null>): Promise<T> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const done = await act(await this.room(doc));
      if (done !== null) return done;
    }
    throw new Error('a room could not be settled: the store does not answer');
  }

  /** One load per document, awaited by everybody who comes meanwhile. */
  private room(doc: DocKey): Promise<Room> {
    const known = this.slots.get(doc);
    if (known !== undefined) return known;
    const loading = this.load(doc);
    this.slots.set(doc, loading);
    loading.catch((error: unknown) => {
      this.slots.delete(doc);
      this.needs.troubled?.(doc, error);
    });
    return loading;
  }

  private async load(doc: DocKey): Promise<Room> {
    const { log, snapshots, gate, chance, clock, nesting } = this.needs;
    await this.epochs.begin(doc);
    const flawed = (error: unknown) => this.needs.troubled?.(doc, error);
    const { replayed, recent, kept } = await load({ log, snapshots, flawed }, doc);
    this.compacting.loaded(doc, kept, replayed.head);
    const workshop = new Workshop(doc, gate, chance, replayed, nesting ?? proseNesting, this.wipings.of(doc));
    const refused = (who: Person, reason: Closing) => this.needs.refused?.(who, doc, reason);
    const alarmed = (alarm: Alarm) => this.needs.alarmed?.(doc, alarm);
    const answers = new Answers(replayed.doc, recent);
    const wrote = (_room: Room, records: number, bytes: number) => this.compacting.wrote(doc, records, bytes);
    const events = { empty: this.shutLater, lost: this.forget, wrote, refused, alarmed };
    const room = new Room(workshop, answers, this.journal, clock, events, this.poisoned.has(doc));
    this.open.add(room);
    if (workshop.hasToPlace()) room.place();
    return room;
  }

  /** An empty room has nothing in flight, so forgetting it is one step: a joiner finds it open or finds it gone. */
  private readonly shutLater = (room: Room): void => {
    this.needs.clock.after(linger, () => {
      if (!room.isEmpty || !this.open.has(room)) return;
      room.lose();
      this.compacting.left(room.key);
    });
  };

  private readonly forget = (room: Room, error: unknown): void => {
    if (error instanceof Poisoned) this.poisoned.add(room.key);
    if (error !== null) this.needs.troubled?.(room.key, error);
    this.open.delete(room);
    this.slots.delete(room.key);
    const leaving = room.written.finally(() => {
      if (this.leaving.get(room.key) === leaving) this.leaving.delete(room.key);
    });
    this.leaving.set(room.key, leaving);
  };
}

/** What is given back for a connection that was closed before it was let in. */
const nobody: Member = { receive: () => undefined, leave: () => undefined };

export const openRegistry = (needs: RegistryNeeds): Registry => new Rooms(needs);
