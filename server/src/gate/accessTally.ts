/** Counts refusals that are the same: one is written at once, those that follow within a minute as one with their number. */
import type { Clock } from '../ports/clock.js';
import type { Draft } from '../ports/log.js';
import { accessStream, writeAccess, type AccessStream, type RefusedEntry } from './accessEntries.js';
import type { Caller } from './identify.js';

type What = Omit<RefusedEntry, 'kind' | 'times'>;

interface Window {
  readonly caller: Caller;
  readonly of: AccessStream;
  readonly what: What;
  readonly opened: number;
  last: number;
  more: number;
}

export interface Tally {
  count(caller: Caller, of: AccessStream, what: What): void;
  /** Writes what was counted until now. */
  close(): void;
}

const minute = 60_000;
/** What one after another asks for fills no memory: beyond this many, they are told from one another no longer. */
const mostWindows = 5_000;

export const openTally = (clock: Clock, add: (stream: string, draft: Draft) => void): Tally => {
  const windows = new Map<string, Window>();
  let dropped = 0;
  let waiting = false;

  const put = ({ caller, of, what }: Window, at: number, times: number): void =>
    add(accessStream(of), {
      at,
      by: caller.user,
      session: caller.session,
      body: writeAccess({ kind: 'refused', ...what, times }),
    });

  const shut = (until: number): void => {
    for (const [key, window] of windows) {
      if (window.opened > until) continue;
      if (window.more > 0) put(window, window.last, window.more);
      windows.delete(key);
    }
    if (dropped > 0)
      add(accessStream('house'), {
        at: clock.now(),
        by: 'system',
        session: null,
        body: writeAccess({ kind: 'dropped', times: dropped }),
      });
    dropped = 0;
  };

  const wait = (): void => {
    if (waiting) return;
    waiting = true;
    clock.after(minute, () => {
      waiting = false;
      shut(clock.elapsed() - minute);
      if (windows.size > 0) wait();
    });
  };

  return {
    count: (caller, of, what) => {
      const key = JSON.stringify([caller.session, of, what.act, what.reason, what.code, what.meeting]);
      const known = windows.get(key);
      const now = clock.now();
      wait();
      if (known) {
        known.more += 1;
        known.last = now;
      } else if (windows.size >= mostWindows) dropped += 1;
      else {
        const window = { caller, of, what, opened: clock.elapsed(), last: now, more: 0 };
        windows.set(key, window);
        put(window, now, 1);
      }
    },
    close: () => shut(Infinity),
  };
};
