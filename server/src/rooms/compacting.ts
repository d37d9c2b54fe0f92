/** Sees that no document needs a long history to be loaded: has snapshots made, one after the other, beside the event loop. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import { pause, type Clock } from '../ports/clock.js';
import { Unreadable, type Log, type LogRecord } from '../ports/log.js';
import type { Snapshots } from '../ports/snapshots.js';
import { openFolding, type Folding } from './folder.js';
import { soundSnapshot } from './load.js';
import { docStream } from './replay.js';

export interface CompactingNeeds {
  readonly log: Pick<Log, 'read'>;
  readonly snapshots?: Snapshots | undefined;
  readonly clock: Clock;
  /** Hears of every snapshot that could not be used, made or kept. */
  readonly troubled: (doc: DocKey, error: unknown) => void;
}

export interface Compacting {
  /** A document was loaded from a snapshot that stood for so many records, and has so many. */
  loaded(doc: DocKey, kept: number, head: number): void;
  /** So many records more, of so many bytes. */
  wrote(doc: DocKey, records: number, bytes: number): void;
  /** Nobody is in it any more. */
  left(doc: DocKey): void;
  /** Makes what is due without resting; resolves when all is made, or after so many milliseconds. */
  finish(within: number): Promise<void>;
  /** Resolves when no snapshot is being made. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** What loading may have to read beyond a snapshot, while somebody writes and when all are silent or have gone. */
const mayTrail = { records: 1_000, bytes: 256 * 1024 };
const mayLeave = { records: 100, bytes: 32 * 1024 };
/** Milliseconds after which a document counts as silent, and how often it is looked for such. */
const silentFor = 4_000;
/** Snapshots take a tenth of a processor at most. */
const restPerWork = 9;
const chunk = 500;

interface Growth {
  records: number;
  bytes: number;
  /** When words last came. */
  at: number;
}

const isBeyond = (grown: Growth, may: Omit<Growth, 'at'>): boolean =>
  grown.records >= may.records || grown.bytes >= may.bytes;

class Compactor implements Compacting {
  private readonly grown = new Map<DocKey, Growth>();
  private readonly due = new Set<DocKey>();
  private readonly folding: Folding;
  private working: Promise<void> | null = null;
  private rests = false;
  /** Nobody is left whom it could keep waiting. */
  private hurries = false;
  private stopped = false;
  private looks = false;

  constructor(private readonly needs: CompactingNeeds & { readonly snapshots: Snapshots }) {
    this.folding = openFolding(needs.clock);
  }

  loaded(doc: DocKey, kept: number, head: number): void {
    this.grew(doc, { records: head - kept, bytes: 0, at: this.needs.clock.elapsed() });
  }

  wrote(doc: DocKey, records: number, bytes: number): void {
    const now = this.needs.clock.elapsed();
    const grown = this.grown.get(doc) ?? { records: 0, bytes: 0, at: now };
    // who only comes to read makes a record too
    const at = bytes > 0 ? now : grown.at;
    this.grew(doc, { records: grown.records + records, bytes: grown.bytes + bytes, at });
  }

  left(doc: DocKey): void {
    this.ask(doc, mayLeave);
    this.grown.delete(doc);
  }

  async finish(within: number): Promise<void> {
    this.hurries = true;
    this.rests = false;
    if (within <= 0) return;
    const over = pause(this.needs.clock, within).then(() => 'over' as const);
    let went: 'on' | 'over' = 'on';
    while (went === 'on' && (this.due.size > 0 || this.working !== null)) {
      this.next();
      const made = (this.working ?? Promise.resolve()).then(() => 'on' as const);
      went = await Promise.race([made, over]);
    }
  }

  async settled(): Promise<void> {
    while (this.working !== null) await this.working;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.due.clear();
    await this.folding.stop();
    await this.settled();
  }

  private grew(doc: DocKey, grown: Growth): void {
    this.grown.set(doc, grown);
    this.ask(doc, mayTrail);
    if (isBeyond(grown, mayLeave)) this.lookLater();
  }

  /** A house that ends without a word has left little to read where nobody was writing. */
  private lookLater(): void {
    if (this.looks || this.stopped) return;
    this.looks = true;
    const { clock } = this.needs;
    clock.after(silentFor, () => {
      this.looks = false;
      const before = clock.elapsed() - silentFor;
      for (const [doc, { at }] of this.grown) if (at <= before) this.ask(doc, mayLeave);
      if ([...this.grown.values()].some((grown) => isBeyond(grown, mayLeave))) this.lookLater();
    });
  }

  private ask(doc: DocKey, may: Omit<Growth, 'at'>): void {
    const grown = this.grown.get(doc);
    if (this.stopped || grown === undefined || !isBeyond(grown, may)) return;
    this.due.add(doc);
    this.next();
  }

  private next(): void {
    const [doc] = this.due;
    if (this.working !== null || this.rests || this.stopped || doc === undefined) return;
    this.due.delete(doc);
    const { clock, troubled } = this.needs;
    const began = clock.elapsed();
    if (this.grown.has(doc)) this.grown.set(doc, { records: 0, bytes: 0, at: began });
    this.working = this.compact(doc)
      .catch((error: unknown) => {
        // a document that was destroyed meanwhile needs none
        if (!this.stopped && !(error instanceof Unreadable)) troubled(doc, error);
      })
      .then(() => {
        this.working = null;
        if (this.hurries) return this.next();
        this.rests = true;
        clock.after((clock.elapsed() - began) * restPerWork, () => {
          this.rests = false;
          this.next();
        });
      });
  }

  private async compact(doc: DocKey): Promise<void> {
    const { log, snapshots } = this.needs;
    const flawed = (error: unknown) => this.needs.troubled(doc, error);
    const base = await soundSnapshot({ log, snapshots, flawed }, doc);
    if (this.stopped) return;
    const made = await this.fold(doc, base).catch((error: unknown) => {
      if (base === null || this.stopped) throw error;
      flawed(error);
      return this.fold(doc, null);
    });
    if (made === null) return;
    const kept = await snapshots.keep(docStream(doc), made);
    if (kept === 'too large') throw new Error('a snapshot that is too large to be kept');
  }

  /** Null when there is nothing after what was kept. */
  private async fold(doc: DocKey, base: { readonly seq: number; readonly body: Uint8Array } | null) {
    let last: LogRecord | undefined;
    const records = recordsAfter(this.needs.log, doc, base?.seq ?? 0, (record) => (last = record));
    const { seq, body } = await this.folding.fold(base?.body ?? null, records);
    return last === undefined || last.seq !== seq ? null : { seq, hash: last.hash, body };
  }
}

async function* recordsAfter(log: Pick<Log, 'read'>, doc: DocKey, after: number, see: (last: LogRecord) => void) {
  for (let from = after; ;) {
    const records = await log.read(docStream(doc), from, chunk);
    const last = records.at(-1);
    if (last === undefined) return;
    see(last);
    from = last.seq;
    yield records.map(({ seq, by, session, body }) => ({ seq, by, session, body }));
    if (records.length < chunk) return;
  }
}

const nothing = (): void => undefined;
const none: Compacting = {
  loaded: nothing,
  wrote: nothing,
  left: nothing,
  finish: () => Promise.resolve(),
  settled: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

/** Without a place to keep them none are made. */
export const openCompacting = (needs: CompactingNeeds): Compacting =>
  needs.snapshots === undefined ? none : new Compactor({ ...needs, snapshots: needs.snapshots });
