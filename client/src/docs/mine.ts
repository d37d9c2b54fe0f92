/** The words that were typed here and are not on the server's disk: told by client id and clock, so that nobody else's are among them. */
import * as Y from 'yjs';

interface Piece {
  readonly words: string;
  readonly parent: unknown;
}

export class Mine {
  /** Each id that was leased here, and up to where its words are stored. */
  readonly #stored = new Map<number, number>();

  leased(doc: Y.Doc, id: number): void {
    if (!this.#stored.has(id)) this.#stored.set(id, Y.getState(doc.store, id));
  }

  /** Everything that was typed until now is on disk. */
  settled(doc: Y.Doc): void {
    for (const id of this.#stored.keys()) this.#stored.set(id, Y.getState(doc.store, id));
  }

  unsent(doc: Y.Doc): string {
    const pieces = [...this.#stored].flatMap(([id, from]) =>
      (doc.store.clients.get(id) ?? []).flatMap((struct) => pieceOf(struct, from)),
    );
    return pieces
      .map(({ words, parent }, at) => (at > 0 && pieces[at - 1]?.parent !== parent ? `\n${words}` : words))
      .join('')
      .trim();
  }
}

const pieceOf = (struct: Y.Item | Y.GC, from: number): readonly Piece[] => {
  if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString)) return [];
  const words = struct.content.str.slice(Math.max(0, from - struct.id.clock));
  return words === '' ? [] : [{ words, parent: struct.parent }];
};
