/** One sync connection as a socket: what arrives before the room answers, how fast it may speak, how slow it may listen. */
import { frames } from '@board/shared/board/shape.js';
import type { Writable } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Clock } from '../ports/clock.js';
import { closeCode, type Closing } from '../rooms/closing.js';
import { refusedFrame } from '../rooms/frames.js';
import type { Member, Wire } from '../rooms/registry.js';
import { openBucket } from './syncBucket.js';
import { Intake } from './syncIntake.js';
import { Outlet } from './syncOutlet.js';
import { signsOfLife } from './syncSigns.js';

export interface SyncSocket {
  readonly wire: Wire;
  /** From now on what arrives goes to the room, and what the room tells is sent; what came before goes first, both ways. */
  seat(member: Member): void;
  refuse(reason: Closing): void;
}

/** A client speaks as soon as the socket is open; the room may still be loading. */
const mayArriveEarly = 100;
const pingEvery = 15_000;
const lastWords = 1_000;
const typedPerSecond = 200;

const isSync = (bytes: Uint8Array): boolean => bytes[0] === 0;

export interface SyncEars {
  /** Why this connection was sent away by the door. */
  readonly refused: (reason: Closing) => void;
  /** Somebody typed on it, or moved their caret. */
  readonly alive: () => void;
  readonly framesPerSecond?: number | undefined;
}

/** `stream` is what the socket speaks on: the same bytes for many are framed once, and written past the socket's own framing. */
export const openSyncSocket = (socket: WebSocket, stream: Writable, clock: Clock, ears: SyncEars): SyncSocket =>
  new Line(socket, stream, clock, ears);

class Line implements SyncSocket {
  readonly wire: Wire = {
    send: (bytes) => this.tell(bytes),
    isBehind: (then) => this.outlet.isBehind(then),
    close: (code, reason) => this.close(code, reason),
  };
  private member: Member | null = null;
  private early: Uint8Array[] = [];
  /** What the room has told before it may be sent; null once it may. */
  private held: Uint8Array[] | null = [];
  private answered = true;
  private stopPing: () => void = () => undefined;
  private readonly updates;
  private readonly outlet;
  private readonly carets;
  private readonly isSign = signsOfLife();

  constructor(
    private readonly socket: WebSocket,
    private readonly stream: Writable,
    private readonly clock: Clock,
    private readonly ears: SyncEars,
  ) {
    const perSecond = ears.framesPerSecond ?? typedPerSecond;
    this.updates = new Intake(socket, clock, perSecond, (frame) => this.take(frame));
    this.outlet = new Outlet(socket, stream, clock, () => this.close(closeCode('slow'), 'slow'));
    this.carets = openBucket(clock, { perSecond: 100, burst: 200 });
    socket.on('message', (data, isBinary) => this.hear(data, isBinary));
    socket.on('pong', () => (this.answered = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.ended());
    this.ping();
  }

  seat(member: Member): void {
    this.member = member;
    if (this.socket.readyState !== this.socket.OPEN) return this.ended();
    this.letGo();
    for (const bytes of this.early.splice(0)) member.receive(bytes);
  }

  refuse(reason: Closing): void {
    this.ears.refused(reason);
    if (reason !== 'retry') this.outlet.send(refusedFrame(reason));
    this.close(closeCode(reason), reason);
  }

  /** That somebody is sent away is said at once. */
  private tell(bytes: Uint8Array): void {
    if (this.held === null || bytes[0] === frames.refused) this.outlet.send(bytes);
    else if (this.held.push(bytes) > mayArriveEarly) this.refuse('retry');
  }

  /** In one write. */
  private letGo(): void {
    const held = this.held ?? [];
    this.held = null;
    this.stream.cork();
    for (const bytes of held) this.outlet.send(bytes);
    this.stream.uncork();
  }

  private hear(data: RawData, isBinary: boolean): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (!isBinary || !Buffer.isBuffer(data)) return this.close(1003, 'binary only');
    if (isSync(data)) {
      if (!this.updates.take(data)) this.refuse('RATE');
    } else if (this.carets.take()) this.take(data);
  }

  private take(frame: Uint8Array): void {
    if (this.isSign(frame)) this.ears.alive();
    if (this.member !== null) this.member.receive(frame);
    else if (this.early.push(frame) > mayArriveEarly) this.refuse('RATE');
  }

  private close(code: number, reason: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.held !== null) this.held = [];
    // A farewell is sent after all that waits; what waits for somebody who may not have it any more is dropped instead.
    if (this.member !== null && code === closeCode('absent') && this.socket.bufferedAmount > 0) this.socket.terminate();
    else this.socket.close(code, reason);
    // Whoever does not read will not read the farewell either.
    this.clock.after(lastWords, () => this.socket.terminate());
    this.member?.leave();
  }

  private ended(): void {
    this.stopPing();
    this.updates.close();
    this.outlet.close();
    this.early = [];
    if (this.held !== null) this.held = [];
    this.member?.leave();
  }

  /** A half-open connection shows nobody's caret for long. */
  private ping(): void {
    this.stopPing = this.clock.after(pingEvery, () => {
      if (!this.answered && !this.updates.isKeeping && !this.outlet.isWaiting) return this.socket.terminate();
      this.answered = false;
      if (this.socket.readyState === this.socket.OPEN) this.socket.ping(swallow);
      this.ping();
    });
  }
}

/** A send that fails ends in `close`, which is heard. */
const swallow = (): void => undefined;
