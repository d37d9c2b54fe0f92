/** Every open room by its key: opened once, shared by all who come, shut when nobody is in it. Knows no socket. */
import type { DocKey, PlacementId, SessionId } from '@board/shared/kernel/ids.js';
import type { Over } from '../gate/life.js';
import { pause } from '../ports/clock.js';
import type { StreamName } from '../ports/log.js';
import { Answers } from './answers.js';
import { closeCode, type Closing } from './closing.js';
import { openCompacting } from './compacting.js';
import { openEpochs } from './epochs/epochs.js';
import { openJournal } from './journal.js';
import { sendOn, type Member, type Person, type Wire } from './member.js';
import { load } from './load.js';
import { Poisoned } from './poison.js';
import { Flawed } from './replayed.js';
import { docStream } from './replay.js';
import type { Registry, RegistryNeeds } from './registryParts.js';
import { invert } from './restoring/inverse.js';
import { Room } from './room.js';
import { proseNesting } from './scan/content.js';
import type { Alarm } from './turn.js';
import { Wipings } from './wiping.js';
import { Workshop } from './workshop.js';

export type { Member, Person, Wire } from './member.js';

export type { Registry, RegistryNeeds } from './registryParts.js';

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
  /** Their snapshots were found to be no whole documents after they had been told. */
  private readonly flawed = new Set<DocKey>();
  private readonly epochs;
  /** What rooms that are gone had on its way to the disk. */
  private readonly leaving = new Map<DocKey, Promise<void>>();
  private closed = false;

  constructor(private readonly needs: RegistryNeeds) {
    this.journal = needs.journal ?? openJournal(needs.log);
    this.wipings = new Wipings(needs.clock);
    const troubled = (doc: DocKey, error: unknown) => needs.troubled?.(doc, error);
    this.compacting = openCompacting({ ...needs, troubled });
    this.epochs = openEpochs({ ...needs, left: (doc) => this.leaving.get(doc) ?? Promise.resolve() });
    this.unsubscribe = needs.gate.onChange((_change, foreign) => {
      for (const room of this.open) room.review(foreign);
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

  sendAllAway(): void {
    for (const room of this.open) room.lose();
  }

  heads(): ReadonlyMap<StreamName, number> {
    return new Map([...this.open].map((room) => [docStream(room.key), room.workshop.head]));
  }

  async follow(stream: StreamName): Promise<void> {
    for (const room of this.open) if (docStream(room.key) === stream) await room.follow();
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
      this.compacting.left(room.key);
    };
    const began = clock.elapsed();
    await Promise.all([...this.open].map((room, at, all) => shut(room, (within * at) / all.length)));
    // Whoever opens the board next reads little; but nobody waits for that longer than for the people to go.
    await this.compacting.finish(within - (clock.elapsed() - began));
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
    for (const one of room.workshop.toRestore()) room.restore(await invert(log, room.key, one, all, chance));
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
      const room = await this.room(doc);
      const done = await act(room).catch((error: unknown) => {
        if (!(error instanceof Flawed)) throw error;
        room.lose(error);
        return null;
      });
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
      if (!(error instanceof Ended)) this.needs.troubled?.(doc, error);
    });
    return loading;
  }

  private async load(doc: DocKey): Promise<Room> {
    const { log, snapshots, gate, chance, clock, nesting } = this.needs;
    await this.epochs.begin(doc);
    const flawed = (error: unknown) => this.needs.troubled?.(doc, error);
    const sound = this.flawed.has(doc) ? undefined : snapshots;
    const { replayed, recent, kept, read } = await load({ log, snapshots: sound, flawed }, doc);
    if (replayed.ended) throw new Ended();
    this.compacting.loaded(doc, kept, replayed.head);
    const workshop = new Workshop(doc, gate, chance, replayed, nesting ?? proseNesting, this.wipings.of(doc), read);
    const refused = (who: Person, reason: Closing) => this.needs.refused?.(who, doc, reason);
    const alarmed = (alarm: Alarm) => this.needs.alarmed?.(doc, alarm);
    const answers = new Answers(replayed, recent);
    const tail = (after: number) => log.read(docStream(doc), after);
    const wrote = (_room: Room, records: number, bytes: number) => this.compacting.wrote(doc, records, bytes);
    const events = { tail, empty: this.shutLater, lost: this.forget, wrote, refused, alarmed };
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
    if (error instanceof Flawed) this.flawed.add(room.key);
    if (error !== null) this.needs.troubled?.(room.key, error);
    this.open.delete(room);
    this.slots.delete(room.key);
    const leaving = room.written.finally(() => {
      if (this.leaving.get(room.key) === leaving) this.leaving.delete(room.key);
    });
    this.leaving.set(room.key, leaving);
  };
}

/** The document goes on in another, of which this node will hear in a moment. */
class Ended extends Error {}

/** What is given back for a connection that was closed before it was let in. */
const nobody: Member = { receive: () => undefined, leave: () => undefined };

export const openRegistry = (needs: RegistryNeeds): Registry => new Rooms(needs);
