/** Who may write under which Yjs client id in one document. Filled from the journal, so authorship survives restarts. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { Chance } from '../ports/chance.js';
import type { Holding } from './scan/ground.js';

export interface Holder {
  readonly user: UserId | 'system';
  readonly session: SessionId | null;
}

export class Leases {
  private readonly holders = new Map<number, Holder>();

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

  holding(client: number, user: UserId, session: SessionId): Holding {
    const holder = this.holders.get(client);
    if (holder === undefined || holder.user !== user) return 'other';
    return holder.session === session ? 'session' : 'person';
  }
}
