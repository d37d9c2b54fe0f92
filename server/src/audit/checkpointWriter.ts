/** Writes one checkpoint after another: what has moved, the root over all, signed, on disk, and noted in the store. Knows no time of its own. */
import { canonical } from '@board/shared/kernel/canonical.js';
import type { Head, Log, StreamName } from '../ports/log.js';
import {
  appendLine,
  beforeFirst,
  hashOfLine,
  lineOf,
  linesIn,
  readLine,
  signedText,
  tidy,
  type Checkpoint,
} from './checkpointFiles.js';
import { openHeads, type Heads } from './heads.js';
import type { Signer } from './signing.js';

const notes = 'access/checkpoints/';

/**
 * Each checkpoint leaves a record here, at its own time: so the store tells of a checkpoint that is gone. Nodes that
 * share a store have a chain of checkpoints each; a chain is known by its first line.
 */
export const noteStream = (firstLine: string): StreamName => `${notes}${hashOfLine(firstLine).slice(0, 16)}`;
export const isNoteStream = (stream: StreamName): boolean => stream.startsWith(notes);

export interface CheckpointWriter {
  moved(stream: StreamName, head: Head): void;
  /** True until this process has written one: another may have been killed before it could. */
  readonly isFirst: boolean;
  /** Resolves when the checkpoint is on disk and noted. When it rejects, what has moved is kept for the next. */
  write(now: number): Promise<void>;
}

interface Needs {
  readonly log: Log;
  readonly folder: string;
  readonly signer: Signer;
}

/** Where the folder's chain ends. */
interface End {
  readonly number: number;
  readonly at: number;
  readonly hash: string;
  /** Where the chain is noted; null before its first line. */
  readonly notes: StreamName | null;
  /** The day in whose file this process has told all heads. */
  readonly day: number | null;
}

const dayOf = (at: number): number => Math.floor(at / 86_400_000);

const endOf = async (folder: string): Promise<End> => {
  await tidy(folder);
  const lines = await linesIn(folder);
  const last = lines.at(-1);
  // A line that was spoilt does not stop the meeting: the chain goes on after it, and verification names it.
  const read = last === undefined ? null : readLine(last)?.checkpoint;
  const hash = last === undefined ? beforeFirst : hashOfLine(last);
  const notes = lines[0] === undefined ? null : noteStream(lines[0]);
  return { number: read?.number ?? lines.length, at: read?.at ?? 0, hash, notes, day: null };
};

const learnAll = async (log: Log, heads: Heads): Promise<void> => {
  for (const stream of await log.names('')) heads.learn(stream, await log.head(stream));
};

/** The store vouches for the checkpoint as the checkpoint does for the store. */
const note = async (log: Log, stream: StreamName, { number, at }: Checkpoint, hash: string): Promise<Head> => {
  const body = Buffer.from(canonical({ checkpoint: number, hash }), 'utf8');
  for (;;) {
    const { seq } = await log.head(stream);
    const drafts = [{ at, by: 'system' as const, session: null, body }];
    const result = await log.append({ stream, after: seq, drafts });
    const last = result.ok ? result.records.at(-1) : undefined;
    if (last) return last;
  }
};

class Writer implements CheckpointWriter {
  private readonly heads = openHeads();
  private changed = new Set<StreamName>();

  constructor(
    private readonly needs: Needs,
    private end: End,
  ) {}

  moved(stream: StreamName, head: Head): void {
    this.heads.learn(stream, head);
    this.changed.add(stream);
  }

  get isFirst(): boolean {
    return this.end.day === null;
  }

  async write(now: number): Promise<void> {
    const { log } = this.needs;
    const at = Math.max(now, this.end.at + 1);
    const full = this.end.day !== dayOf(at);
    if (full) await learnAll(log, this.heads);
    const told = this.next(at, full);
    const before = this.changed;
    this.changed = new Set();
    const notes = await this.keep(told).catch((error: unknown) => {
      this.changed = new Set([...before, ...this.changed]);
      throw error;
    });
    this.moved(notes, await note(log, notes, told, this.end.hash));
  }

  private next(at: number, full: boolean): Checkpoint {
    const { heads, end, needs } = this;
    const told = full ? heads.all() : heads.of(this.changed);
    const place = { version: 1 as const, number: end.number + 1, at, prev: end.hash };
    return { ...place, full, heads: [...told], size: heads.size, root: heads.root(), key: needs.signer.key };
  }

  /** Answers where it is to be noted. */
  private async keep(told: Checkpoint): Promise<StreamName> {
    const { folder, signer } = this.needs;
    const text = lineOf({ checkpoint: told, signature: signer.sign(signedText(told)) });
    // What a full disk has left of a line is no line.
    await appendLine(folder, told.at, text).catch((error: unknown) => tidy(folder).then(() => Promise.reject(error)));
    const notes = this.end.notes ?? noteStream(text);
    this.end = { number: told.number, at: told.at, hash: hashOfLine(text), notes, day: dayOf(told.at) };
    return notes;
  }
}

export const openWriter = async (needs: Needs): Promise<CheckpointWriter> =>
  new Writer(needs, await endOf(needs.folder));
