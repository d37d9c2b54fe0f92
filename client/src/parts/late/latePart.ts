/** Code that comes when it is wanted, and is asked for again until it is here. Knows connections, not screens. */
import { waitBefore } from '@board/shared/wire/returning';
import { askBuild } from '../../live/build';
import { connectionNow, onConnection } from '../../live/connection';
import { announce } from '../notice/announce';
import { missingSheets } from './sheets';

/** `updated`: the board serves another build. `stuck`: the board answers, and the part does not come all the same. */
export type Why = 'not yet' | 'updated' | 'stuck';

export type Lateness<T> =
  | { readonly kind: 'coming' }
  | { readonly kind: 'late'; readonly why: Why }
  | { readonly kind: 'here'; readonly part: T };

/** So long nothing is said of it. */
const patience = 10_000;
/** A try or two may fail while the board is being replaced. */
const beforeAsking = 3;
const beforeStuck = 3;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const lateWords = (what: string, why: Why): string => {
  if (why === 'not yet') return `${what} is still being loaded. The board keeps trying.`;
  const first = why === 'stuck' ? `${what} could not be loaded.` : `The board was updated while this page was open.`;
  return `${first} When it says “Saved”, load the page again to go on.`;
};

export class LatePart<T> {
  #state: Lateness<T> = { kind: 'coming' };
  #trying: Promise<void> | null = null;
  #asked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed = { tries: 0, answered: 0, since: 0 };
  #unheed: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();

  /** `what` begins a sentence: "This screen". */
  constructor(
    private readonly fetch: () => Promise<T>,
    readonly what: string,
  ) {}

  readonly state = (): Lateness<T> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1 && this.#state.kind === 'late') {
      this.#say(this.#state.why);
      this.#soon();
    }
    return () => this.#listeners.delete(listener);
  };

  /** Resolves when it is here, or known to be late. */
  want(): Promise<unknown> {
    if (this.#state.kind !== 'coming') return Promise.resolve();
    const late = pause(patience).then(() => {
      if (this.#state.kind === 'coming') this.#enter({ kind: 'late', why: 'not yet' });
    });
    return Promise.race([this.#begin(), late]);
  }

  /** By hand: whoever asks while a try is under way has one more, at once, should that one fail. */
  readonly again = (): Promise<void> => {
    this.#asked = this.#trying !== null;
    return this.#begin();
  };

  #begin(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#state.kind === 'here') return Promise.resolve();
    this.#trying ??= this.#try().finally(() => {
      this.#trying = null;
      if (this.#asked) void this.again();
    });
    return this.#trying;
  }

  async #try(): Promise<void> {
    try {
      await missingSheets();
      const part = await this.fetch();
      this.#unheed?.();
      this.#enter({ kind: 'here', part });
    } catch {
      await this.#missed();
    }
  }

  async #missed(): Promise<void> {
    const failed = this.#failed;
    if (failed.tries === 0) failed.since = performance.now();
    failed.tries += 1;
    this.#heed();
    const build = failed.tries < beforeAsking ? 'unreachable' : await askBuild();
    if (build === 'same') failed.answered += 1;
    const stuck = failed.answered >= beforeStuck ? 'stuck' : 'not yet';
    this.#enter({ kind: 'late', why: build === 'other' ? 'updated' : stuck });
    this.#soon();
  }

  /** Nobody waits for a part that is not on the screen. */
  #soon(since = performance.now() - this.#failed.since): void {
    clearTimeout(this.#timer);
    if (this.#listeners.size === 0) return;
    this.#timer = setTimeout(() => void this.#begin(), waitBefore(since, Math.random()));
  }

  /** The line is back, as the browser or the board's own line notices. */
  #heed(): void {
    if (this.#unheed !== null) return;
    const stop = onConnection(() => connectionNow().kind === 'online' && this.#soon(0));
    const back = () => this.#soon(0);
    window.addEventListener('online', back);
    this.#unheed = () => {
      stop();
      window.removeEventListener('online', back);
    };
  }

  #say(why: Why): void {
    announce(lateWords(this.what, why));
  }

  #enter(after: Lateness<T>): void {
    const before = this.#state;
    this.#state = after;
    const same = before.kind === 'late' && after.kind === 'late' && before.why === after.why;
    if (same) return;
    if (this.#listeners.size > 0) {
      if (after.kind === 'late') this.#say(after.why);
      if (before.kind === 'late' && after.kind === 'here') announce(`${this.what} is loaded.`);
    }
    for (const listener of this.#listeners) listener();
  }
}
