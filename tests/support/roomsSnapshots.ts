/** Snapshots in memory, for the tests of rooms: kept like the store's, and to be spoilt. */
import { Unreadable } from '@board/server/ports/log.js';
import type { Snapshot, Snapshots } from '@board/server/ports/snapshots.js';

export class MemorySnapshots implements Snapshots {
  readonly kept = new Map<string, Snapshot>();
  sealed = false;
  found = 0;

  async find(stream: string): Promise<Snapshot | null> {
    this.found++;
    const snapshot = this.kept.get(stream) ?? null;
    if (snapshot !== null && this.sealed) throw new Unreadable(stream, snapshot.seq);
    return snapshot;
  }

  async keep(stream: string, snapshot: Snapshot) {
    if ((this.kept.get(stream)?.seq ?? 0) < snapshot.seq) this.kept.set(stream, snapshot);
    return 'kept' as const;
  }
}
