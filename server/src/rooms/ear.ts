/** Hears what a document writes of itself in a turn. One for each document: to listen anew for every keystroke is dear. */
import type * as Y from 'yjs';

/** The only frame that changed the document, if it can be told as it came, and how many clocks it deletes. */
export interface Only {
  readonly update: Uint8Array;
  readonly deletes: number;
}

/** What is asked after the first transaction of a turn. */
export interface Turn {
  readonly only: Only | null;
}

export class Ear {
  private turn: Turn | null = null;
  private isFirst = true;
  private listens = false;
  private updates: Uint8Array[] = [];

  constructor(private readonly doc: Y.Doc) {
    doc.on('afterTransactionCleanup', this.hear);
  }

  open(turn: Turn): void {
    this.turn = turn;
    this.isFirst = true;
    this.updates = [];
  }

  /** All that was written since. */
  get heard(): Uint8Array[] {
    return this.updates;
  }

  close(): void {
    if (this.listens) this.doc.off('update', this.collect);
    this.listens = false;
    this.turn = null;
    this.updates = [];
  }

  private readonly collect = (update: Uint8Array): void => void this.updates.push(update);

  /** Yjs writes an update anew only for whoever listens at this moment. What it would write the same is told as it came. */
  private readonly hear = (transaction: Y.Transaction): void => {
    if (this.turn === null || this.listens) return;
    const only = this.isFirst ? this.turn.only : null;
    this.isFirst = false;
    // A copy: the journal and the trail would keep the whole of what a socket had read.
    if (only !== null && only.deletes === deletedBy(transaction)) this.updates.push(new Uint8Array(only.update));
    else if (hasChanged(transaction)) this.listen();
  };

  private listen(): void {
    this.listens = true;
    this.doc.on('update', this.collect);
  }
}

const deletedBy = ({ deleteSet: { clients } }: Y.Transaction): number => {
  let sum = 0;
  if (clients.size > 0) for (const ranges of clients.values()) for (const { len } of ranges) sum += len;
  return sum;
};

/** Looking for formatting to tidy is a transaction of its own, and mostly finds none. */
const hasChanged = ({ deleteSet, beforeState, afterState }: Y.Transaction): boolean => {
  if (deleteSet.clients.size > 0) return true;
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true;
  return false;
};
