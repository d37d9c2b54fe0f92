/** The one primitive underneath: an append-only, hash-chained stream with append-after. Knows no meaning of a body. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';

/** `directory`, `meeting/<id>`, `case/<id>`, `doc/<docKey>` or `access/<caseId>`. */
export type StreamName = string;

export interface Draft {
  /** Server time, milliseconds since 1970 UTC. */
  readonly at: number;
  /** Who caused the record; `system` for the house itself. */
  readonly by: UserId | 'system';
  readonly session: SessionId | null;
  /** Opaque bytes: canonical JSON of facts, or a document record. At most 15 MiB, as are all bodies of one append. */
  readonly body: Uint8Array;
}

export interface LogRecord extends Draft {
  readonly stream: StreamName;
  /** 1, 2, 3 … without gaps inside a stream. Never leaves the server. */
  readonly seq: number;
  /** Hash of the record before; 64 zeros for the first. */
  readonly prev: string;
  /** SHA-256 (hex) over prev, stream, seq, at, by, session and the SHA-256 of the body. */
  readonly hash: string;
}

export interface Head {
  /** 0 for a stream that does not exist yet. */
  readonly seq: number;
  readonly hash: string;
}

export interface Append {
  readonly stream: StreamName;
  /** The head the writer has seen: the drafts become after+1, after+2 … or nothing is written. */
  readonly after: number;
  readonly drafts: readonly Draft[];
}

/** `conflict`: somebody else has appended since; read the tail and decide again. */
export type AppendResult =
  { readonly ok: true; readonly records: readonly LogRecord[] } | { readonly ok: false; readonly reason: 'conflict' };

export interface Log {
  /** Resolves when the records are on disk. Rejects when the store cannot promise that: then nothing may be told. */
  append(append: Append): Promise<AppendResult>;
  /** Appends to several streams in one durable write; each answers for itself, in order. Streams must differ. */
  appendMany(appends: readonly Append[]): Promise<readonly AppendResult[]>;
  /** Records with seq > after, ascending, at most `limit` (default: all). */
  read(stream: StreamName, after: number, limit?: number): Promise<readonly LogRecord[]>;
  head(stream: StreamName): Promise<Head>;
  /** Names of the streams that begin with the prefix, sorted. */
  names(prefix: string): Promise<readonly StreamName[]>;
}
