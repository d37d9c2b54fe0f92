/** The access stream of a case: who opened it, and when. Written before anything is shown; holds no content. */
import type { CaseId } from '@board/shared/kernel/ids.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Caller } from './identify.js';

/** The same session opening the same case again within this time is one opening. */
const oneOpening = 15 * 60 * 1000;

export interface Access {
  /** Resolves when the opening is on disk; rejects when it cannot be, and then nothing may be shown. */
  opened(caller: Caller, caseId: CaseId): Promise<void>;
}

export const openAccess = (log: Log, clock: Clock): Access => {
  const recent = new Map<string, number>();

  const append = async ({ user, session }: Caller, caseId: CaseId): Promise<void> => {
    const stream = `access/${caseId}`;
    const body = Buffer.from('{"opened":true}', 'utf8');
    for (;;) {
      const { seq } = await log.head(stream);
      const drafts = [{ at: clock.now(), by: user, session, body }];
      if ((await log.append({ stream, after: seq, drafts })).ok) return;
    }
  };

  return {
    opened: async (caller, caseId) => {
      const key = `${caller.session} ${caseId}`;
      const now = clock.now();
      if ((recent.get(key) ?? 0) > now - oneOpening) return;
      await append(caller, caseId);
      recent.set(key, now);
    },
  };
};
