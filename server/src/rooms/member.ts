/** One connection in one room: what it was leased, what it was told, and what it still waits for. Knows no document. */
import type { DocKey, SessionId, UserId } from '@board/shared/kernel/ids.js';
import { closeCode, type Closing } from './closing.js';
import { hear, refusedFrame, storedFrame } from './frames.js';

/** The way out to one client. Neither call throws. */
export interface Wire {
  send(bytes: Uint8Array): void;
  close(code: number, reason: string): void;
  /** True when so much waits to be read that this client is to be told later; `then` is called once, when it is read. */
  isBehind?(then: () => void): boolean;
}

/** What a door holds of a connection that was let in. */
export interface Member {
  receive(bytes: Uint8Array): void;
  leave(): void;
}

export interface Person {
  readonly user: UserId;
  readonly session: SessionId;
}

/** An update on its way in: `answer` is the client's reply to our question, with all it has. */
export interface Inbound {
  readonly kind: 'answer' | 'update';
  readonly member: RoomMember;
  readonly update: Uint8Array;
}

/** What a member brings to its room. */
export interface Hall {
  ask(member: RoomMember, vector: Uint8Array): void;
  bring(inbound: Inbound): void;
  show(member: RoomMember, states: Uint8Array): void;
  showAll(member: RoomMember): void;
  /** Not told what goes on from now on, until they have read: the last update included, or heard all so far. */
  reads(member: RoomMember, how: 'too slowly' | 'slowly' | 'again'): void;
  /** This connection is ended because of what it sent. */
  refused(member: RoomMember, reason: Closing): void;
  left(member: RoomMember): void;
}

/** Words typed before the first answer may rest on words typed offline, which only the answer brings: so many may wait. */
const mayWait = 200;
const mayWaitBytes = 1024 * 1024;
/** Ends that nothing sent has brought about: a right that is gone, a session that is over, a store that fails. */
const nobodysFault: ReadonlySet<Closing> = new Set(['absent', 'unauthenticated', 'locked', 'slow', 'retry', 'EPOCH']);
/** Nobody may fill the memory while the disk is slow. */
const mayQueueBytes = 4 * 1024 * 1024;

/** Where the words go on is said in the close itself, after the reason. */
export const sendOn = (wire: Wire, doc: DocKey): void => {
  wire.send(refusedFrame('EPOCH'));
  wire.close(closeCode('EPOCH'), `EPOCH ${doc}`);
};

export class RoomMember implements Member {
  lease = 0;
  /** The document was sent: from now on every update is. */
  listening = false;
  /** How things stood when the gate said that they may see this document, and until when that says something of their session. */
  seen = { stand: Number.NaN, until: -Infinity };
  /** The standing roots this person could write when they were seated. */
  writes: readonly string[] = [];
  state: 'arriving' | 'seated' | 'gone' = 'arriving';
  private answered = false;
  private behind = false;
  private readonly early: Inbound[] = [];
  private earlyBytes = 0;
  private queuedBytes = 0;
  private stored = 0;

  constructor(
    readonly person: Person,
    private readonly wire: Wire,
    private readonly hall: Hall,
  ) {}

  receive(bytes: Uint8Array): void {
    if (this.state === 'gone') return;
    const said = hear(bytes);
    if (said.kind === 'malformed') this.close('malformed');
    else if (said.kind === 'ask') this.hall.ask(this, said.vector);
    else if (said.kind === 'presence') this.hall.show(this, said.states);
    else if (said.kind === 'who') this.hall.showAll(this);
    else this.bring({ kind: said.kind, member: this, update: said.update });
  }

  /** The room has taken a frame of this connection out of its queue. */
  taken(inbound: Inbound): void {
    this.queuedBytes -= inbound.update.length;
  }

  leave(): void {
    if (this.state === 'gone') return;
    this.state = 'gone';
    this.hall.left(this);
  }

  send(bytes: Uint8Array): void {
    if (this.state === 'seated') this.wire.send(bytes);
  }

  /** Tells of what goes on, unless they are behind: what they miss they are told when they have read. */
  tell(bytes: Uint8Array): void {
    if (!this.isBehind()) this.send(bytes);
  }

  /** As `tell`, of what is no update: acknowledgements, and who is here. */
  mention(bytes: Uint8Array): void {
    if (!this.isBehind('slowly')) this.send(bytes);
  }

  isBehind(how: 'too slowly' | 'slowly' = 'too slowly'): boolean {
    if (this.behind || this.state !== 'seated') return this.behind;
    if (this.wire.isBehind?.(this.onRead) !== true) return false;
    this.behind = true;
    this.hall.reads(this, how);
    return true;
  }

  private readonly onRead = (): void => {
    this.behind = false;
    if (this.state === 'seated') this.hall.reads(this, 'again');
  };

  /** Says why, closes, and is gone at once: nothing of it that still waits will be carried out. */
  close(reason: Closing): void {
    if (this.state === 'gone') return;
    if (!nobodysFault.has(reason)) this.hall.refused(this, reason);
    if (reason !== 'retry') this.wire.send(refusedFrame(reason));
    this.wire.close(closeCode(reason), reason);
    this.leave();
  }

  /** The document goes on in another, and this person may see it there. */
  moveTo(doc: DocKey): void {
    if (this.state === 'gone') return;
    sendOn(this.wire, doc);
    this.leave();
  }

  /** Keeps a frame that cannot be understood before the answer; false when it is no longer early. */
  waits(inbound: Inbound): boolean {
    if (this.answered || inbound.kind === 'answer' || this.early.length >= mayWait) return false;
    if (this.earlyBytes + inbound.update.length > mayWaitBytes) return false;
    this.earlyBytes += inbound.update.length;
    this.early.push(inbound);
    return true;
  }

  get isWaiting(): boolean {
    return this.early.length > 0;
  }

  /** The answer is here; gives back what waited for it. Every later one is priced as typing. */
  answer(): readonly Inbound[] {
    this.answered = true;
    return this.early.splice(0);
  }

  get hasAnswered(): boolean {
    return this.answered;
  }

  /** So many more frames of this connection are on disk. */
  acknowledge(count: number): void {
    this.stored += count;
    this.mention(storedFrame(this.stored));
  }

  /** What was not said while they were behind. */
  acknowledgeAgain(): void {
    if (this.stored > 0) this.mention(storedFrame(this.stored));
  }

  private bring(inbound: Inbound): void {
    this.queuedBytes += inbound.update.length;
    if (this.queuedBytes > mayQueueBytes) this.close('RATE');
    else this.hall.bring(inbound);
  }
}
