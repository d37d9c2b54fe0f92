/** Who has deleted how much of other people's words lately, document by document. It outlives rooms: leaving forgets nothing. */
import type { DocKey, UserId } from '@board/shared/kernel/ids.js';
import type { Clock } from '../ports/clock.js';
import { wipeWindow } from './scan/budget.js';
import type { Range } from './scan/update.js';
import type { Loss } from './scan/loss.js';

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
  /** By the clock that measures how long. */
  readonly when: number;
  readonly loss: Loss;
}

const quietBetween = 60_000;
const none: readonly Range[] = [];

/** One document's. */
export class Wiping {
  private readonly entries = new Map<UserId, Entry[]>();
  private readonly moved = new Map<number, Range[]>();
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
    entries.push({ at: this.clock.now(), when: this.clock.elapsed(), loss });
    this.entries.set(user, entries);
  }

  /** Known from the moment it was applied: the next frame may delete what this one has moved. */
  adopt(ranges: readonly Range[]): void {
    for (const range of ranges) {
      const own = this.moved.get(range.client);
      this.moved.set(range.client, own === undefined ? [range] : joined([...own, range]));
    }
  }

  adopted(client: number): readonly Range[] {
    return this.moved.get(client) ?? none;
  }

  /** A script that tries again and again is told of once a minute. */
  tellsRefusal(user: UserId): boolean {
    const now = this.clock.elapsed();
    if (now - (this.refusals.get(user) ?? -quietBetween) < quietBetween) return false;
    this.refusals.set(user, now);
    return true;
  }

  private recent(user: UserId): Entry[] {
    const from = this.clock.elapsed() - wipeWindow;
    const entries = (this.entries.get(user) ?? []).filter(({ when }) => when > from);
    if (entries.length === 0) this.entries.delete(user);
    return entries;
  }
}

/** Somebody who moves words all day: what lies between the moved ones then counts with them. */
const mayBeApart = 500;

const joined = (ranges: Range[]): Range[] => {
  if (ranges.length <= mayBeApart) return ranges;
  const from = Math.min(...ranges.map(({ clock }) => clock));
  const end = Math.max(...ranges.map(({ clock, length }) => clock + length));
  return ranges.slice(0, 1).map(({ client }) => ({ client, clock: from, length: end - from }));
};

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
