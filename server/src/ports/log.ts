/** The one primitive underneath: an append-only, hash-chained stream with append-after. Knows no meaning of a body. */
import type { CaseId, SessionId, UserId } from '@board/shared/kernel/ids.js';

/** `directory`, `meeting/<id>`, `case/<id>`, `doc/<docKey>`, `access/<caseId>` or `access/checkpoints/<chain>`. */
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
  /** SHA-256 (hex) over prev, stream, seq, at, by, session and the SHA-256 of the body as it is stored: sealed. */
  readonly hash: string;
}

/** What a verifier needs of a record: everything but its content. */
export interface Link extends Omit<LogRecord, 'body'> {
  /** SHA-256 (hex) of the body as first stored: computed from it while it is there, as it was kept when it is not. */
  readonly digest: string;
  readonly body: 'kept' | 'amended' | 'destroyed';
}

/** A body that cannot be opened: destroyed, its key gone, or its bytes altered or out of their place. Ids only. */
export class Unreadable extends Error {
  constructor(
    readonly stream: StreamName,
    readonly seq: number,
  ) {
    super(`record ${seq} of ${stream} cannot be opened`);
    this.name = 'Unreadable';
  }
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
  /** Under whose key a document is sealed: needed for its first append. The facts of a case know their own. */
  readonly caseId?: CaseId;
}

/**
 * `conflict`: somebody else has appended since; read the tail and decide again.
 * `gone`: the key of the stream was destroyed or lost; nothing is written to it any more, so do not try again.
 */
export type AppendResult =
  | { readonly ok: true; readonly records: readonly LogRecord[] }
  | { readonly ok: false; readonly reason: 'conflict' | 'gone' };

export interface Log {
  /** Resolves when the records are on disk. Rejects when the store cannot promise that: then nothing may be told. */
  append(append: Append): Promise<AppendResult>;
  /** Appends to several streams in one durable write; each answers for itself, in order. Streams must differ. */
  appendMany(appends: readonly Append[]): Promise<readonly AppendResult[]>;
  /** Records with seq > after, ascending, at most `limit` (default: all). Rejects with Unreadable, all or nothing. */
  read(stream: StreamName, after: number, limit?: number): Promise<readonly LogRecord[]>;
  /** The same range without content: what a chain is verified from, whoever may still read it. */
  links(stream: StreamName, after: number, limit?: number): Promise<readonly Link[]>;
  /** Destroys every body of a stream and the key it was sealed with. May be asked again; the chain still verifies. */
  destroy(stream: StreamName): Promise<void>;
  /** Puts other content in the place of a record's: the chain still verifies, and says so. May be asked again. */
  amend(stream: StreamName, seq: number, body: Uint8Array): Promise<void>;
  head(stream: StreamName): Promise<Head>;
  /** Names of the streams that begin with the prefix, sorted. */
  names(prefix: string): Promise<readonly StreamName[]>;
}
