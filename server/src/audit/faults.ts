/** What verification finds, in words of the house. Types only. */
import type { StreamName } from '../ports/log.js';

/** The first record that is not as it was written. `checkpoint` stands for the checkpoints themselves. */
export interface Fault {
  readonly stream: StreamName;
  readonly seq: number;
  readonly what: string;
}

/** What a checkpoint saw at the end of a stream. */
export interface Seen {
  readonly seq: number;
  readonly hash: string;
  /** The number of the checkpoint. */
  readonly by: number;
}
