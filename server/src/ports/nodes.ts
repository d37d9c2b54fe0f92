/** The nodes that live on one store, as each of them has written itself down there. Knows no address and no person's name. */
import type { MeetingId, UserId } from '@board/shared/kernel/ids.js';
import type { StreamName } from './log.js';

/** Who sits where on one node: ids only. */
export type Sitting = readonly (readonly [meeting: MeetingId, users: readonly UserId[]])[];

export interface Node {
  readonly id: string;
  /** Another number each time the node has shown itself: nobody compares clocks. */
  readonly beat: number;
  /** The last round in which this node has read everything. */
  readonly round: number;
  readonly sitting: Sitting;
}

export interface Nodes {
  /** Writes the node down as it is now. Resolves when a majority has it. */
  show(node: Node): Promise<void>;
  /** All that are written down, and the round asked for last. What was shown or asked before this was called is in it. */
  all(): Promise<{ readonly nodes: readonly Node[]; readonly round: number }>;
  /** Asks every node to read on; answers the number of the round. */
  ask(): Promise<number>;
  /** Strikes a node off, unless it has shown itself since that beat. True when this call did it. */
  strike(id: string, beat: number): Promise<boolean>;
  /** Strikes oneself off. */
  leave(id: string): Promise<void>;
  /** Of these streams, those that have records after the one given. */
  moved(heads: ReadonlyMap<StreamName, number>): Promise<readonly StreamName[]>;
}
