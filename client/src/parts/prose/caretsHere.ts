/** Presence as the editor of one root needs it: who moves in another root makes it draw nothing. */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

interface Change {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

const nobody: Change = { added: [], updated: [], removed: [] };

type Listener = (change: Change, origin: unknown) => void;

/** What the caret plugin asks of an awareness. */
export type Watched = Pick<Awareness, 'getStates' | 'getLocalState' | 'setLocalStateField'> & {
  readonly on: (event: 'change', listener: Listener) => void;
  readonly off: (event: 'change', listener: Listener) => void;
};

/** Each drawing costs a layout: others' carets move no oftener than this, and give way to a hand that types here. */
const drawnEvery = 100;
const whileTyping = 300;

/** The plugin hides all carets when one's own key changes the structure, and shows them again at the next news. */
const ownAfter = 250;

export const isIn = (state: Readonly<Record<string, unknown>> | undefined, root: string): boolean =>
  state?.['field'] === root;

interface Caret {
  readonly anchor: unknown;
  readonly head: unknown;
}

const isSamePlace = (a: unknown, b: unknown): boolean =>
  Y.compareRelativePositions(Y.createRelativePositionFromJSON(a), Y.createRelativePositionFromJSON(b));

/** The plugin says one's own caret again at every key of others, who would each tell everybody that nothing has moved. */
const isSameCaret = (before: unknown, after: unknown): boolean => {
  const [a, b] = [before as Caret | null | undefined, after as Caret | null];
  if (a == null || b === null) return a === b;
  return isSamePlace(a.anchor, b.anchor) && isSamePlace(a.head, b.head);
};

class Sieve {
  private readonly here = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawnAt = -Infinity;
  private typedAt = -Infinity;

  constructor(
    private readonly awareness: Awareness,
    private readonly root: string,
    private readonly listener: Listener,
  ) {
    for (const id of awareness.getStates().keys()) this.isNews(id);
    awareness.on('change', this.heed);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.awareness.off('change', this.heed);
  }

  private readonly heed: Listener = (change) => {
    const own = this.awareness.clientID;
    const ids = [...change.added, ...change.updated, ...change.removed];
    const others = ids.filter((id) => id !== own && this.isNews(id));
    const now = performance.now();
    if (ids.includes(own)) this.typedAt = now;
    if (others.length > 0) this.soon(now);
    else if (this.here.size > 0 && ids.includes(own)) this.in(ownAfter);
  };

  private soon(now: number): void {
    const every = now - this.typedAt < whileTyping ? whileTyping : drawnEvery;
    this.in(Math.max(0, this.drawnAt + every - now));
  }

  private in(wait: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.drawnAt = performance.now();
      this.listener(nobody, 'gathered');
    }, wait);
  }

  /** Somebody is in this root now, or has just left it. */
  private isNews(id: number): boolean {
    if (id === this.awareness.clientID) return false;
    const was = this.here.delete(id);
    const is = isIn(this.awareness.getStates().get(id), this.root);
    if (is) this.here.add(id);
    return was || is;
  }
}

/** The same awareness, whose changes are told only when they are seen in this root. */
export const caretsHere = (awareness: Awareness, root: string): Watched => {
  const sieves = new Map<Listener, Sieve>();
  return {
    getStates: () => awareness.getStates(),
    getLocalState: () => awareness.getLocalState(),
    setLocalStateField: (field, value: unknown) => {
      if (field !== 'cursor' || !isSameCaret(awareness.getLocalState()?.[field], value))
        awareness.setLocalStateField(field, value);
    },
    on: (_, listener) => void sieves.set(listener, new Sieve(awareness, root, listener)),
    off: (_, listener) => {
      sieves.get(listener)?.stop();
      sieves.delete(listener);
    },
  };
};
