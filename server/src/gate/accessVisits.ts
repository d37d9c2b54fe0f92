/** Documents as the access streams tell of them: by the case they belong to. Knows no room and no socket. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import type { Access } from './access.js';
import type { RefusedFor } from './accessEntries.js';
import type { DocGate } from './asking.js';
import type { Caller } from './identify.js';

export interface Visits {
  /** Resolves when the opening of the document's case is on disk. At once for a document that this person may not see. */
  readonly opened: (caller: Caller, doc: DocKey) => Promise<void>;
  /** `reason` is why the connection ends: a word of the gate, or a code of the scan. Null: no key at all. */
  readonly refused: (caller: Caller, doc: DocKey | null, reason: string) => void;
}

/** What a connection ends with, as the streams name it; every other word is a code of the scan. */
const reasons: Readonly<Record<string, RefusedFor>> = {
  absent: 'absent',
  locked: 'locked',
  malformed: 'malformed',
  RATE: 'rate',
};
/** Ends that are no refusals. */
const untold: ReadonlySet<string> = new Set(['unauthenticated', 'slow', 'retry', 'EPOCH']);

export const openVisits = (docs: Pick<DocGate, 'address' | 'maySee'>, access: Access): Visits => ({
  opened: async (caller, doc) => {
    const place = docs.address(doc);
    if (place && docs.maySee(caller.user, caller.session, doc)) await access.opened(caller, place.caseId);
  },
  refused: (caller, doc, why) => {
    if (untold.has(why)) return;
    const place = doc && docs.address(doc);
    const reason = reasons[why] ?? 'frame';
    const act = reason === 'absent' ? 'see compartment' : 'write root';
    const code = reason === 'frame' ? why : undefined;
    if (place) access.refused(caller, { act, caseId: place.caseId, reason, code });
    else access.refused(caller, { act: null, reason: 'nothing there' });
  },
});
