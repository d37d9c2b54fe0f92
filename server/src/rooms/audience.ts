/** Those who are in a room. Asks the gate about each of them each time something is told; knows no document. */
import type { DocKey, SessionId } from '@board/shared/kernel/ids.js';
import type { DocGate } from '../gate/asking.js';
import type { Over } from '../gate/life.js';
import { updateFrame } from './frames.js';
import type { RoomMember } from './member.js';
import type { Outcome } from './turn.js';

export class Audience {
  private readonly members = new Set<RoomMember>();

  constructor(
    private readonly key: DocKey,
    private readonly gate: DocGate,
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
  mayTell(member: RoomMember): boolean {
    if (member.state !== 'seated') return false;
    if (this.maySee(member)) return true;
    // whose session is over is told that, and keeps their words
    member.close(this.gate.over(member.person.session) ?? 'absent');
    return false;
  }

  /** Everybody who may be told something now. */
  now(): readonly RoomMember[] {
    return [...this.members].filter((member) => this.mayTell(member));
  }

  closeSession(session: SessionId, why: Over): void {
    for (const member of this.members) if (member.person.session === session) member.close(why);
  }

  /** Everybody seated comes back later; those who still arrive are told by their join. */
  dismiss(): void {
    for (const member of this.members) if (member.state === 'seated') member.close('retry');
  }

  /** One buffer for all. Whoever alone brought all of it has it already. */
  deliver(outcome: Outcome): void {
    if (outcome.update === null) return;
    const frame = updateFrame(outcome.update);
    const only = outcome.deeds.size === 1 && !outcome.houseTouched ? [...outcome.deeds.keys()][0] : undefined;
    for (const member of this.members) {
      if (member.listening && member !== only && this.mayTell(member)) member.send(frame);
    }
  }

  acknowledge(taken: Outcome['taken']): void {
    for (const [member, count] of taken) if (this.mayTell(member)) member.acknowledge(count);
  }
}
