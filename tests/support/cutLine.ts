/** A line between a driver and a store that breaks at a given byte of an insert of records, or of the answer to it. Knows no record. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** So much of the insert still goes `there`, or of its answer `back`: bytes, or a part of all when less than one. */
export interface Cut {
  readonly way: 'there' | 'back';
  readonly at: number;
}

/** How an insert of records begins on the wire. */
const insert = '\u0002insert\0\u0008\0\0\0records\0';

export class CutLine {
  /** Inserts that will still break. */
  cuts: Cut[] = [];
  /** Inserts that came this way, whole or not. */
  inserts = 0;
  /** Called when a line has broken. */
  broke: () => void = () => undefined;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((near) => this.lay(near));
  private path = '';

  static async to(storeUri: string): Promise<CutLine> {
    const line = new CutLine();
    line.leadTo(storeUri);
    await new Promise<void>((listening) => line.server.listen(0, '127.0.0.1', listening));
    return line;
  }

  /** Where whoever comes next is led. */
  leadTo(storeUri: string): void {
    this.path = decodeURIComponent(new URL(storeUri).host);
  }

  get uri(): string {
    return `mongodb://127.0.0.1:${(this.server.address() as AddressInfo).port}/board?directConnection=true`;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private lay(near: Socket): void {
    const far = connect(this.path);
    for (const socket of [near, far]) this.sockets.add(socket.on('error', () => socket.destroy()));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    let held = Buffer.alloc(0);
    let answer: Cut | null = null;
    near.on('data', (chunk) => {
      held = Buffer.concat([held, chunk]);
      for (let length = 0; held.length >= 4 && held.length >= (length = held.readInt32LE(0));) {
        const message = held.subarray(0, length);
        held = held.subarray(length);
        const cut = this.cutOf(message);
        if (cut?.way === 'there') return this.break(far, message, cut);
        answer = cut;
        far.write(message);
      }
    });
    far.on('data', (chunk) => {
      if (answer === null) near.write(chunk);
      else this.break(near, chunk, answer);
    });
  }

  private cutOf(message: Buffer): Cut | null {
    if (!message.includes(insert)) return null;
    this.inserts += 1;
    return this.cuts.shift() ?? null;
  }

  private break(towards: Socket, message: Buffer, { at }: Cut): void {
    const length = Math.floor(at < 1 ? at * message.length : Math.min(at, message.length - 1));
    towards.write(message.subarray(0, length), () => {
      towards.destroy();
      this.broke();
    });
  }
}
