/** One person's connection to one document over the real sync socket, speaking y-websocket's protocol by hand. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, type RawData } from 'ws';
import * as Y from 'yjs';
import { paragraph, readFrame, syncFrame, type Heard } from './rooms.js';
import type { Traffic } from './traffic.js';
import { until } from './houseUntil.js';

export interface Present {
  readonly user: { readonly userId: string; readonly name: string; readonly agency: string };
  readonly field: string | null;
}

/** A sheet of the board: what was typed here goes out as it is typed, what comes is applied and recorded. */
export class Sheet {
  readonly heard: Heard[] = [];
  /** Those whom the server says are in the document, by their leased id. */
  readonly present = new Map<number, Present>();
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** The HTTP status with which the upgrade was refused. */
  status: number | null = null;
  refused: string | null = null;
  lease: number | null = null;
  sent = 0;
  stored = 0;
  private synced = false;
  private pongs = 0;
  private readonly socket: WebSocket;
  private readonly line: number;

  constructor(
    url: string,
    headers: Readonly<Record<string, string>>,
    private readonly traffic: Traffic,
    readonly doc = new Y.Doc(),
  ) {
    this.line = traffic.open();
    this.socket = new WebSocket(url, { headers: { ...headers }, perMessageDeflate: false });
    this.socket.on('message', (data) => this.hear(bytesOf(data)));
    this.socket.on('open', () => this.socket.send(syncFrame(0, Y.encodeStateVector(this.doc))));
    this.socket.on('close', (code, reason) => this.end(code, reason.toString('utf8')));
    this.socket.on('error', () => undefined);
    this.socket.on('ping', () => this.traffic.record('sync', 'ping', this.line));
    this.socket.on('pong', () => (this.pongs += 1));
    this.socket.on('unexpected-response', (_request, { statusCode, statusMessage }) => {
      this.traffic.record('sync', `${statusCode} ${statusMessage}`, this.line);
      this.status = statusCode ?? 0;
      this.socket.terminate();
    });
    this.doc.on('update', this.typed);
  }

  private readonly typed = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.say(syncFrame(2, update));
  };

  /** Settles when the document is here, or will not come. */
  async settled(most?: number): Promise<this> {
    await until(() => this.synced || this.closed !== null, 'a document, or its refusal', most);
    return this;
  }

  get isOpen(): boolean {
    return this.synced && this.closed === null;
  }

  say(frame: Uint8Array): void {
    if (frame[0] === 0 && frame[1] !== 0) this.sent += 1;
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  type(root: string, words: string): void {
    paragraph(this.doc, root, words);
  }

  get isSaved(): boolean {
    return this.closed === null && this.stored >= this.sent;
  }

  async saved(): Promise<void> {
    await until(() => this.isSaved || this.closed !== null, 'what was typed to be on disk');
    if (this.closed !== null)
      throw new Error(`closed with ${this.closed.code} ${this.refused ?? this.status ?? ''} before it was saved`);
  }

  /** Everything the document says, roots in order. */
  words(): string {
    const roots = [...this.doc.share.keys()].toSorted();
    return roots.map((root) => this.doc.getXmlFragment(root).toJSON()).join('\n');
  }

  /** Shows oneself in a field, as a caret would. */
  appear(field: string | null): void {
    const entry = encoding.createEncoder();
    encoding.writeVarUint(entry, 1);
    encoding.writeVarUint(entry, this.lease ?? 0);
    encoding.writeVarUint(entry, 1);
    encoding.writeVarString(entry, JSON.stringify({ cursor: null, field }));
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, 1);
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(entry));
    this.say(encoding.toUint8Array(frame));
  }

  isHere(userId: string): boolean {
    return [...this.present.values()].some(({ user }) => user.userId === userId);
  }

  /** What was sent on this connection before is here: a pong comes after it. */
  async heardAll(): Promise<void> {
    const before = this.pongs;
    if (this.socket.readyState === WebSocket.OPEN) this.socket.ping();
    await until(() => this.pongs > before || this.closed !== null, 'a pong');
  }

  async close(): Promise<void> {
    this.socket.close();
    await until(() => this.closed !== null, 'a connection to close');
  }

  /** As a page that has waited too long, or whose machine has gone: nobody is told anything. */
  abandon(): void {
    this.socket.terminate();
  }

  /** Nothing more is read: what is sent waits with the kernels, and then with whoever sends. */
  stall(): void {
    this.socket.pause();
  }

  readOn(): void {
    this.socket.resume();
  }

  /** What somebody who was refused has heard: to be compared with another refusal. */
  get farewell(): unknown {
    return { heard: this.heard, closed: this.closed, status: this.status };
  }

  private end(code: number, reason: string): void {
    this.traffic.record('sync', `${code} ${reason}`, this.line);
    this.closed = { code, reason };
    // The replica may go on with another connection.
    this.doc.off('update', this.typed);
  }

  private hear(bytes: Uint8Array): void {
    this.traffic.record('sync', bytes, this.line);
    const heard = readFrame(bytes);
    this.heard.push(heard);
    switch (heard.kind) {
      case 'lease':
        this.lease = this.doc.clientID = heard.value;
        break;
      case 'stored':
        this.stored = heard.value;
        break;
      case 'refused':
        this.refused = heard.reason;
        break;
      case 'ask':
        this.say(syncFrame(1, Y.encodeStateAsUpdate(this.doc, heard.bytes)));
        break;
      case 'presence':
        this.see(heard.bytes);
        break;
      default:
        this.take(heard.bytes, heard.kind === 'answer');
    }
  }

  private take(update: Uint8Array, isAnswer: boolean): void {
    Y.applyUpdate(this.doc, update, this);
    this.synced ||= isAnswer;
  }

  private see(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const state = JSON.parse(decoding.readVarString(decoder)) as Present | null;
      if (state === null) this.present.delete(client);
      else this.present.set(client, state);
    }
  }
}

const bytesOf = (data: RawData): Uint8Array => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : new Uint8Array(data);
};
