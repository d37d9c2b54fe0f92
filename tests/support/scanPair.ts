/** Two documents that take the same frames: one as a turn does it, the other as Yjs alone would. */
import { integrate } from '@board/server/rooms/integrate.js';
import { scan } from '@board/server/rooms/scan/scan.js';
import * as Y from 'yjs';
import { groundOf, verdict } from './roomsScan.js';

export interface Taken {
  readonly verdict: string;
  /** Integrated from what the scan read, without Yjs reading the frame. */
  readonly read: boolean;
  /** Told as it came. */
  readonly told: boolean;
  readonly differs: readonly string[];
}

interface Transacted {
  readonly updates: readonly Uint8Array[];
  /** How many clocks the first transaction deleted. */
  readonly deletes: number;
}

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

const deletesOf = ({ deleteSet }: Y.Transaction): number =>
  [...deleteSet.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);

/** Not local, as in a room: Yjs then tidies formatting in a second transaction. */
const transacted = (doc: Y.Doc, act: (transaction: Y.Transaction) => void): Transacted => {
  const updates: Uint8Array[] = [];
  const deletes: number[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  const count = (transaction: Y.Transaction): void => void deletes.push(deletesOf(transaction));
  doc.on('update', keep);
  doc.on('afterTransactionCleanup', count);
  Y.transact(doc, act, null, false);
  doc.off('update', keep);
  doc.off('afterTransactionCleanup', count);
  return { updates, deletes: deletes[0] ?? 0 };
};

export class Pair {
  /** As Yjs alone has it. */
  readonly plain = new Y.Doc();
  private readonly quick = new Y.Doc();

  constructor(
    base: Uint8Array,
    private readonly own: readonly number[],
  ) {
    for (const doc of [this.plain, this.quick]) {
      Y.applyUpdate(doc, base);
      for (const root of doc.share.keys()) doc.getXmlFragment(root);
    }
  }

  take(frame: Uint8Array): Taken {
    const refuses = (root: string) => (root === 'victim' ? ('no-write' as const) : null);
    const scanned = scan(frame, groundOf(this.quick, { own: this.own, refuses, mayWipe: 1_000_000 }));
    if (scanned.kind !== 'fit') return { verdict: verdict(scanned), read: false, told: false, differs: [] };
    const { update, read, asItCame, roots } = scanned;
    for (const doc of [this.plain, this.quick]) for (const root of roots) doc.getXmlFragment(root);
    const plain = transacted(this.plain, () => Y.applyUpdate(this.plain, update));
    const quick = transacted(this.quick, (transaction) =>
      read === null ? Y.applyUpdate(this.quick, update) : integrate(transaction, read),
    );
    const told = asItCame !== null && asItCame === quick.deletes;
    const differs = [...this.between(plain, quick)];
    if (told && hex(frame) !== hex(plain.updates[0])) differs.push(`told otherwise than ${hex(plain.updates[0])}`);
    return { verdict: 'fit', read: read !== null, told, differs };
  }

  private *between(plain: Transacted, quick: Transacted): Generator<string> {
    if (plain.updates.map(hex).join() !== quick.updates.map(hex).join()) yield 'what was written';
    if (hex(Y.encodeStateAsUpdate(this.plain)) !== hex(Y.encodeStateAsUpdate(this.quick))) yield 'the document';
    if (this.quick.store.pendingStructs !== null || this.quick.store.pendingDs !== null) yield 'something is left over';
    for (const root of this.plain.share.keys()) {
      const [one, two] = [this.plain, this.quick].map((doc) => doc.getXmlFragment(root).toJSON());
      if (one !== two) yield `the words of ${root}`;
    }
  }
}
