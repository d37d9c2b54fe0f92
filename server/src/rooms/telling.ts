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

  /**
   * `too slowly`: what was told last was not sent to them, so it will be told again. `slowly`: it was. Telling it again
   * then might be the whole document, behind which the next acknowledgement would be late again, and so for ever.
   */
  fellBehind(member: RoomMember, how: 'too slowly' | 'slowly'): void {
    const { place } = this.needs.answers;
    if (member.listening) this.stopped.set(member, { at: how === 'slowly' ? place : Math.max(0, place - 1) });
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
    member.mention(presence(member));
  }
}
