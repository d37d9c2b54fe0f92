/** What one reader is told by itself: when they come, when they ask, and when they have read again who did not read as fast. */
import type { Answers } from './answers.js';
import { leaseFrame } from './frames.js';
import type { RoomMember } from './member.js';

/** They have heard all up to a place; or they asked for what is beyond a vector and were not answered yet. */
type Stopped = { readonly at: number } | { readonly asked: Uint8Array };

export interface TellingNeeds {
  readonly answers: Answers;
  /** The gate's answer at this moment. */
  readonly mayTell: (member: RoomMember) => boolean;
  /** Under which ids this member's person has written. */
  readonly idsOf: (member: RoomMember) => (client: number) => boolean;
  readonly presence: (except: RoomMember) => Uint8Array;
}

export class Telling {
  /** Where those stopped who are behind. */
  private readonly stopped = new WeakMap<RoomMember, Stopped>();

  constructor(private readonly needs: TellingNeeds) {}

  welcome(member: RoomMember): void {
    member.send(leaseFrame(member.lease));
    member.send(this.needs.answers.ask());
    member.send(this.needs.presence(member));
  }

  beyond(member: RoomMember, vector: Uint8Array): void {
    if (!this.needs.mayTell(member)) return;
    if (member.isBehind()) this.stopped.set(member, { asked: vector });
    else for (const frame of this.needs.answers.to(vector, this.needs.idsOf(member))) member.send(frame);
    member.listening = true;
  }

  /** What was told last may not have been sent to them: it will be told again. */
  fellBehind(member: RoomMember): void {
    if (member.listening) this.stopped.set(member, { at: Math.max(0, this.needs.answers.place - 1) });
  }

  /** One answer for all they missed. */
  catchUp(member: RoomMember): void {
    const { answers, mayTell, idsOf, presence } = this.needs;
    const stopped = this.stopped.get(member);
    this.stopped.delete(member);
    if (!mayTell(member)) return;
    if (stopped !== undefined) {
      const missed = 'at' in stopped ? answers.after(stopped.at) : answers.to(stopped.asked, idsOf(member));
      for (const frame of missed) member.send(frame);
    }
    member.acknowledgeAgain();
    member.tell(presence(member));
  }
}
