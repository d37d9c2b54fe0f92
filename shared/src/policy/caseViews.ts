/** What the board of one case is drawn from. Every field has passed the gate. */
import type { ActionId, AgencyId, CaseId, DocKey, MeetingId, PersonId, PlacementId, UserId } from '../kernel/ids.js';
import type { ActionState } from '../model/action.js';
import type { CaseHeader, Coverage, GapKind } from '../model/caseFile.js';
import type {
  Attendance,
  Criterion,
  Dissemination,
  Hand,
  HarmType,
  LawfulBasis,
  Measure,
  PerpetratorRole,
  PersonKind,
  Relationship,
  RiskLevel,
  SeatRole,
  StatementKind,
} from '../model/codes.js';
import type { Compartment, CompartmentKind } from '../model/compartment.js';
import type {
  AgencyRef,
  AlarmView,
  ConflictRow,
  MatchRow,
  NoticeRow,
  RedactionView,
  TellableMeeting,
} from './guardViews.js';
import type { Act, Level } from './rights.js';

export type ItemState = 'listed' | 'open' | 'heard' | 'concluded' | 'deferred';

export interface FlagView {
  readonly agency: AgencyId;
  readonly agencyShort: string;
  readonly by: string;
  readonly role: PerpetratorRole;
  readonly relationship: Relationship;
}

export interface PersonView {
  readonly id: PersonId;
  readonly name: string;
  readonly kind: PersonKind;
  readonly born: string | null;
  readonly relationship: Relationship | null;
  readonly employer: string | null;
  readonly addedBy: string;
  readonly flags: readonly FlagView[];
  readonly coverage: Coverage['state'];
  readonly coverageReason: string | null;
  readonly place: { readonly x: number; readonly y: number } | null;
}

export interface ActionView {
  readonly id: ActionId;
  readonly state: ActionState;
  readonly root: string;
  /** Under which its first words were placed on the board. */
  readonly placement: PlacementId;
  readonly mayWrite: boolean;
  readonly firstWords: string;
  readonly agreedWords: string | null;
  readonly raisedBy: string;
  readonly owner: {
    readonly agency: AgencyId;
    readonly short: string;
    readonly name: string;
    readonly user: string | null;
  } | null;
  readonly due: string | null;
  readonly measure: Measure | null;
  readonly protects: readonly PersonId[];
  readonly addresses: readonly PersonId[];
  readonly outcome: string | null;
  readonly rights: readonly Act[];
}

export interface LineView {
  readonly id: PlacementId;
  readonly words: string;
  readonly kind: StatementKind;
  readonly basis: LawfulBasis;
  readonly dissemination: Dissemination;
  readonly by: string;
  readonly at: number;
}

export interface ContributionView {
  readonly id: PlacementId;
  readonly author: string;
  readonly words: string;
  readonly at: number;
  readonly heard: { readonly by: string; readonly at: number } | null;
}

/** One agency's card on the board, in equal standing whether it is in the room or wrote. */
export interface AgencyCard {
  readonly agency: AgencyId;
  readonly name: string;
  readonly short: string;
  readonly core: boolean;
  readonly mine: boolean;
  readonly attendance: Attendance;
  readonly root: string;
  readonly mayWrite: boolean;
  readonly mayRedact: boolean;
  readonly lines: readonly LineView[];
  readonly contributions: readonly ContributionView[];
  readonly hand: Hand;
  /** When the hand was shown, so that those who wait are heard in turn. */
  readonly handAt: number | null;
}

export interface CompartmentView {
  readonly compartment: Compartment;
  readonly kind: CompartmentKind;
  readonly title: string;
  readonly doc: DocKey;
  /** "Everyone admitted to this case: 14 people from 11 agencies", made by the server. */
  readonly whoCanSee: string;
  readonly people: readonly { readonly name: string; readonly agency: string }[];
  /** Root name → may I write it? Only the fixed roots; persons, actions and boxes carry their own. */
  readonly roots: Readonly<Record<string, boolean>>;
  /** May I have words taken out of it for good? */
  readonly mayRedact: boolean;
  /** Who has been named to read it; null for those who may name nobody, and where nobody can be named. */
  readonly named: { readonly agencies: readonly AgencyId[]; readonly users: readonly UserId[] } | null;
}

export interface AttendeeView {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  readonly role: SeatRole;
}

/** What only chair and co-ordinator see of a case. Who was excluded and who could be called in is the chair's alone. */
export interface ChairView {
  readonly excluded: readonly (AttendeeView & { readonly reason: string })[];
  /** Possible conflicts that wait for one of us. */
  readonly matches: readonly MatchRow[];
  readonly conflicts: readonly ConflictRow[];
  /** Agencies of the meeting that could be invited to this case too. */
  readonly invitable: readonly AgencyRef[];
  readonly notices: readonly NoticeRow[];
  readonly tellable: readonly TellableMeeting[];
  readonly hold: { readonly reason: string; readonly by: string; readonly at: number } | null;
  readonly shredding: {
    readonly reason: string;
    readonly by: string;
    readonly at: number;
    readonly mine: boolean;
  } | null;
  readonly callable: readonly (AttendeeView & { readonly calledIn: boolean })[];
  readonly admitted: readonly AttendeeView[];
}

export interface GapView {
  readonly kind: GapKind;
  /** "2 of 5 perpetrators have not been discussed: …" */
  readonly words: string;
}

export interface CaseView {
  readonly meeting: MeetingId;
  readonly caseId: CaseId;
  readonly state: ItemState;
  readonly reference: string;
  readonly initials: string;
  readonly area: string;
  readonly summary: string;
  readonly criterion: Criterion;
  readonly dash: number | null;
  readonly harms: readonly HarmType[];
  readonly harmfulPractice: boolean;
  readonly header: CaseHeader;
  readonly risk: {
    readonly level: RiskLevel;
    readonly reason: string;
    readonly by: string | null;
    readonly at: number;
  };
  readonly pinned: { readonly words: string; readonly by: string } | null;
  readonly people: readonly PersonView[];
  readonly coverage: { readonly perpetrators: number; readonly discussed: number; readonly left: number };
  readonly actions: readonly ActionView[];
  readonly cards: readonly AgencyCard[];
  /** Every agency an action can be given to. */
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string; readonly short: string }[];
  readonly compartments: readonly CompartmentView[];
  readonly gaps: readonly GapView[];
  readonly conclusion: {
    readonly by: string;
    readonly at: number;
    readonly reason: string | null;
    readonly gaps: readonly GapKind[];
  } | null;
  readonly level: Level;
  readonly alarms: readonly AlarmView[];
  readonly redactions: readonly RedactionView[];
  readonly chair: ChairView | null;
  readonly rights: readonly Act[];
}
