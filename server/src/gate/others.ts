/** What is asked of the other nodes, by those who change something here. Interfaces only: who they are is not known here. */
import type { StreamName } from '../ports/log.js';

export interface Others {
  /** Records of a stream, up to this one, are on disk. A bell: nobody waits for it. */
  streamMoved(stream: StreamName, seq: number): void;
  /** Sessions were locked or ended, and it is on disk. A bell too. */
  sessionsMoved(): void;
  /**
   * Resolves when whatever was on disk at the call holds on every node: each that lives has read it, and one that does
   * not answer has by its own clock stopped telling anything.
   */
  everywhere(): Promise<void>;
}

export const nobodyElse: Others = {
  streamMoved: () => undefined,
  sessionsMoved: () => undefined,
  everywhere: () => Promise.resolve(),
};
