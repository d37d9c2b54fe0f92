/** Who is in a document and where their caret is. Name, agency and colour come from the gate; the clocks are ours [S7]. */
import type { DocGate } from '../gate/asking.js';
import type { Clock } from '../ports/clock.js';
import { encodeEntry, readCaret, type Caret, type Said } from './caret.js';
import { presenceFrame } from './frames.js';
import type { RoomMember } from './member.js';

const mergeFor = 80;
/** y-websocket drops a connection that hears nothing for 30 s, and a state not renewed for 30 s. */
const tickEvery = 15_000;

interface Shown {
  readonly member: RoomMember;
  caret: Caret;
  clock: number;
  /** The client's own clock, as it says: an entry of its own up to there it passes over. */
  heard: number;
}

export interface PresenceAsk {
  readonly gate: DocGate;
  readonly clock: Clock;
  /** Those who may be told, asked at the moment of telling. */
  readonly audience: () => readonly RoomMember[];
}

export class Presence {
  private readonly shown = new Map<number, Shown>();
  private readonly changed = new Set<number>();
  private readonly removed = new Map<number, number>();
  private stopMerge: (() => void) | null = null;
  private stopTick: (() => void) | null = null;

  constructor(private readonly ask: PresenceAsk) {}

  /** Takes the caret out of what a client says, and nothing else of it. False when the frame is not one. */
  hear(member: RoomMember, states: Uint8Array): boolean {
    const heard = readCaret(states, member.lease);
    if (heard === 'malformed') return false;
    if (heard === 'nothing') return true;
    if (heard === 'left') this.remove(member);
    else this.put(member, heard);
    return true;
  }

  remove(member: RoomMember): void {
    const shown = this.shown.get(member.lease);
    if (shown === undefined) return;
    this.shown.delete(member.lease);
    this.changed.delete(member.lease);
    this.removed.set(member.lease, shown.clock + 1);
    this.soon();
  }

  /** Everybody who is here, for somebody who has just come or asks. */
  all(except: RoomMember): Uint8Array {
    return presenceFrame(
      [...this.shown.values()].filter(({ member }) => member !== except).map((one) => this.entry(one)),
    );
  }

  /** Starts the tick with the first member. */
  wake(): void {
    this.stopTick ??= this.ask.clock.after(tickEvery, () => {
      this.stopTick = null;
      for (const lease of this.shown.keys()) this.changed.add(lease);
      const audience = this.flush();
      if (audience > 0) this.wake();
    });
  }

  stop(): void {
    this.stopMerge?.();
    this.stopTick?.();
    this.stopMerge = this.stopTick = null;
  }

  private put(member: RoomMember, { caret, clock: heard }: Said): void {
    const shown = this.shown.get(member.lease);
    if (shown === undefined) this.shown.set(member.lease, { member, caret, clock: 0, heard });
    else [shown.caret, shown.heard] = [caret, heard];
    this.changed.add(member.lease);
    this.soon();
  }

  private soon(): void {
    this.stopMerge ??= this.ask.clock.after(mergeFor, () => {
      this.stopMerge = null;
      this.flush();
    });
  }

  /** One merged frame for everybody, each entry encoded once. */
  private flush(): number {
    const entries = new Map<number, Uint8Array>();
    for (const [lease, clock] of this.removed) entries.set(lease, encodeEntry(lease, clock, null));
    for (const lease of this.changed) {
      const shown = this.shown.get(lease);
      if (shown === undefined) continue;
      shown.clock++;
      entries.set(lease, this.entry(shown));
    }
    this.removed.clear();
    this.changed.clear();
    return this.tell(entries);
  }

  private tell(entries: ReadonlyMap<number, Uint8Array>): number {
    const audience = this.ask.audience();
    const common = presenceFrame([...entries.values()]);
    for (const member of audience) {
      if (!entries.has(member.lease) || this.passesOverOwn(member)) member.mention(common);
      else
        member.mention(
          presenceFrame([...entries].filter(([lease]) => lease !== member.lease).map(([, entry]) => entry)),
        );
    }
    return audience.length;
  }

  /** An awareness takes only what is newer than what it has. To any other, its own caret would set back the one it holds. */
  private passesOverOwn({ lease }: RoomMember): boolean {
    const shown = this.shown.get(lease);
    return shown !== undefined && shown.heard >= shown.clock;
  }

  private entry({ member, caret, clock }: Shown): Uint8Array {
    const { user: userId, name, agency, colour } = this.ask.gate.who(member.person.user);
    return encodeEntry(member.lease, clock, { user: { userId, name, agency, colour }, ...caret });
  }
}
