/** The way out to one reader: how much may wait for them to read it, and for how long. Knows no document and no right. */
import type { Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Clock } from '../ports/clock.js';
import { wireFrame } from './wireFrame.js';

/** Beyond it a reader is behind: nothing more of what goes on is put in their way. */
const mayWait = 256 * 1024;
/** What must be sent all the same may pile up by so much more than the longest frame. */
const mayPile = 1024 * 1024;
/** Whoever is behind and has read no more than that meanwhile does not read. */
const patience = 10_000;
const someProgress = 64 * 1024;

export class Outlet {
  private longest = 0;
  private behind: { readonly onRead: () => void; readonly stopWaiting: () => void } | null = null;

  constructor(
    private readonly socket: Pick<WebSocket, 'readyState' | 'OPEN'>,
    /** What the socket speaks on: the same bytes for many are framed once, and written past the socket's own framing. */
    private readonly stream: Pick<Writable, 'write' | 'once' | 'off' | 'writableLength'>,
    private readonly clock: Clock,
    /** This reader is too slow to go on with. */
    private readonly giveUp: () => void,
  ) {}

  send(bytes: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.longest = Math.max(this.longest, bytes.length);
    if (this.stream.writableLength > mayPile + this.longest) return this.giveUp();
    this.stream.write(wireFrame(bytes));
  }

  /** True when so much waits for this reader that they should be told later; `onRead` is called once, when it is read. */
  isBehind(onRead: () => void): boolean {
    if (this.behind !== null) return true;
    if (this.socket.readyState !== this.socket.OPEN || this.stream.writableLength <= mayWait) return false;
    this.behind = { onRead, stopWaiting: this.watch(this.stream.writableLength) };
    this.stream.once('drain', this.onDrain);
    return true;
  }

  /** Something waits to be read, an answer to a ping behind it. */
  get isWaiting(): boolean {
    return this.behind !== null;
  }

  close(): void {
    this.behind?.stopWaiting();
    this.stream.off('drain', this.onDrain);
    this.behind = null;
  }

  private watch(waiting: number): () => void {
    let stop: () => void = () => undefined;
    const look = (before: number): void => {
      stop = this.clock.after(patience, () => {
        const now = this.stream.writableLength;
        if (now > before - someProgress) this.giveUp();
        else look(now);
      });
    };
    look(waiting);
    return () => stop();
  }

  private readonly onDrain = (): void => {
    const { onRead } = this.behind ?? {};
    this.close();
    onRead?.();
  };
}
