/** One case as the facts tell it: people, flags, actions, contributions, exclusions. Its prose lives in documents. */
import type { Compartment } from './compartment.js';
import type { ActionId, AgencyId, CaseId, DocKey, MeetingId, PersonId, PlacementId, UserId } from '../kernel/ids.js';
import type { Action } from './action.js';
import { values } from './records.js';
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
  readonly addedBy: UserId;
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
  readonly conflicts: Readonly<Record<UserId, { readonly reason: string; readonly at: number }>>;
  readonly excluded: Readonly<Record<UserId, { readonly reason: string; readonly at: number }>>;
  /** Guests and experts called in, by meeting. */
  readonly calledIn: Readonly<Record<UserId, MeetingId>>;
  readonly pinned: { readonly words: string; readonly by: UserId; readonly at: number } | null;
  readonly conclusions: Readonly<Record<MeetingId, Conclusion>>;
}

/** The persons of a case that have not been struck out, in the order they were added. */
export const peopleOf = (file: CaseFile): readonly Person[] =>
  values(file.people).filter((person) => person.struck === null);

/** Everyone in the case whom at least one agency has flagged. */
export const perpetratorsOf = (file: CaseFile): readonly Person[] =>
  peopleOf(file).filter((person) => Object.keys(person.flags).length > 0);

/** Whether words of this id are on their way into the board already: each is placed once [S8]. */
export const isPlaced = (file: CaseFile, id: PlacementId): boolean =>
  file.lines.some((line) => line.id === id) ||
  file.contributions.some((contribution) => contribution.id === id) ||
  values(file.actions).some((action) => action.placement === id);
