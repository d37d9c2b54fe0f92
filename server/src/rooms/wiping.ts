/** Who has deleted how much of other people's words lately, document by document. It outlives rooms: leaving forgets nothing. */
import type { DocKey, UserId } from '@board/shared/kernel/ids.js';
import type { Clock } from '../ports/clock.js';
import { wipeWindow } from './scan/budget.js';
import type { Loss } from './scan/wiped.js';

/** What one person has deleted within the window. */
export interface Lately {
  /** Counts towards the cap. */
  readonly capped: number;
  /** With what was deleted in their own agency's box. */
  readonly all: number;
  /** Server time of the first of it. */
  readonly since: number;
}

interface Entry {
  readonly at: number;
  readonly loss: Loss;
}

const quietBetween = 60_000;

/** One document's. */
export class Wiping {
  private readonly entries = new Map<UserId, Entry[]>();
  private readonly refusals = new Map<UserId, number>();

  constructor(private readonly clock: Clock) {}

  lately(user: UserId): Lately {
    const entries = this.recent(user);
    const capped = entries.reduce((sum, { loss }) => sum + loss.chars, 0);
    const atHome = entries.reduce((sum, { loss }) => sum + loss.atHome, 0);
    return { capped, all: capped + atHome, since: entries[0]?.at ?? this.clock.now() };
  }

  /** Only what is on disk is noted: words that came back with a lost room were never deleted. */
  note(user: UserId, loss: Loss): void {
    const entries = this.recent(user);
    entries.push({ at: this.clock.now(), loss });
    this.entries.set(user, entries);
  }

  /** A script that tries again and again is told of once a minute. */
  tellsRefusal(user: UserId): boolean {
    const now = this.clock.now();
    if (now - (this.refusals.get(user) ?? -quietBetween) < quietBetween) return false;
    this.refusals.set(user, now);
    return true;
  }

  private recent(user: UserId): Entry[] {
    const from = this.clock.now() - wipeWindow;
    const entries = (this.entries.get(user) ?? []).filter(({ at }) => at > from);
    if (entries.length === 0) this.entries.delete(user);
    return entries;
  }
}

export class Wipings {
  private readonly docs = new Map<DocKey, Wiping>();

  constructor(private readonly clock: Clock) {}

  of(doc: DocKey): Wiping {
    const known = this.docs.get(doc);
    if (known !== undefined) return known;
    const wiping = new Wiping(this.clock);
    this.docs.set(doc, wiping);
    return wiping;
  }
}
