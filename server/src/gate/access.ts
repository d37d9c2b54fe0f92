/** The one writer of the access streams: who opened a case, who was refused, who read what. Ids only; knows no word of a case. */
import type { CaseId, MeetingId, SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { Act } from '@board/shared/policy/rights.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import {
  accessStream,
  readAccess,
  streamOfNote,
  writeAccess,
  type AccessEntry,
  type AccessStream,
  type AccessTold,
  type Note,
  type RefusedFor,
} from './accessEntries.js';
import { openQueue } from './accessQueue.js';
import { openTally } from './accessTally.js';
import type { Caller } from './identify.js';
import type { Registers } from './registers.js';

/** The same session opening the same case again within this time is one opening. */
const oneOpening = 15 * 60 * 1000;

/** What somebody was refused. An id that names nothing is not kept, only counted. */
export interface Refused {
  /** Null for what could not be read as any act. */
  readonly act: Act | null;
  readonly caseId?: CaseId | undefined;
  readonly meeting?: MeetingId | undefined;
  readonly reason: RefusedFor;
  readonly rule?: string | undefined;
  /** The code of the scan, when it was a frame. */
  readonly code?: string | undefined;
}

/** One record of an access stream, as it is told on. */
export interface AccessRow {
  readonly at: number;
  readonly by: UserId | 'system';
  readonly session: SessionId | null;
  readonly entry: AccessTold;
}

/** Who did something that is noted, as far as it is known. */
export interface Noted {
  readonly user: UserId | null;
  readonly session: SessionId | null;
}

export interface Access {
  /** Resolves when the opening is on disk; rejects when it cannot be, and then nothing may be shown. */
  opened(caller: Caller, caseId: CaseId): Promise<void>;
  /** Never waited for, so that what is hidden is answered as fast as what is not there [N7]. */
  refused(caller: Caller, what: Refused): void;
  /** As `refused`, for things done that are no facts. Null: nobody in particular, or the house itself. */
  noted(caller: Noted | null, what: Note): void;
  /** As `opened`, for what is shown because of it: an audit read, an explanation, an export. */
  recorded(caller: Caller | null, what: Note): Promise<void>;
  /** Everything recorded of a case, or of the house, oldest first. */
  read(of: AccessStream): Promise<readonly AccessRow[]>;
  /** Resolves when everything brought before is on disk, or could not be. */
  settled(): Promise<void>;
}

interface Parts {
  readonly log: Log;
  /** As the log's own, for those who share a write with others. */
  readonly appendMany?: Log['appendMany'] | undefined;
  readonly clock: Clock;
  readonly registers: Pick<Registers, 'current'>;
  /** Told when something could not be recorded. */
  readonly broken: (error: unknown) => void;
}

export const openAccess = ({ log, appendMany, clock, registers, broken }: Parts): Access => {
  const recent = new Map<string, number>();
  /** A page opens the documents of a case together: that is one opening. */
  const opening = new Map<string, Promise<void>>();
  const queue = openQueue({ log, appendMany, clock, broken });
  const tally = openTally(clock, (stream, draft) => queue.add(stream, draft));

  const draft = (caller: Noted | null, entry: AccessEntry) => ({
    at: clock.now(),
    by: caller?.user ?? ('system' as const),
    session: caller?.session ?? null,
    body: writeAccess(entry),
  });

  return {
    opened: async (caller, caseId) => {
      const key = `${caller.session} ${caseId}`;
      const now = clock.elapsed();
      if ((recent.get(key) ?? -Infinity) > now - oneOpening) return;
      const done = opening.get(key) ?? queue.write(accessStream(caseId), [draft(caller, { kind: 'opened' })]);
      opening.set(key, done);
      await done.finally(() => opening.delete(key));
      recent.set(key, now);
    },
    refused: (caller, { act, caseId, meeting, reason, rule = null, code = null }) => {
      const { cases, meetings } = registers.current();
      const named = [
        caseId !== undefined && cases.has(caseId),
        meeting !== undefined && meetings.has(meeting),
      ] as const;
      const isThere = (caseId === undefined || named[0]) && (meeting === undefined || named[1]);
      const invented = { act: null, reason: 'nothing there', rule: null, code: null, meeting: null } as const;
      const entry = isThere ? { act, reason, rule, code, meeting: meeting ?? null } : invented;
      tally.count(caller, isThere && caseId !== undefined ? caseId : 'house', entry);
    },
    noted: (caller, what) => queue.add(accessStream(streamOfNote(what)), draft(caller, what)),
    recorded: (caller, what) => queue.write(accessStream(streamOfNote(what)), [draft(caller, what)]),
    read: async (of) =>
      (await log.read(accessStream(of), 0)).map(({ at, by, session, body }) => ({
        at,
        by,
        session,
        entry: readAccess(body),
      })),
    settled: async () => {
      tally.close();
      await queue.settled();
    },
  };
};
