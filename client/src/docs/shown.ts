/** The state of a document as it is drawn: at once when words are not saved, calmly when they are again. Knows no React. */
import type { DocState } from './docState.js';

const saving: DocState = { kind: 'live', save: 'saving', savedAt: null, unsent: 0 };

/** Between two keys of somebody who is typing, everything may be on disk: nobody needs to read that each time. */
const calm = 600;

const drawn = (state: DocState): DocState => (state.kind === 'live' && state.save === 'saving' ? saving : state);

export class Shown {
  #now: DocState = { kind: 'opening' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #tell: () => void;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  get now(): DocState {
    return this.#now;
  }

  /** The caller tells of what this changes at once; of what it changes later, this tells. */
  follow(state: DocState): void {
    clearTimeout(this.#timer);
    const after = drawn(state);
    if (this.#now !== saving || after.kind !== 'live' || after === saving) this.#now = after;
    else this.#timer = setTimeout(() => this.#settle(after), calm);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #settle(state: DocState): void {
    this.#now = state;
    this.#tell();
  }
}
