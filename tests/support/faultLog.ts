/** A disk that fails: refuses what it is asked to keep, or keeps it and loses the answer. Everything else is the house's own log. */
import type { Append, Log } from '@board/server/ports/log.js';

export type Fault =
  | 'none'
  /** Nothing is written, and that is said. */
  | 'refuses'
  /** It is written, and whoever asked is told that it may not be. */
  | 'forgets to answer'
  /** The same, and the next look at what is there fails too. */
  | 'is cut off'
  /** Nobody is told anything until the next fault, or none, is set. */
  | 'hangs';

export class FaultyDisk {
  /** Appends that were asked for. */
  asked = 0;
  private fault: Fault = 'none';
  private least = 0;
  private blind = false;
  private waiting: (() => void)[] = [];
  private isMeant: (append: Append) => boolean = () => true;

  /** With `times`, so many appends meet the fault, and then the disk is well again. */
  is(
    fault: Fault,
    { of = () => true, times = Infinity }: { of?: (append: Append) => boolean; times?: number } = {},
  ): void {
    this.fault = fault;
    this.least = times;
    this.isMeant = of;
    for (const go of this.waiting.splice(0)) go();
  }

  of(log: Log): Log {
    return {
      ...log,
      read: async (stream, after, limit) => {
        if (!this.blind) return log.read(stream, after, limit);
        this.blind = false;
        throw new Error('the disk cannot be reached');
      },
      append: (append) => this.through([append], () => log.append(append)),
      appendMany: (appends) => this.through(appends, () => log.appendMany(appends)),
    };
  }

  private async through<T>(appends: readonly Append[], write: () => Promise<T>): Promise<T> {
    this.asked += 1;
    while (this.fault === 'hangs' && appends.some(this.isMeant)) await new Promise<void>((go) => this.waiting.push(go));
    if (this.fault === 'none' || this.least <= 0 || !appends.some(this.isMeant)) return write();
    this.least -= 1;
    if (this.fault === 'refuses') throw new Error('the disk is full');
    await write();
    this.blind = this.fault === 'is cut off';
    throw new Error('the answer was lost');
  }
}
