/** What a document came to, kept so that loading needs no long history. The log stays the truth: this may be lost. */
import type { StreamName } from './log.js';

export interface Snapshot {
  /** The last record it stands for, and that record's hash: a snapshot of another past is worth nothing. */
  readonly seq: number;
  readonly hash: string;
  /** Opaque bytes; sealed under the key of the stream, so that whoever destroys that key destroys this. */
  readonly body: Uint8Array;
}

/** `gone`: the key of the stream was destroyed or lost. */
export type Kept = 'kept' | 'too large' | 'gone';

export interface Snapshots {
  /** Null when there is none. Rejects with Unreadable when there is one that cannot be opened. */
  find(stream: StreamName): Promise<Snapshot | null>;
  /** In the place of an earlier one; never in the place of a later one, whoever has made that. */
  keep(stream: StreamName, snapshot: Snapshot): Promise<Kept>;
}
