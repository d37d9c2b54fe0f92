/** This node among others: shows itself, reads on what they have done, and says whether what it knows is confirmed. Decides no right. */
import { trusted, type Confirmed } from '../gate/confirmed.js';
import type { Others } from '../gate/others.js';
import { isFacts } from '../gate/registers.js';
import type { Bell, Bus } from '../ports/bus.js';
import type { Clock } from '../ports/clock.js';
import type { StreamName } from '../ports/log.js';
import type { Node, Nodes, Sitting } from '../ports/nodes.js';

/** What reads on. */
export interface Following {
  /** How far each stream that matters here was read. */
  heads(): ReadonlyMap<StreamName, number>;
  head(stream: StreamName): number | undefined;
  /** Streams of facts that there are. */
  names(): Promise<readonly StreamName[]>;
  /** Reads a stream on. Rejects when it cannot: then nothing is confirmed. */
  follow(stream: StreamName): Promise<void>;
  followSessions(): Promise<void>;
}

export interface TogetherNeeds {
  readonly id: string;
  readonly nodes: Nodes;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly confirmed: Confirmed;
  readonly broken: (error: unknown) => void;
}

export interface Together extends Others {
  /** Shows itself and reads on for the first time, then every two seconds and at every bell. */
  begin(following: Following, heed: Heed): Promise<void>;
  /** Who sits where on the other nodes, as they last said. */
  readonly elsewhere: Sitting;
  /** How many nodes live, this one included. */
  readonly count: number;
  stop(): Promise<void>;
}

/** What the house does about others. */
export interface Heed {
  /** The gate has shut by itself: everybody is sent away with a code to come back on. */
  readonly shut: () => void;
  /** A node is gone for good: what it had begun is to be finished. */
  readonly gone: () => void;
  /** Somebody sits elsewhere, or no longer. */
  readonly sitting: (before: Sitting, now: Sitting) => void;
  /** Who sits here. */
  readonly here: () => Sitting;
}

const every = 2_000;
/** A node that has not shown itself for so long is struck off: longer than any node trusts what it knows. */
const lostAfter = trusted + 2_000;
/** After so long nobody who has not answered still tells what it knew before. */
const longest = trusted + 1_000;
const lookAgain = 200;

interface Seen {
  readonly beat: number;
  /** By this node's own steady clock. */
  readonly at: number;
}

export const openTogether = (needs: TogetherNeeds): Together => new Among(needs);

class Among implements Together {
  private following: Following | null = null;
  private heed: Heed | null = null;
  private beat = 0;
  private round = 0;
  private wanted = 0;
  private looking: Promise<void> | null = null;
  private stopped = false;
  private isShut = true;
  private cancel: (() => void)[] = [];
  private readonly seen = new Map<string, Seen>();
  private readonly waiting = new Set<() => void>();
  private others: readonly Node[] = [];
  elsewhere: Sitting = [];

  constructor(private readonly needs: TogetherNeeds) {}

  get count(): number {
    return this.others.length + 1;
  }

  streamMoved(key: StreamName, seq: number): void {
    this.needs.bus.ring({ kind: 'stream', key, seq });
  }

  sessionsMoved(): void {
    this.needs.bus.ring({ kind: 'sessions', key: '', seq: 0 });
  }

  async everywhere(): Promise<void> {
    const { nodes, bus, confirmed } = this.needs;
    const began = confirmed.now().steady;
    const over = (): boolean => this.stopped || confirmed.now().steady - began >= longest;
    let round: number | null = null;
    while (!over()) {
      try {
        const others = (await nodes.all()).nodes.filter((node) => node.id !== this.needs.id);
        // Whoever shows itself only now reads after that, and so reads what is on disk already.
        if (others.length === 0 || (round !== null && others.every((node) => node.round >= (round ?? 0)))) return;
        round ??= await nodes.ask();
        bus.ring({ kind: 'round', key: '', seq: round });
      } catch (error) {
        // A store that does not answer confirms nobody: their time runs out all the same.
        this.needs.broken(error);
      }
      await this.moment();
    }
  }

  async begin(following: Following, heed: Heed): Promise<void> {
    this.following = following;
    this.heed = heed;
    const { bus } = this.needs;
    await this.look();
    this.cancel = [bus.hear((bell) => this.hear(bell)), bus.onReturn(() => this.wake())];
    this.tick();
    this.watch();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const cancel of this.cancel) cancel();
    await this.looking?.catch(() => undefined);
    await this.needs.nodes.leave(this.needs.id).catch(this.needs.broken);
    await this.needs.bus.close();
  }

  /** Till the next bell of a round, or a moment. */
  private moment(): Promise<void> {
    return new Promise((resolve) => {
      const then = (): void => {
        this.waiting.delete(then);
        stop();
        resolve();
      };
      const stop = this.needs.clock.after(lookAgain, then);
      this.waiting.add(then);
    });
  }

  private hear(bell: Bell): void {
    if (this.stopped) return;
    const { following } = this;
    if (bell.kind === 'round') {
      for (const then of this.waiting) then();
      if (bell.seq <= this.round) return;
      this.wanted = Math.max(this.wanted, bell.seq);
      return this.wake();
    }
    if (bell.kind === 'sessions') return void following?.followSessions().catch(this.needs.broken);
    const head = following?.head(bell.key);
    // A stream of a document that is not open here is nobody's business; one of facts that is new is.
    if (head === undefined ? isFacts(bell.key) : head < bell.seq) following?.follow(bell.key).catch(this.needs.broken);
  }

  private tick(): void {
    if (this.stopped) return;
    this.wake();
    this.cancel[2] = this.needs.clock.after(every, () => this.tick());
  }

  /** The gate shuts by the clock; this only sees to it that those who listen hear of it. */
  private watch(): void {
    if (this.stopped) return;
    const open = this.needs.confirmed.isOpen();
    if (!open && !this.isShut) this.heed?.shut();
    this.isShut = !open;
    this.cancel[3] = this.needs.clock.after(lookAgain, () => this.watch());
  }

  private wake(): void {
    if (!this.stopped) this.look().catch(this.needs.broken);
  }

  /** One look at a time; who asks meanwhile is answered by the next. */
  private look(): Promise<void> {
    if (this.looking !== null) return this.looking;
    const look = this.lookOnce().finally(() => (this.looking = null));
    this.looking = look;
    // After one that failed the next tick is soon enough.
    look.then(
      () => this.wanted > this.round && this.wake(),
      () => undefined,
    );
    return look;
  }

  private async lookOnce(): Promise<void> {
    const { nodes, confirmed } = this.needs;
    // Shown before anything is read: whoever does not find us afterwards has told us already.
    const began = confirmed.now();
    await this.show();
    const { nodes: all, round } = await nodes.all();
    await this.readOn();
    confirmed.since(began);
    this.isShut = false;
    const answers = round > this.round;
    this.round = Math.max(this.round, round);
    this.wanted = Math.min(this.wanted, this.round);
    if (answers) await this.show().then(() => this.needs.bus.ring({ kind: 'round', key: '', seq: 0 }));
    await this.reckon(all.filter(({ id }) => id !== this.needs.id));
  }

  private show(): Promise<void> {
    this.beat += 1;
    const sitting = this.heed?.here() ?? [];
    return this.needs.nodes.show({ id: this.needs.id, beat: this.beat, round: this.round, sitting });
  }

  private async readOn(): Promise<void> {
    const { following } = this;
    if (following === null) return;
    const heads = following.heads();
    const names = await following.names();
    const known = names.filter((name) => !heads.has(name));
    // The directory first: it says who is disabled and which case was shredded.
    const moved = new Set<StreamName>([...(await this.needs.nodes.moved(heads)), ...known]);
    for (const name of [...moved].toSorted((a, b) => Number(b === 'directory') - Number(a === 'directory')))
      await following.follow(name);
    await following.followSessions();
  }

  /** Who has not shown itself for long is struck off; of several who see it one finishes what was begun. */
  private async reckon(others: readonly Node[]): Promise<void> {
    const now = this.needs.confirmed.now().steady;
    for (const { id, beat } of others) if (this.seen.get(id)?.beat !== beat) this.seen.set(id, { beat, at: now });
    for (const id of this.seen.keys()) if (!others.some((one) => one.id === id)) this.seen.delete(id);
    const before = this.elsewhere;
    this.others = others.filter(({ id }) => now - (this.seen.get(id)?.at ?? now) < lostAfter);
    this.elsewhere = this.others.flatMap(({ sitting }) => sitting);
    this.heed?.sitting(before, this.elsewhere);
    for (const { id, beat } of others.filter((one) => !this.others.includes(one)))
      if (await this.needs.nodes.strike(id, beat)) this.heed?.gone();
  }
}
