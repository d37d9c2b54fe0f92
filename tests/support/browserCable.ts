/** The cable between one browser and the board: a small proxy that can be pulled out, sockets in use included. */
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

const forward = (asked: IncomingMessage, answer: ServerResponse): void => {
  const { url = '', method, headers } = asked;
  const onward = request(url, { method, headers }, (told) => {
    answer.writeHead(told.statusCode ?? 502, told.rawHeaders);
    told.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
};

const tunnel = ({ url = '' }: IncomingMessage, browser: Duplex, first: Buffer): Socket => {
  const { hostname, port } = new URL(`http://${url}`);
  const board = connect(Number(port), hostname, () => {
    browser.write('HTTP/1.1 200 Connection established\r\n\r\n');
    board.write(first);
    board.pipe(browser).pipe(board);
  });
  board.on('error', () => browser.destroy());
  browser.on('error', () => board.destroy());
  browser.on('close', () => board.destroy());
  return board;
};

export class Cable {
  private readonly sockets = new Set<Socket>();
  private pulled = false;
  private silent = false;
  /** Connections that were taken and will never be answered. */
  swallowed = 0;

  private constructor(private readonly proxy: Server) {
    proxy.on('connection', (socket) => {
      if (this.pulled) socket.destroy();
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    proxy.on('connect', (asked, browser, first) => {
      if (!this.silent) return void tunnel(asked, browser, first);
      this.swallowed += 1;
      browser.on('error', () => browser.destroy());
    });
  }

  static async lay(): Promise<Cable> {
    const cable: Cable = new Cable(createServer((asked, answer) => cable.silent || forward(asked, answer)));
    await new Promise<void>((resolve) => cable.proxy.listen(0, '127.0.0.1', resolve));
    return cable;
  }

  get server(): string {
    return `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
  }

  pull(): void {
    this.pulled = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Plugged in, and nothing comes back: whoever connects now waits for ever, also once it works again. */
  goSilent(): void {
    this.pulled = false;
    this.silent = true;
  }

  plugIn(): void {
    this.pulled = false;
    this.silent = false;
  }

  async remove(): Promise<void> {
    this.pull();
    await new Promise<void>((resolve) => this.proxy.close(() => resolve()));
  }
}
