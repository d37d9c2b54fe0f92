/** Folds the facts that guard a case: conflicts and their overrides, notices, alarms, redactions, holds. Pure. */
import { never } from '../kernel/result.js';
import type { UserId } from '../kernel/ids.js';
import type { CaseFile, Conflict } from '../model/caseFile.js';
import type { CaseFact } from './facts.js';
import type { Stamp } from './foldCase.js';
import { redactWords, withoutWords } from './redactWords.js';

type ConflictFact = Extract<CaseFact, { type: `conflict ${string}` | `override ${string}` }>;
export type GuardFact =
  | ConflictFact
  | Extract<
      CaseFact,
      {
        type:
          | `flag ${'notice sent' | 'ticked'}`
          | `deletion ${string}`
          | `legal hold ${string}`
          | `shredding ${string}`
          | 'readers named'
          | 'words redacted'
          | 'placed words removed';
      }
    >;

const guards: ReadonlySet<CaseFact['type']> = new Set<GuardFact['type']>([
  'conflict recorded',
  'conflict dismissed',
  'override proposed',
  'override confirmed',
  'override withdrawn',
  'flag notice sent',
  'flag ticked',
  'readers named',
  'deletion alarmed',
  'deletion restored',
  'words redacted',
  'placed words removed',
  'legal hold placed',
  'legal hold lifted',
  'shredding proposed',
  'shredding withdrawn',
  'shredding agreed',
]);

export const isGuardFact = (fact: CaseFact): fact is GuardFact => guards.has(fact.type);
const isConflictFact = (fact: GuardFact): fact is ConflictFact => /^(conflict|override) /.test(fact.type);

export const foldGuard = (file: CaseFile, fact: GuardFact, stamp: Stamp): CaseFile =>
  isConflictFact(fact) ? foldConflict(file, fact, stamp) : foldStanding(file, fact, stamp);

const withConflict = (file: CaseFile, user: UserId, change: (conflict: Conflict) => Conflict): CaseFile => {
  const conflict = file.conflicts[user];
  return conflict ? { ...file, conflicts: { ...file.conflicts, [user]: change(conflict) } } : file;
};

/** Whoever has a conflict themselves has decided nothing about anybody else's: what they took part in falls [N16]. */
const withoutTheirWord = (file: CaseFile, user: UserId): CaseFile => {
  const stands = ({ override }: Conflict): boolean => override?.proposedBy !== user && override?.confirmedBy !== user;
  const conflicts = Object.entries(file.conflicts).map(([who, conflict]) => [
    who,
    stands(conflict) ? conflict : { ...conflict, override: null },
  ]);
  return {
    ...file,
    conflicts: Object.fromEntries(conflicts) as CaseFile['conflicts'],
    dismissed: Object.fromEntries(Object.entries(file.dismissed).filter(([, { by }]) => by !== user)),
    shredding: file.shredding?.by === user && file.shredding.agreed === null ? null : file.shredding,
  };
};

const foldConflict = (file: CaseFile, fact: ConflictFact, { by, at }: Stamp): CaseFile => {
  const { user } = fact;
  switch (fact.type) {
    // Recorded again, it counts again: what was decided about it before is over.
    case 'conflict recorded': {
      const fallen = withoutTheirWord(file, user);
      return { ...fallen, conflicts: { ...fallen.conflicts, [user]: { reason: fact.reason, at, override: null } } };
    }
    case 'conflict dismissed':
      return { ...file, dismissed: { ...file.dismissed, [user]: { reason: fact.reason, by, at } } };
    case 'override proposed': {
      const override = { reason: fact.reason, proposedBy: by, proposedAt: at, confirmedBy: null, confirmedAt: null };
      return withConflict(file, user, (conflict) => ({ ...conflict, override }));
    }
    case 'override confirmed':
      return withConflict(file, user, (conflict) => ({
        ...conflict,
        override: conflict.override && { ...conflict.override, confirmedBy: by, confirmedAt: at },
      }));
    case 'override withdrawn':
      return withConflict(file, user, (conflict) => ({ ...conflict, override: null }));
    default:
      return never(fact);
  }
};

const foldStanding = (file: CaseFile, fact: Exclude<GuardFact, ConflictFact>, { by, at }: Stamp): CaseFile => {
  switch (fact.type) {
    case 'flag notice sent': {
      const { meeting, agencies, until } = fact;
      const notice = { meeting, agencies, sentBy: by, sentAt: at, until, ticked: {} };
      return { ...file, notices: [...file.notices, notice] };
    }
    case 'flag ticked':
      return {
        ...file,
        notices: file.notices.map((notice) =>
          notice.meeting === fact.meeting && notice.agencies.includes(fact.agency)
            ? { ...notice, ticked: { ...notice.ticked, [fact.agency]: { by, at } } }
            : notice,
        ),
      };
    case 'readers named': {
      const { compartment, agencies, users } = fact;
      const found = file.compartments[compartment];
      if (!found) return file;
      return { ...file, compartments: { ...file.compartments, [compartment]: { ...found, agencies, users } } };
    }
    case 'deletion alarmed': {
      const { alarm: id, compartment, doc, root, user, chars, since, refused } = fact;
      const alarm = { id, compartment, doc, root, user, chars, since, refused, at, restored: null };
      return { ...file, alarms: [...file.alarms, alarm] };
    }
    case 'deletion restored': {
      const restored = { by, at };
      return {
        ...file,
        alarms: file.alarms.map((alarm) => (alarm.id === fact.alarm ? { ...alarm, restored } : alarm)),
      };
    }
    case 'words redacted':
      return redactWords(file, fact, { by, at });
    case 'placed words removed':
      return withoutWords(file, fact.placements);
    case 'legal hold placed':
      return { ...file, hold: { reason: fact.reason, by, at } };
    case 'legal hold lifted':
      return { ...file, hold: null };
    case 'shredding proposed':
      return { ...file, shredding: { reason: fact.reason, by, at, agreed: null } };
    case 'shredding withdrawn':
      return { ...file, shredding: null };
    case 'shredding agreed':
      return { ...file, shredding: file.shredding && { ...file.shredding, agreed: by } };
    default:
      return never(fact);
  }
};
