/** A TCP pass-through that can go silent either way, hold back, or cut: a network on a bad day. Knows no byte it carries. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** To the house, or back from it. */
export type Way = 'there' | 'back';

interface Cable {
  readonly inside: Socket;
  readonly outside: Socket;
}

export class FaultProxy {
  private readonly cables = new Set<Cable>();
  private readonly silent = new Set<Way>();
  private target = 0;

  private constructor(private readonly server: Server) {
    server.on('connection', (outside) => this.lay(outside));
  }

  /** Listens at once, so that its address can be named before there is a house behind it. */
  static async open(): Promise<FaultProxy> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new FaultProxy(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  to(url: string): this {
    this.target = Number(new URL(url).port);
    return this;
  }

  /** From now on nothing passes that way, and neither end is told. */
  drop(...ways: readonly Way[]): void {
    for (const way of ways) this.silent.add(way);
  }

  /** Everything passes again; what was dropped is lost. */
  mend(): void {
    this.silent.clear();
  }

  /** The far end stops reading: what is sent to it waits with whoever sends. */
  stopReading(): void {
    for (const { inside } of this.cables) inside.pause();
  }

  readOn(): void {
    for (const { inside } of this.cables) inside.resume();
  }

  /** Both ends are told that the other has gone. */
  cut(): void {
    for (const { inside, outside } of this.cables) {
      inside.destroy();
      outside.destroy();
    }
  }

  get open(): number {
    return this.cables.size;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }

  private lay(outside: Socket): void {
    const inside = connect(this.target, '127.0.0.1');
    const cable = { inside, outside };
    this.cables.add(cable);
    outside.on('data', (bytes) => this.silent.has('there') || inside.write(bytes));
    inside.on('data', (bytes) => this.silent.has('back') || outside.write(bytes));
    for (const [own, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      own.on('error', () => own.destroy());
      // A half-open connection is one whose end nobody hears of.
      own.on('close', () => {
        if (this.silent.size === 0) other.destroy();
        if (inside.destroyed && outside.destroyed) this.cables.delete(cable);
      });
    }
  }
}
