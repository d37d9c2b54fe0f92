/** One document and those who are in it. Check, append, apply, tell: one commit at a time, and nothing is told before it. */
import type { DocKey, SessionId } from '@board/shared/kernel/ids.js';
import type { Over } from '../gate/life.js';
import type { Clock } from '../ports/clock.js';
import type { Answers } from './answers.js';
import { Audience } from './audience.js';
import type { Closing } from './closing.js';
import { Committing } from './committing.js';
import { draftsOf } from './drafting.js';
import type { RoomEvents } from './events.js';
import { fitVector } from './frames.js';
import { turnAway, turnLength, type Job, type Join, type Joined } from './jobs.js';
import type { Journal } from './journal.js';
import { RoomMember, type Hall, type Inbound, type Person, type Wire } from './member.js';
import { Poisoned } from './poison.js';
import { Presence } from './presence.js';
import type { Inverse } from './restoring/inverse.js';
import { maxVector } from './scan/budget.js';
import { Telling } from './telling.js';
import type { Outcome } from './turn.js';
import { wordsIn } from './words.js';
import type { Workshop } from './workshop.js';

export class Room implements Hall {
  private state: 'idle' | 'due' | 'committing' | 'lost' = 'idle';
  private inbox: Job[] = [];
  private current: Job[] = [];
  /** What is brought from now on is not heard: the house shuts, and its writer brings it again elsewhere. */
  deaf = false;
  /** Waits for what others have written. */
  private behind: (() => void)[] = [];
  /** Settles when what this room has last brought to the disk is there, or is known not to be. */
  written: Promise<void> = Promise.resolve();
  private readonly audience: Audience;
  private readonly presence: Presence;
  private readonly telling: Telling;
  private readonly committing: Committing;

  constructor(
    readonly workshop: Workshop,
    private readonly answers: Answers,
    journal: Journal,
    private readonly clock: Clock,
    private readonly events: RoomEvents,
    /** The last room of this document was poisoned: one frame a turn, so that the next time it is known whose it was. */
    private readonly oneByOne = false,
  ) {
    const { gate } = workshop;
    this.audience = new Audience(workshop.key, gate, clock);
    this.presence = new Presence({ gate, clock, audience: () => this.audience.now() });
    this.telling = new Telling({
      answers,
      mayTell: (member) => this.audience.mayTell(member),
      idsOf: ({ person }) => workshop.idsOf(person.user),
      presence: (except) => this.presence.all(except),
    });
    const needs = { workshop, journal, answers, audience: this.audience, tail: events.tail };
    this.committing = new Committing(needs, () => this.state === 'committing');
  }

  get key(): DocKey {
    return this.workshop.key;
  }

  get isBusy(): boolean {
    return ['due', 'committing'].includes(this.state);
  }

  get isEmpty(): boolean {
    return !this.isBusy && this.audience.size === 0 && this.inbox.length === 0;
  }

  join(person: Person, wire: Wire): { readonly member: RoomMember; readonly joined: Promise<Joined> } {
    const member = new RoomMember(person, wire, this);
    this.audience.add(member);
    return { member, joined: new Promise((tell) => this.queue({ kind: 'join', member, tell })) };
  }

  /** Resolves at a moment when everything brought before is on disk, or told off. */
  settled(): Promise<'settled' | 'again'> {
    return new Promise((tell) => this.queue({ kind: 'read', tell: () => tell('settled'), away: () => tell('again') }));
  }

  /** The words of some roots, at such a moment; null when this room is lost. */
  words(roots: readonly string[]): Promise<Record<string, string> | null> {
    return this.settled().then((went) => (went === 'settled' ? wordsIn(this.workshop.doc, roots) : null));
  }

  /** Asks the gate again about everybody here, in the turn in which it changed [N3]. Others place what they brought. */
  review(foreign: boolean): void {
    this.audience.review();
    if (this.workshop.isHomeless) this.lose();
    else if (!foreign && this.workshop.hasToPlace()) this.place();
  }

  /** Words that facts ask for are placed in the next turn. */
  place(): void {
    this.queue({ kind: 'place' });
  }

  /** Resolves when what was in the journal at this call is in the document, and told; or the room is lost. */
  follow(): Promise<void> {
    if (this.state === 'lost') return Promise.resolve();
    const told = new Promise<void>((tell) => this.behind.push(tell));
    this.due();
    return told;
  }

  /** Deleted words come back in the next turn. */
  restore(inverse: Inverse): void {
    this.queue({ kind: 'restore', inverse });
  }

  closeSession(session: SessionId, why: Over): void {
    this.audience.closeSession(session, why);
  }

  /** What is in memory is worth nothing, or the house shuts: everybody comes back to what the journal has. */
  lose(error: unknown = null): void {
    if (this.state === 'lost') return;
    this.state = 'lost';
    this.presence.stop();
    if (error instanceof Poisoned) error.culprit?.close('POISON');
    this.audience.dismiss();
    turnAway([...this.current, ...this.inbox]);
    this.inbox = this.current = [];
    for (const tell of this.behind.splice(0)) tell();
    this.workshop.discard();
    this.events.lost(this, error);
  }

  ask(member: RoomMember, vector: Uint8Array): void {
    if (vector.length > maxVector) member.close('TOO_BIG');
    else if (fitVector(vector)) this.queue({ kind: 'ask', member, vector });
    else member.close('malformed');
  }

  bring(inbound: Inbound): void {
    if (!this.deaf) this.queue(inbound);
  }

  show(member: RoomMember, states: Uint8Array): void {
    if (member.state === 'seated' && !this.presence.hear(member, states)) member.close('malformed');
  }

  showAll(member: RoomMember): void {
    if (this.audience.mayTell(member)) member.send(this.presence.all(member));
  }

  reads(member: RoomMember, how: 'too slowly' | 'slowly' | 'again'): void {
    if (how === 'again') this.queue({ kind: 'catch up', member });
    else this.telling.fellBehind(member, how);
  }

  refused(member: RoomMember, reason: Closing): void {
    this.events.refused(member.person, reason);
  }

  left(member: RoomMember): void {
    this.audience.remove(member);
    this.presence.remove(member);
    if (this.isEmpty) this.events.empty(this);
  }

  private queue(job: Job): void {
    if (this.state === 'lost') return turnAway([job]);
    this.inbox.push(job);
    this.due();
  }

  /** At the end of this turn of the event loop, so that what arrives together is taken together. */
  private due(): void {
    if (this.state !== 'idle') return;
    this.state = 'due';
    setImmediate(() => this.turn());
  }

  private turn(): void {
    if (this.state !== 'due') return;
    if (this.behind.length > 0) return this.catchUp();
    this.current = this.inbox.splice(0, turnLength(this.inbox, this.oneByOne));
    try {
      const outcome = this.workshop.take(this.current);
      for (const { member, reason } of outcome.refused) member.close(reason);
      this.commit(outcome);
    } catch (error) {
      // Yjs and the scan disagree about what is in memory: the journal knows.
      this.lose(error);
    }
  }

  private catchUp(): void {
    const waiting = this.behind.splice(0);
    this.busyWith(this.committing.readOn(), () => this.rest());
    void this.written.then(() => waiting.forEach((tell) => tell()));
  }

  private commit(outcome: Outcome): void {
    const drafts = draftsOf(this.workshop, this.current, outcome, this.clock.now());
    this.state = 'committing';
    if (drafts.length === 0) return this.finish(outcome, 0);
    return this.busyWith(this.committing.write(outcome, drafts), () => this.finish(outcome, drafts.length));
  }

  private busyWith(going: Promise<boolean>, then: () => void): void {
    this.state = 'committing';
    this.written = going.then((went) => (went ? then() : this.lose())).catch((error: unknown) => this.lose(error));
  }

  /** On disk: now it may be told, to those who may know it at this moment. */
  private finish(outcome: Outcome, written: number): void {
    if (this.state !== 'committing') return;
    this.workshop.noteWritten(written, outcome);
    if (outcome.update !== null) this.answers.told(outcome.update);
    if (written > 0) this.events.wrote(this, written, outcome.update?.length ?? 0);
    const jobs = this.current;
    this.current = [];
    this.audience.deliver(outcome);
    this.audience.acknowledge(outcome.taken);
    for (const alarm of outcome.alarms) this.events.alarmed(alarm);
    for (const job of jobs) this.answer(job);
    this.rest();
  }

  private rest(): void {
    if (this.state !== 'committing') return;
    this.state = 'idle';
    if (this.inbox.length > 0 || this.behind.length > 0) this.due();
    else if (this.isEmpty) this.events.empty(this);
  }

  private answer(job: Job): void {
    if (job.kind === 'join') this.seat(job);
    else if (job.kind === 'read') job.tell();
    else if (job.kind === 'ask') this.telling.beyond(job.member, job.vector);
    else if (job.kind === 'catch up') this.telling.catchUp(job.member);
  }

  private seat({ member, tell }: Join): void {
    if (member.state === 'gone') return tell('gone');
    if (!this.audience.maySee(member)) {
      member.leave();
      return tell('absent');
    }
    this.audience.seat(member);
    this.presence.wake();
    this.telling.welcome(member);
    tell('seated');
  }
}
