/** Bells between nodes: what moved, and how far. Carries no content; losing every one of them costs time, nothing else. */
import type { StreamName } from './log.js';

export type Bell =
  /** A stream has records up to this one. */
  | { readonly kind: 'stream'; readonly key: StreamName; readonly seq: number }
  /** Sessions were locked or ended; which ones is read from the store. */
  | { readonly kind: 'sessions'; readonly key: ''; readonly seq: 0 }
  /** Somebody waits until every node has read on, or a node has. */
  | { readonly kind: 'round'; readonly key: ''; readonly seq: number };

/** `alone`: there is nobody to ring for. `lost`: bells go nowhere until it is back, by itself. */
export type BusState = 'alone' | 'ringing' | 'lost';

export interface Bus {
  /** Never throws and is never waited for. */
  ring(bell: Bell): void;
  /** Rings of the other nodes, never one's own; the answer unsubscribes. */
  hear(then: (bell: Bell) => void): () => void;
  /** Bells may have been missed: rings when the line is back. The answer unsubscribes. */
  onReturn(then: () => void): () => void;
  readonly state: BusState;
  close(): Promise<void>;
}
