/** The way in from one connection: frames that come faster than they may are kept and the socket is not read meanwhile. */
import type { WebSocket } from 'ws';
import type { Clock } from '../ports/clock.js';
import { openBucket } from './syncBucket.js';

/** What was read already when reading stopped is at most a chunk of the socket's and a message. */
const mayKeepBytes = 1024 * 1024;
const look = 50;

export class Intake {
  private kept: Uint8Array[] = [];
  private keptBytes = 0;
  private readonly bucket;
  private stopLooking: (() => void) | null = null;

  constructor(
    private readonly socket: Pick<WebSocket, 'pause' | 'resume'>,
    private readonly clock: Clock,
    perSecond: number,
    private readonly pass: (frame: Uint8Array) => void,
  ) {
    this.bucket = openBucket(clock, { perSecond, burst: 2 * perSecond });
  }

  /** While it keeps frames nothing else is read either, a pong included. */
  get isKeeping(): boolean {
    return this.stopLooking !== null;
  }

  /** In the order in which they came. False when more has come than can be kept. */
  take(frame: Uint8Array): boolean {
    if (!this.isKeeping && this.bucket.take()) {
      this.pass(frame);
      return true;
    }
    this.keptBytes += frame.length;
    if (this.keptBytes > mayKeepBytes) return false;
    this.kept.push(frame);
    if (!this.isKeeping) {
      this.socket.pause();
      this.lookAgain();
    }
    return true;
  }

  close(): void {
    this.stopLooking?.();
    this.stopLooking = null;
    this.kept = [];
  }

  private lookAgain(): void {
    this.stopLooking = this.clock.after(look, () => {
      let passed = 0;
      while (passed < this.kept.length && this.bucket.take()) passed++;
      const now = this.kept.splice(0, passed);
      this.keptBytes = this.kept.reduce((sum, { length }) => sum + length, 0);
      if (this.kept.length > 0) this.lookAgain();
      else {
        this.stopLooking = null;
        this.socket.resume();
      }
      for (const frame of now) this.pass(frame);
    });
  }
}
