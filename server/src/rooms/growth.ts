/** How large a document has become, so that none grows beyond what one record can hold. Knows no person and no log. */
import * as Y from 'yjs';

/**
 * Encoded. What goes on from a document after a redaction is one record: its visible words, and whose each of them is,
 * which may be as much again.
 */
export const maxDocument = 6 * 1024 * 1024;

/** A document is encoded to be measured; not again before so much, or so many frames, have come. */
const step = 64 * 1024;
const frames = 16;

export class Growth {
  /** Bytes that may still come before it is measured. */
  private room = maxDocument;
  private since: number;
  private applied = 0;

  constructor(
    private readonly doc: Y.Doc,
    /** At most so much was read of it. */
    read: number,
  ) {
    this.since = read;
  }

  /** True when so much more may be written; nothing, for what only deletes, always may. */
  takes(bytes: number): boolean {
    if (!this.has(bytes) && (this.since > 0 || this.applied >= frames)) this.measure();
    if (!this.has(bytes)) return false;
    this.since += bytes;
    this.applied += 1;
    return true;
  }

  /** Others have written to it. */
  note(bytes: number): void {
    this.since += bytes;
  }

  private has(bytes: number): boolean {
    return bytes === 0 || this.since + bytes <= this.room;
  }

  private measure(): void {
    const left = maxDocument - Y.encodeStateAsUpdate(this.doc).length;
    this.room = left < step ? 0 : left;
    this.since = this.applied = 0;
  }
}
