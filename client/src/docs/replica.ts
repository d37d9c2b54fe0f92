/** The replica of one document: opened under a leased id, kept through lost connections, thrown away when refused. */
import type { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import { never } from '@board/shared/kernel/result';
import type { RefusalCode } from '@board/shared/wire/refusals';
import { waitBefore } from '@board/shared/wire/returning';
import * as Y from 'yjs';
import { meaningOf, nextOf } from './closing';
import { next, type DocEvent, type DocState } from './docState';
import { forgetLeft, noteLeft } from './left';
import { openLine, reconnect } from './line';
import { Mine } from './mine';
import { Owed } from './owed';
import { othersHere, silentAwareness, takeId, type Here } from './presence';
import { Shown } from './shown';

/** What an editor binds to. `ready` after the first lease and the first sync; a new generation is a new document. */
export interface Handle {
  readonly generation: number;
  readonly ready: boolean;
  readonly doc: Y.Doc | null;
  readonly awareness: Awareness | null;
}

interface Held {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly line: WebsocketProvider;
}

export class Replica {
  #held: Held | null = null;
  #handle: Handle = { generation: 0, ready: false, doc: null, awareness: null };
  #state: DocState = { kind: 'opening' };
  readonly #shown = new Shown(() => this.#tell());
  #others: readonly Here[] = [];
  readonly #owed = new Owed();
  #mine = new Mine();
  #said: string | null = null;
  #field: string | null = null;
  #caret: unknown = null;
  #leased = false;
  #lostAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;
  readonly #listeners = new Set<() => void>();
  readonly docKey: string;

  constructor(docKey: string) {
    this.docKey = docKey;
    this.#start();
  }

  readonly handle = (): Handle => this.#handle;
  readonly state = (): DocState => this.#state;
  readonly shown = (): DocState => this.#shown.now;
  readonly others = (): readonly Here[] => this.#others;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Says which root this person is writing in; a caret alone vanishes on blur. */
  setField(root: string | null): void {
    this.#field = root;
    this.#held?.awareness.setLocalStateField('field', root);
  }

  /** After a refusal: the words were copied or are not wanted. */
  carryOn(): void {
    this.#dispatch({ kind: 'carry on' });
    this.#report();
  }

  /** Tries the line now: signed in again, or the network is back. */
  retry(): void {
    if (this.#over || this.#state.kind === 'live') return;
    clearTimeout(this.#timer);
    if (this.#held === null) return this.#start();
    reconnect(this.#held.line);
  }

  /** The case is no longer this person's: nothing of it stays, and no words are offered. */
  withdraw(): void {
    this.#over = true;
    this.#owed.forget();
    forgetLeft(this.docKey);
    this.#drop();
    this.#dispatch({ kind: 'withdrawn' });
  }

  close(): void {
    this.#over = true;
    this.#drop();
  }

  #start(): void {
    const doc = new Y.Doc();
    const awareness = silentAwareness(doc);
    this.#owed.fresh();
    this.#mine = new Mine();
    this.#leased = false;
    this.#handle = { generation: this.#handle.generation + 1, ready: false, doc, awareness };
    this.#held = { doc, awareness, line: openLine(this.docKey, doc, awareness, this.#events) };
    doc.on('update', (_update: Uint8Array, origin: unknown) => this.#noteEdit(origin));
    doc.on('afterTransaction', (transaction) => this.#owed.touch(transaction));
    awareness.on('change', () => this.#seeOthers());
    this.#tell();
  }

  readonly #events = {
    opened: () => this.#owed.connection(),
    sent: (frame: Uint8Array) => {
      this.#owed.sent(frame);
      this.#report();
    },
    leased: (id: number) => this.#lease(id),
    stored: (count: number) => {
      this.#owed.stored(count);
      this.#report();
    },
    refused: (reason: string) => {
      this.#said = reason;
    },
    synced: () => this.#open(),
    closed: (code: number | null, why: string) => this.#closed(code, why),
  };

  #lease(id: number): void {
    if (this.#held === null) return;
    this.#held.doc.clientID = id;
    this.#mine.leased(this.#held.doc, id);
    takeId(this.#held.awareness, id, { cursor: this.#field === null ? null : this.#caret, field: this.#field });
    this.#leased = true;
  }

  #open(): void {
    if (this.#held === null || !this.#leased) return;
    this.#lostAt = null;
    if (!this.#handle.ready) this.#handle = { ...this.#handle, ready: true };
    this.#report();
    const words = this.#owed.compare(this.#held.doc);
    if (words !== null) this.#dispatch({ kind: 'compared', words });
    this.#tell();
  }

  #noteEdit(origin: unknown): void {
    const line = this.#held?.line;
    if (line === undefined || origin === line || line.ws?.readyState === WebSocket.OPEN) return;
    this.#owed.editedAlone();
    this.#report();
  }

  #report(): void {
    const unsent = this.#owed.unsent;
    const at = Date.now();
    if (this.#held?.line.synced === true) {
      const { done, news } = this.#owed.settle();
      if (done && this.#held !== null) this.#mine.settled(this.#held.doc);
      this.#dispatch({ kind: 'tally', settled: done, unsent, savedAt: news ? at : null });
    } else if (this.#state.kind === 'offline') this.#dispatch({ kind: 'lost', unsent, at });
    else if (this.#state.kind === 'signed out') this.#dispatch({ kind: 'signed out', unsent });
  }

  #closed(code: number | null, why: string): void {
    if (this.#over || this.#held === null) return;
    const onward = nextOf(why);
    if (onward !== null) return this.#leave(onward, this.#held.doc);
    this.#hush(this.#held.awareness);
    const unsent = this.#owed.unsent;
    const meaning = code === null ? { kind: 'again' as const } : meaningOf(code, this.#said);
    this.#said = null;
    switch (meaning.kind) {
      case 'again':
        this.#dispatch({ kind: 'lost', unsent, at: Date.now() });
        return this.#later(() => this.#held?.line.connect());
      case 'signed out':
        return this.#dispatch({ kind: 'signed out', unsent });
      case 'absent':
        return this.withdraw();
      case 'refused':
        return this.#startAgain(meaning.reason, this.#held.doc);
      default:
        return never(meaning);
    }
  }

  /** Words were removed, and the rest goes on in another document: this one holds them still, so nothing of it stays but its writer's own. */
  #leave(onward: string, doc: Y.Doc): void {
    noteLeft(onward, this.#mine.unsent(doc));
    this.#over = true;
    this.#owed.forget();
    this.#drop();
    this.#dispatch({ kind: 'tally', settled: true, unsent: 0, savedAt: null });
  }

  /** The next connection has another id: presence waits for it. */
  #hush(awareness: Awareness): void {
    this.#caret = awareness.getLocalState()?.['cursor'] ?? null;
    awareness.setLocalState(null);
  }

  /** Everything after a refused update would wait for it for ever, so the replica goes and its words are kept to copy. */
  #startAgain(reason: RefusalCode, doc: Y.Doc): void {
    this.#owed.rescue(doc);
    this.#drop();
    this.#dispatch({ kind: 'refused', reason });
    this.#later(() => this.#start());
  }

  #later(act: () => void): void {
    clearTimeout(this.#timer);
    this.#lostAt ??= performance.now();
    this.#timer = setTimeout(act, waitBefore(performance.now() - this.#lostAt, Math.random()));
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#shown.stop();
    const held = this.#held;
    this.#held = null;
    this.#others = [];
    this.#handle = { generation: this.#handle.generation, ready: false, doc: null, awareness: null };
    // editors let go of the document before it goes
    this.#tell();
    held?.line.destroy();
    held?.doc.destroy();
  }

  #seeOthers(): void {
    if (this.#held === null) return;
    const others = othersHere(this.#held.awareness, this.#others);
    if (others === this.#others) return;
    this.#others = others;
    this.#tell();
  }

  #dispatch(event: DocEvent): void {
    const after = next(this.#state, event);
    if (after === this.#state) return;
    this.#state = after;
    this.#shown.follow(after);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
