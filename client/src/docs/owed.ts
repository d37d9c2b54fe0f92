/** What is on this screen and not yet on the server's disk: how many changes, in which roots, and their words if refused. */
import type * as Y from 'yjs';
import type { Unsent } from './docState';
import { allWords, missingFrom, rootsTouched, wordsIn } from './plain';
import { newTally, noteSent, noteStored, settled, unsentOf } from './tally';

export class Owed {
  #tally = newTally();
  #touched = new Set<string>();
  #rescued: ReadonlyMap<string, string> | null = null;

  get unsent(): number {
    return unsentOf(this.#tally);
  }

  /** A new connection counts from nothing; what was owed is carried over. */
  connection(): void {
    this.#tally = newTally(this.unsent);
  }

  /** A new document owes nothing. */
  fresh(): void {
    this.#tally = newTally();
    this.#touched.clear();
  }

  sent(frame: Uint8Array): void {
    noteSent(this.#tally, frame);
  }

  stored(count: number): void {
    noteStored(this.#tally, count);
  }

  /** An edit made without a line leaves no frame to count. */
  editedAlone(): void {
    this.#tally.carried += 1;
  }

  touch(transaction: Y.Transaction): void {
    for (const root of rootsTouched(transaction)) this.#touched.add(root);
  }

  /** Whether all is on disk, and whether something of ours has just come to be. */
  settle(): { readonly done: boolean; readonly news: boolean } {
    const done = settled(this.#tally, true);
    const news = done && this.#touched.size > 0;
    if (done) this.#touched.clear();
    return { done, news };
  }

  /** Keeps the words of the touched roots before their document is thrown away. */
  rescue(doc: Y.Doc): void {
    const here = [...allWords(doc)].filter(([root]) => this.#touched.has(root));
    this.#rescued = new Map([...(this.#rescued ?? []), ...here]);
  }

  /** What was rescued and is not in the server's words; null when nothing was rescued. */
  compare(doc: Y.Doc): readonly Unsent[] | null {
    if (this.#rescued === null) return null;
    const words = [...this.#rescued].map(([root, here]) => ({ root, words: missingFrom(here, wordsIn(doc, root)) }));
    this.#rescued = null;
    return words.filter((unsent) => unsent.words !== '');
  }

  forget(): void {
    this.fresh();
    this.#rescued = null;
  }
}
