/** Who may write under which Yjs client id in one document. Filled from the journal, so authorship survives restarts. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { Chance } from '../ports/chance.js';
import type { Holding } from './scan/ground.js';
import type { Run } from './scan/scan.js';

export interface Holder {
  readonly user: UserId | 'system';
  readonly session: SessionId | null;
}

/** The last that begins at or before the clock. */
const lastFrom = <R extends { readonly from: number }>(runs: readonly R[], clock: number): R | undefined => {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.from ?? Infinity) <= clock) low = middle + 1;
    else high = middle;
  }
  return runs[low - 1];
};

export class Leases {
  private readonly holders = new Map<number, Holder>();
  private readonly credits = new Map<number, { from: number; to: number; user: UserId }[]>();

  grant(client: number, holder: Holder): void {
    this.holders.set(client, holder);
  }

  /** An id that nobody here has ever held; `taken` says what the document itself has seen. */
  fresh(chance: Chance, taken: (client: number) => boolean): number {
    for (;;) {
      const client = chance.clientId();
      if (client !== 0 && !this.holders.has(client) && !taken(client)) return client;
    }
  }

  /** The house wrote these words in somebody's name: they count as that person's. */
  credit({ id, from, to }: Run, user: UserId): void {
    const runs = this.credits.get(id) ?? [];
    this.credits.set(id, runs);
    // Sorted, and mostly told in their order: a document that goes on from a long one has very many.
    let at = runs.length;
    while (at > 0 && (runs[at - 1]?.from ?? 0) > from) at -= 1;
    runs.splice(at, 0, { from, to, user });
  }

  /** `goesOn` says whether the sender's session goes on from the one that was leased the id. */
  holding(client: number, clock: number, user: UserId, goesOn: (from: SessionId) => boolean): Holding {
    const holder = this.holders.get(client);
    if (holder === undefined) return 'other';
    if (holder.user === 'system') return this.isCredited(client, clock, user) ? 'person' : 'other';
    if (holder.user !== user) return 'other';
    return holder.session !== null && goesOn(holder.session) ? 'session' : 'person';
  }

  /** Whose words stand there: of the house's own, those in whose name it wrote them; null when nobody's. */
  author(client: number, clock: number): UserId | null {
    const holder = this.holders.get(client);
    if (holder === undefined) return null;
    if (holder.user !== 'system') return holder.user;
    const found = lastFrom(this.credits.get(client) ?? [], clock);
    return found !== undefined && clock < found.to ? found.user : null;
  }

  /** Everything, for a snapshot. */
  all(): {
    readonly holders: ReadonlyMap<number, Holder>;
    readonly credits: readonly { readonly run: Run; readonly user: UserId }[];
  } {
    const credits = [...this.credits].flatMap(([id, runs]) =>
      runs.map(({ from, to, user }) => ({ run: { id, from, to }, user })),
    );
    return { holders: this.holders, credits };
  }

  /** Leased to this person, in whichever session. */
  isOf(client: number, user: UserId): boolean {
    return this.holders.get(client)?.user === user;
  }

  private isCredited(client: number, clock: number, user: UserId): boolean {
    return this.author(client, clock) === user;
  }
}
