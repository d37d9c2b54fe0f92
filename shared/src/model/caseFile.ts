/** One case as the facts tell it: people, flags, actions, contributions, exclusions. Its prose lives in documents. */
import type { Compartment } from './compartment.js';
import type { ActionId, AgencyId, CaseId, DocKey, MeetingId, PersonId, PlacementId, UserId } from '../kernel/ids.js';
import type { Action } from './action.js';
import type { Cut } from './fields.js';
import { values } from './records.js';
import { actionRoot, infoRoot } from './roots.js';
import type {
  Criterion,
  Dissemination,
  HarmType,
  LawfulBasis,
  PerpetratorRole,
  PersonKind,
  Relationship,
  RiskLevel,
  StatementKind,
} from './codes.js';

/** The warnings that never scroll away. */
export interface CaseHeader {
  readonly safeContact: string;
  readonly interpreter: string | null;
  readonly doNotTell: string | null;
  readonly travel: string | null;
  /** Barriers such as no recourse to public funds. */
  readonly barriers: string | null;
  readonly marks: readonly string[];
}

export interface Flag {
  readonly agency: AgencyId;
  readonly user: UserId;
  readonly role: PerpetratorRole;
  readonly relationship: Relationship;
  readonly at: number;
}

/** Whether an alleged perpetrator has been talked about: nothing yet, discussed, or left out with a reason [C2]. */
export type Coverage =
  | { readonly state: 'open' }
  | { readonly state: 'discussed'; readonly by: UserId; readonly at: number }
  | { readonly state: 'left'; readonly by: UserId; readonly at: number; readonly reason: string };

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly kind: PersonKind;
  readonly born: string | null;
  readonly relationship: Relationship | null;
  readonly employer: string | null;
  readonly addedBy: UserId;
  readonly addedAt: number;
  /** One flag an agency; two agencies that flag the same person are both kept. */
  readonly flags: Readonly<Record<AgencyId, Flag>>;
  readonly coverage: Coverage;
  readonly struck: { readonly reason: string; readonly by: UserId } | null;
  /** Where the chair put them on the map; null = laid out automatically. */
  readonly place: { readonly x: number; readonly y: number } | null;
}

export interface Contribution {
  readonly id: PlacementId;
  readonly agency: AgencyId;
  readonly author: string;
  /** Empty once redacted. */
  readonly words: string;
  readonly recordedBy: UserId;
  readonly at: number;
  readonly heard: { readonly by: UserId; readonly at: number } | null;
}

export interface SharedLine {
  readonly id: PlacementId;
  readonly agency: AgencyId;
  readonly user: UserId;
  readonly words: string;
  readonly kind: StatementKind;
  readonly basis: LawfulBasis;
  readonly dissemination: Dissemination;
  readonly at: number;
}

export interface CompartmentFile {
  readonly compartment: Compartment;
  readonly epoch: number;
  readonly doc: DocKey;
  /** For a restricted compartment: what it is called, and who was named. */
  readonly title: string | null;
  readonly agencies: readonly AgencyId[];
  readonly users: readonly UserId[];
  /** The document this one was made from, and what was left out; its own bodies are destroyed. Null in the first epoch. */
  readonly before: { readonly doc: DocKey; readonly cut: Cut } | null;
}

/** A conflict of interest. It denies everything, unless two people without one have together decided otherwise [N16]. */
export interface Conflict {
  readonly reason: string;
  readonly at: number;
  readonly override: {
    readonly reason: string;
    readonly proposedBy: UserId;
    readonly proposedAt: number;
    /** Null while a second person has not agreed: until then it changes nothing. */
    readonly confirmedBy: UserId | null;
    readonly confirmedAt: number | null;
  } | null;
}

/** Agencies that were not invited are told to flag their files: who, and nothing of why (level V1). */
export interface FlagNotice {
  /** The meeting under whose any-other-business it is brought. */
  readonly meeting: MeetingId;
  readonly agencies: readonly AgencyId[];
  readonly sentBy: UserId;
  readonly sentAt: number;
  /** Civil date on which the flag lapses, twelve months on. */
  readonly until: string;
  readonly ticked: Readonly<Record<AgencyId, { readonly by: UserId; readonly at: number }>>;
}

/** Somebody deleted, or tried to delete, much that others wrote. */
export interface Alarm {
  readonly id: PlacementId;
  readonly compartment: Compartment;
  readonly doc: DocKey;
  readonly root: string;
  readonly user: UserId;
  /** Characters written by others. */
  readonly chars: number;
  /** True when the gate refused it, so that there is nothing to restore. */
  readonly refused: boolean;
  /** When the first of it was deleted. */
  readonly since: number;
  readonly at: number;
  readonly restored: { readonly by: UserId; readonly at: number } | null;
}

/** That words were taken out, and why. What they were is gone. */
export interface Redaction {
  readonly compartment: Compartment;
  /** The document that goes on without them, and the one they were in. */
  readonly doc: DocKey;
  readonly before: DocKey;
  /** Of the new one. */
  readonly epoch: number;
  readonly cut: Cut;
  readonly root: string;
  readonly reason: string;
  readonly by: UserId;
  readonly at: number;
}

/** What stands between a case and its conclusion: the gaps of "Sara" [A6]. */
export const gapKinds = [
  'no action',
  'perpetrator not discussed',
  'contribution not heard',
  'no expert advice',
] as const;
export type GapKind = (typeof gapKinds)[number];

export interface Conclusion {
  readonly meeting: MeetingId;
  readonly by: UserId;
  readonly at: number;
  readonly reason: string | null;
  readonly gaps: readonly GapKind[];
}

export interface CaseFile {
  readonly id: CaseId;
  readonly reference: string;
  readonly area: string;
  readonly initials: string;
  readonly summary: string;
  readonly criterion: Criterion;
  readonly dash: number | null;
  readonly harms: readonly HarmType[];
  readonly header: CaseHeader;
  readonly referrer: UserId | null;
  readonly risk: {
    readonly level: RiskLevel;
    readonly reason: string;
    readonly by: UserId | null;
    readonly at: number;
  };
  readonly people: Readonly<Record<PersonId, Person>>;
  readonly actions: Readonly<Record<ActionId, Action>>;
  readonly contributions: readonly Contribution[];
  readonly lines: readonly SharedLine[];
  readonly compartments: Readonly<Record<string, CompartmentFile>>;
  /** Conflict of interest outranks everything [N1]. */
  readonly conflicts: Readonly<Record<UserId, Conflict>>;
  /** Matches of name or employer that somebody on the bench has found to be none. */
  readonly dismissed: Readonly<Record<UserId, { readonly reason: string; readonly by: UserId; readonly at: number }>>;
  readonly excluded: Readonly<Record<UserId, { readonly reason: string; readonly at: number }>>;
  /** Guests and experts called in, by meeting. */
  readonly calledIn: Readonly<Record<UserId, MeetingId>>;
  readonly pinned: { readonly words: string; readonly by: UserId; readonly at: number } | null;
  readonly conclusions: Readonly<Record<MeetingId, Conclusion>>;
  readonly notices: readonly FlagNotice[];
  readonly alarms: readonly Alarm[];
  readonly redactions: readonly Redaction[];
  /** While held, the case cannot be shredded. */
  readonly hold: { readonly reason: string; readonly by: UserId; readonly at: number } | null;
  /** One person has asked for the case to be shredded; a second has to agree. */
  readonly shredding: Shredding | null;
}

export interface Shredding {
  readonly reason: string;
  readonly by: UserId;
  readonly at: number;
  /** The second, who has agreed: then it is decided. */
  readonly agreed: UserId | null;
}

/** The persons of a case that have not been struck out, in the order they were added. */
export const peopleOf = (file: CaseFile): readonly Person[] =>
  values(file.people).filter((person) => person.struck === null);

/** Everyone in the case whom at least one agency has flagged. */
export const perpetratorsOf = (file: CaseFile): readonly Person[] =>
  peopleOf(file).filter((person) => Object.keys(person.flags).length > 0);

/** True while a conflict of interest keeps this person from the case [N1][N16]. */
export const isConflicted = (file: CaseFile, user: UserId): boolean => {
  const conflict = file.conflicts[user];
  return conflict !== undefined && (conflict.override?.confirmedBy ?? null) === null;
};

/** The root of the board in which words of this id are placed, each once [S8]; null for no such words. */
export const rootOfPlaced = (file: CaseFile, id: PlacementId): string | null => {
  const given = [...file.lines, ...file.contributions].find((one) => one.id === id);
  if (given) return infoRoot(given.agency);
  const action = values(file.actions).find(({ placement }) => placement === id);
  return action ? actionRoot(action.id) : null;
};

export const isPlaced = (file: CaseFile, id: PlacementId): boolean => rootOfPlaced(file, id) !== null;
