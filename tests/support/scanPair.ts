/** Two documents that take the same frames: one as a turn does it, the other as Yjs alone would. */
import { Ear } from '@board/server/rooms/ear.js';
import { integrate } from '@board/server/rooms/integrate.js';
import { QuietDoc } from '@board/server/rooms/quietDoc.js';
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

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

const deletesOf = ({ deleteSet }: Y.Transaction): number =>
  [...deleteSet.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);

/** Not local, as in a room: Yjs then tidies formatting in a second transaction. */
const writtenBy = (doc: Y.Doc, act: () => void): readonly Uint8Array[] => {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', keep);
  Y.transact(doc, act, null, false);
  doc.off('update', keep);
  return updates;
};

export class Pair {
  /** As Yjs alone has it. */
  readonly plain = new Y.Doc();
  private readonly quick = new QuietDoc();
  private readonly ear = new Ear(this.quick);

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
    const plain = writtenBy(this.plain, () => Y.applyUpdate(this.plain, update));
    let deletes = 0;
    this.ear.open({ only: asItCame === null ? null : { update, deletes: asItCame } });
    Y.transact(
      this.quick,
      (transaction) => {
        if (read === null) Y.applyUpdate(this.quick, update);
        else integrate(transaction, read);
        deletes = deletesOf(transaction);
      },
      null,
      false,
    );
    const heard = this.ear.heard;
    this.ear.close();
    const told = asItCame === deletes;
    return { verdict: 'fit', read: read !== null, told, differs: [...this.between(plain, heard)] };
  }

  private *between(plain: readonly Uint8Array[], heard: readonly Uint8Array[]): Generator<string> {
    if (plain.map(hex).join() !== heard.map(hex).join())
      yield `what was told: ${heard.map(hex).join()} and not ${plain.map(hex).join()}`;
    if (hex(Y.encodeStateAsUpdate(this.plain)) !== hex(Y.encodeStateAsUpdate(this.quick))) yield 'the document';
    if (this.quick.store.pendingStructs !== null || this.quick.store.pendingDs !== null) yield 'something is left over';
    for (const root of this.plain.share.keys()) {
      const [one, two] = [this.plain, this.quick].map((doc) => doc.getXmlFragment(root).toJSON());
      if (one !== two) yield `the words of ${root}`;
    }
  }
}
