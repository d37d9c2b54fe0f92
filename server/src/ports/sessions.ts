/** Who is signed in where. Knows the hash of a session's token, never the token. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';

export interface Session {
  readonly id: SessionId;
  readonly userId: UserId;
  /** Milliseconds since 1970 UTC, like every time here. */
  readonly createdAt: number;
  readonly lastSeen: number;
  /** When the screen was locked; null while it is not. */
  readonly lockedAt: number | null;
  /** When the session ended; null while it lives. An ended session never lives again. */
  readonly endedAt: number | null;
}

export interface NewSession {
  /** SHA-256 (hex) of the token that the browser holds. */
  readonly tokenHash: string;
  readonly id: SessionId;
  readonly userId: UserId;
  readonly at: number;
}

export interface Sessions {
  /** Rejects when there is a session of that token or id already: tokens and ids are random, so that is a bug. */
  create(session: NewSession): Promise<void>;
  /** Ended sessions are found too, with `endedAt` set. */
  find(tokenHash: string): Promise<Session | null>;
  /** Those of them that are known, ended or not, in no order. */
  findAll(tokenHashes: readonly string[]): Promise<readonly Session[]>;
  /** Answers whether there is such a session and it has not ended. */
  touch(tokenHash: string, at: number): Promise<boolean>;
  /** Locks the session, or with null opens it again. Answers as `touch` does. */
  lock(tokenHash: string, at: number | null): Promise<boolean>;
  end(tokenHash: string, at: number): Promise<void>;
  /** Answers how many sessions lived until now. */
  endAllOf(userId: UserId, at: number): Promise<number>;
}
