/** Tells the case of deletions of other people's words, as a fact, once a minute for each person and document. Knows no room. */
import type { DocKey, PlacementId, UserId } from '@board/shared/kernel/ids.js';
import type { Chance } from '../ports/chance.js';
import type { Clock } from '../ports/clock.js';
import { Unreadable } from '../ports/log.js';
import type { Registers } from './registers.js';

/** Somebody deleted, or tried to delete, much that others wrote. */
export interface Deletion {
  readonly user: UserId;
  readonly root: string;
  readonly chars: number;
  /** Server time of the first of it. */
  readonly since: number;
  readonly refused: boolean;
}

export interface Alarms {
  /** Not waited for: whoever deletes does not wait until it is told. */
  tell(doc: DocKey, deletion: Deletion): void;
  /** Resolves when nothing is on its way to the disk; what waits for another try is not waited for. */
  settled(): Promise<void>;
}

/** One alarm stands for what follows it within this time. */
export const alarmSpan = 60_000;
const retryAfter = 500;
const mostTries = 20;

export interface AlarmNeeds {
  readonly registers: Registers;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly broken: (error: unknown) => void;
}

export const openAlarms = ({ registers, clock, chance, broken }: AlarmNeeds): Alarms => {
  const told = new Map<string, number>();
  const underWay = new Set<Promise<unknown>>();

  const isTold = (doc: DocKey, { user, refused }: Deletion): boolean => {
    const [key, now] = [`${doc} ${user} ${refused}`, clock.elapsed()];
    for (const [one, at] of told) if (now - at >= alarmSpan) told.delete(one);
    if (told.has(key)) return true;
    told.set(key, now);
    return false;
  };

  const attempt = async (alarm: PlacementId, doc: DocKey, deletion: Deletion): Promise<boolean> => {
    const place = registers.current().docs.get(doc);
    if (!place) return true;
    const { caseId, compartment } = place;
    const stream = { kind: 'case', caseId } as const;
    const fact = { type: 'deletion alarmed', alarm, compartment, doc, ...deletion } as const;
    const author = { user: 'system' as UserId, session: null, at: clock.now() };
    const entry = { command: null, facts: [fact] };
    return (await registers.append(stream, registers.seen(stream), entry, author)) === 'appended';
  };

  const watched = <T>(going: Promise<T>): Promise<T> => {
    underWay.add(going);
    return going.finally(() => underWay.delete(going));
  };

  const write = async (doc: DocKey, deletion: Deletion): Promise<void> => {
    const alarm = chance.uuid() as PlacementId;
    for (let tries = 1; ; tries += 1) {
      try {
        if (await watched(attempt(alarm, doc, deletion))) return;
      } catch (error) {
        if (error instanceof Unreadable || tries === mostTries) throw error;
        await new Promise<void>((again) => clock.after(retryAfter, again));
      }
    }
  };

  return {
    tell: (doc, deletion) => {
      if (isTold(doc, deletion)) return;
      write(doc, deletion).catch(broken);
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};
