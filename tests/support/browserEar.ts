/** Everything one page is sent, byte for byte: bodies of answers and frames of sockets. */
import type { Page, Response, WebSocket } from '@playwright/test';
import { Traffic } from './traffic.js';

export class Ear {
  private readonly traffic = new Traffic();
  private readonly reading = new Set<Promise<void>>();

  private constructor(page: Page) {
    page.on('response', (response) => this.take(this.read(response)));
    page.on('websocket', (socket) => this.listen(socket));
  }

  /** Before the page goes anywhere. */
  static at(page: Page): Ear {
    return new Ear(page);
  }

  /** How many answers and frames were heard: none would prove nothing. */
  get heard(): number {
    return this.traffic.pieces.length;
  }

  get mark(): number {
    return this.traffic.mark;
  }

  /** Those of the words that this page was ever sent, in any dress. */
  found(words: readonly string[], after = 0): readonly string[] {
    return this.traffic.found(words, after);
  }

  /** Waits for the bodies that are still on their way. */
  async settle(): Promise<void> {
    while (this.reading.size > 0) await Promise.all(this.reading);
  }

  private take(work: Promise<void>): void {
    const done = work.finally(() => this.reading.delete(done));
    this.reading.add(done);
  }

  private async read(response: Response): Promise<void> {
    const headers = await response.allHeaders().catch(() => ({}));
    this.traffic.record('http', `${response.url()}\n${JSON.stringify(headers)}`);
    // a page that is left while its answer comes has no body to read
    const body = await response.body().catch(() => null);
    if (body !== null) this.traffic.record('http', body);
  }

  private listen(socket: WebSocket): void {
    const door = socket.url().includes('/live') ? 'live' : 'sync';
    socket.on('framereceived', ({ payload }) => this.traffic.record(door, payload));
  }
}
