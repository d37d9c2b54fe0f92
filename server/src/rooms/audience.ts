/** Those who are in a room. Asks the gate about each of them each time something is told; knows no document. */
import { fixedRoots } from '@board/shared/board/shape.js';
import type { DocKey, SessionId } from '@board/shared/kernel/ids.js';
import type { DocGate } from '../gate/asking.js';
import type { Over } from '../gate/life.js';
import type { Clock } from '../ports/clock.js';
import { closingOf } from './closing.js';
import { updateFrame } from './frames.js';
import type { RoomMember } from './member.js';
import type { Outcome } from './turn.js';

/** What everybody who is told something in one turn is told it under. */
interface Moment {
  readonly stand: number;
  readonly at: number;
}

export class Audience {
  private readonly members = new Set<RoomMember>();

  constructor(
    private readonly key: DocKey,
    private readonly gate: DocGate,
    private readonly clock: Pick<Clock, 'elapsed'>,
  ) {}

  get size(): number {
    return this.members.size;
  }

  add(member: RoomMember): void {
    this.members.add(member);
  }

  remove(member: RoomMember): void {
    this.members.delete(member);
  }

  maySee(member: RoomMember): boolean {
    return this.gate.maySee(member.person.user, member.person.session, this.key);
  }

  /** Seated, and the gate says yes now. A no ends the connection there and then [N3]. */
  mayTell(member: RoomMember, { stand, at }: Moment = this.moment()): boolean {
    if (member.state !== 'seated') return false;
    // Twenty readers a keystroke: nothing that the gate goes by has changed since it was asked about this one.
    if (member.seen.stand === stand && at < member.seen.until) return true;
    const { user, session } = member.person;
    if (this.maySee(member)) {
      member.seen = { stand, until: this.gate.until(session) };
      return true;
    }
    const next = this.gate.movedTo(user, session, this.key);
    // whose session is over is told that, and keeps their words
    const over = this.gate.over(session);
    if (next === null) member.close(over === null ? 'absent' : closingOf(over));
    else member.moveTo(next);
    return false;
  }

  /** From now on told of everything; what they may write at this moment is remembered, so that less of it is noticed. */
  seat(member: RoomMember): void {
    member.state = 'seated';
    member.writes = this.standingRoots().filter((root) => this.mayWrite(member, root));
  }

  /** Asks about everybody anew. Whoever may write less than when they came in comes in again, under a new lease [N23]. */
  review(): void {
    for (const member of this.now()) {
      if (!member.writes.every((root) => this.mayWrite(member, root))) member.close('retry');
    }
  }

  /** Everybody who may be told something now. */
  now(): readonly RoomMember[] {
    const moment = this.moment();
    return [...this.members].filter((member) => this.mayTell(member, moment));
  }

  closeSession(session: SessionId, why: Over): void {
    for (const member of this.members) if (member.person.session === session) member.close(closingOf(why));
  }

  /** Everybody seated comes back later; those who still arrive are told by their join. */
  dismiss(): void {
    for (const member of this.members) if (member.state === 'seated') member.close('retry');
  }

  private moment(): Moment {
    return { stand: this.gate.stand(), at: this.clock.elapsed() };
  }

  /** Those that are there from the first; a box, a person or an action has its own turn of things. */
  private standingRoots(): readonly string[] {
    const address = this.gate.address(this.key);
    return address === null ? [] : fixedRoots(address.compartment);
  }

  private mayWrite({ person }: RoomMember, root: string): boolean {
    return this.gate.refusesWrite(person.user, person.session, this.key, root) === null;
  }

  /** One buffer for all. Whoever alone brought all of it has it already. */
  deliver(outcome: Outcome): void {
    if (outcome.update === null) return;
    const frame = updateFrame(outcome.update);
    const only = outcome.deeds.size === 1 && !outcome.houseTouched ? [...outcome.deeds.keys()][0] : undefined;
    const moment = this.moment();
    for (const member of this.members) {
      if (member.listening && member !== only && this.mayTell(member, moment)) member.tell(frame);
    }
  }

  acknowledge(taken: Outcome['taken']): void {
    for (const [member, count] of taken) if (this.mayTell(member)) member.acknowledge(count);
  }
}
