/** A document as its journal has it. Kept bytes are built into one when it is first asked for: who only reads needs none. */
import type { PlacementId } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import { Leases } from './leases.js';
import { QuietDoc } from './quietDoc.js';
import type { Run } from './scan/scan.js';

/** A document as a snapshot has it, in Yjs's encoding. */
export interface KeptDoc {
  readonly update: Uint8Array;
  readonly vector: Uint8Array;
}

/** Kept bytes that are no whole document. The journal knows what is. */
export class Flawed extends Error {}

export class Replayed {
  readonly leases = new Leases();
  /** Where each once stood. */
  readonly placed = new Map<PlacementId, readonly Run[]>();
  /** How far the journal was read. */
  head = 0;
  /** The document goes on in another: nothing more is written to it. */
  ended = false;
  private built: Y.Doc | null = null;

  constructor(
    private waiting: KeptDoc | null,
    /** Deleted words are kept in memory, as the journal has them. */
    private readonly keep: boolean,
  ) {}

  /** Throws `Flawed`. To build a long one takes longer than to tell it. */
  get doc(): Y.Doc {
    this.built ??= this.build();
    return this.built;
  }

  /** All that the document is, while nothing was asked of it and nothing written to it. */
  get kept(): Uint8Array | null {
    return this.waiting?.update ?? null;
  }

  /** The state vector, encoded. */
  get vector(): Uint8Array {
    return this.waiting?.vector ?? Y.encodeStateVector(this.doc);
  }

  /** Has anything been written under this id? */
  hasWordsOf(client: number): boolean {
    if (this.waiting === null) return Y.getState(this.doc.store, client) > 0;
    return Y.decodeStateVector(this.waiting.vector).has(client);
  }

  destroy(): void {
    this.built?.destroy();
  }

  private build(): Y.Doc {
    const doc = new QuietDoc({ gc: !this.keep });
    if (this.waiting !== null) fill(doc, this.waiting);
    this.waiting = null;
    return doc;
  }
}

const fill = (doc: Y.Doc, { update, vector }: KeptDoc): void => {
  try {
    asWritten(doc, () => Y.applyUpdate(doc, update));
  } catch (error) {
    throw new Flawed('a snapshot of which no document can be made', { cause: error });
  }
  const { pendingStructs, pendingDs } = doc.store;
  if (pendingStructs !== null || pendingDs !== null || Buffer.compare(Y.encodeStateVector(doc), vector) !== 0)
    throw new Flawed('a snapshot that is not whole');
};

/** Tidying formatting while replaying would change the document without a record of it. */
export const asWritten = (doc: Y.Doc, act: () => void): void => {
  doc.on('afterTransaction', keepAsWritten);
  doc.transact(act);
  doc.off('afterTransaction', keepAsWritten);
  for (const root of doc.share.keys()) doc.getXmlFragment(root);
};

const keepAsWritten = (transaction: Y.Transaction): void => {
  transaction._needFormattingCleanup = false;
};
