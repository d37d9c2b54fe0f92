/** What a room tells its registry. Types alone. */
import type { LogRecord } from '../ports/log.js';
import type { Closing } from './closing.js';
import type { Person } from './member.js';
import type { Room } from './room.js';
import type { Alarm } from './turn.js';

export interface RoomEvents {
  /** What the journal has after a record. */
  readonly tail: (after: number) => Promise<readonly LogRecord[]>;
  readonly empty: (room: Room) => void;
  /** With the error, when it was a bug or a store that failed. */
  readonly lost: (room: Room, error: unknown) => void;
  readonly refused: (person: Person, reason: Closing) => void;
  /** So many records are on disk now, with so much in them. */
  readonly wrote: (room: Room, records: number, bytes: number) => void;
  /** Somebody deleted much that others wrote, and it is on disk; or tried to. */
  readonly alarmed: (alarm: Alarm) => void;
}
