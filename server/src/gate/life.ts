/** One session's life: how long it may be, and what is known of it. Values only. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';

/**
 * Why a session may not be used: it can be taken up again by signing in, or it is over for good. `unavailable`: nobody's
 * may, because this node cannot confirm what it knows; the session itself is as it was.
 */
export type Over = 'locked' | 'unauthenticated' | 'unavailable';

/** Milliseconds. */
export const lifeTimes = {
  /** A session ends for good after ten hours, whatever happens in it. */
  absolute: 10 * 60 * 60_000,
  /** After so long without a sign of life it is locked. */
  idle: 15 * 60_000,
  /** So long before it locks, its screens are told. */
  warning: 60_000,
} as const;

export interface Life {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly tokenHash: string;
  /** When it began, by the clock on the wall; all other times are by the one that measures how long. */
  readonly createdAt: number;
  readonly ends: number;
  lastSeen: number;
  /** When the last sign of life was written down. */
  keptAt: number;
  over: Over | null;
  warned: boolean;
}
