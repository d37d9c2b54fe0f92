/** What a person's screen is drawn from. Every field has passed the gate: what may not be known is absent, not blanked. */
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
  ReviewOutcome,
  RiskLevel,
  SeatRole,
  Sitting,
  StatementKind,
} from '../model/codes.js';
import type { Compartment, CompartmentKind } from '../model/compartment.js';
import type { Timer } from '../model/meeting.js';
import type { Act } from './rights.js';

export interface Me {
  readonly user: UserId;
  readonly name: string;
  readonly post: string;
  readonly agency: AgencyId;
  readonly agencyName: string;
  readonly agencyShort: string;
}

export interface HomeMeeting {
  readonly id: MeetingId;
  readonly title: string;
  readonly area: string;
  readonly sitting: Sitting;
  readonly date: string;
  readonly startsAt: number;
  readonly role: SeatRole;
  readonly signed: boolean;
  /** How many cases this person will see there; null until they have signed. */
  readonly cases: number | null;
}

export interface HomeView {
  readonly me: Me;
  readonly meetings: readonly HomeMeeting[];
  /** Actions of my agency that are not finished. */
  readonly outstanding: number;
}

export interface RosterSeat {
  readonly user: UserId;
  readonly name: string;
  readonly post: string;
  readonly role: SeatRole;
  readonly signed: boolean;
}

export interface RosterAgency {
  readonly agency: AgencyId;
  readonly name: string;
  readonly short: string;
  readonly core: boolean;
  readonly attendance: Attendance;
  readonly seats: readonly RosterSeat[];
}

export type ItemState = 'listed' | 'open' | 'heard' | 'concluded' | 'deferred';

export interface AgendaItem {
  readonly caseId: CaseId;
  /** Dense, counted after filtering: 1, 2, 3 … for this viewer. */
  readonly number: number;
  readonly initials: string;
  readonly reference: string;
  readonly slotMinutes: number;
  readonly plannedStart: number;
  readonly state: ItemState;
  readonly timer: Timer | null;
  readonly harmfulPractice: boolean;
  readonly marks: readonly string[];
}

export interface DeclarationRow {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  readonly words: string;
  readonly settled: boolean;
}

export interface MeetingView {
  readonly id: MeetingId;
  readonly title: string;
  readonly area: string;
  readonly sitting: Sitting;
  readonly date: string;
  readonly startsAt: number;
  readonly role: SeatRole;
  readonly agency: AgencyId;
  readonly statement: { readonly version: number; readonly points: readonly string[] };
  readonly signed: boolean;
  /** My own declaration of a conflict of interest. */
  readonly declaration: 'not made' | 'none' | 'waiting' | 'settled';
  readonly roster: readonly RosterAgency[];
  /** Null until this person may see the agenda. */
  readonly agenda: {
    readonly items: readonly AgendaItem[];
    readonly open: CaseId | null;
    readonly plannedFinish: number;
  } | null;
  /** For chair and co-ordinator only. */
  readonly declarations: readonly DeclarationRow[] | null;
  readonly rights: readonly Act[];
  /** Actions of earlier meetings of this area that are still open, for review at the start. */
  readonly review: readonly ActionRow[] | null;
}

/** Who is connected to a meeting now. A fact of the meeting: it never moves with what anybody opens. */
export interface PresenceView {
  readonly here: readonly UserId[];
}

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
  readonly lines: readonly LineView[];
  readonly contributions: readonly ContributionView[];
  readonly hand: Hand;
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
}

export interface AttendeeView {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  readonly role: SeatRole;
}

/** What only the chair sees of a case: who was excluded, who could be called in. */
export interface ChairView {
  readonly excluded: readonly (AttendeeView & { readonly reason: string })[];
  readonly conflicted: readonly AttendeeView[];
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
  readonly chair: ChairView | null;
  readonly rights: readonly Act[];
}

/** One line of "our agency's actions", or of the review at a meeting's start. */
export interface ActionRow {
  readonly id: ActionId;
  readonly caseId: CaseId;
  readonly meeting: MeetingId;
  readonly meetingTitle: string;
  readonly meetingDate: string;
  readonly reference: string;
  readonly initials: string;
  readonly words: string;
  readonly owner: string | null;
  readonly ownerShort: string | null;
  readonly state: ActionState;
  readonly due: string | null;
  readonly measure: Measure | null;
  readonly outcome: string | null;
  readonly reviews: readonly { readonly outcome: ReviewOutcome; readonly note: string }[];
  readonly rights: readonly Act[];
}

export interface OurActionsView {
  readonly agency: string;
  readonly rows: readonly ActionRow[];
}

/** Every HTTP view travels in this envelope; `now` lets a countdown follow the server's clock. */
export interface Envelope<T> {
  readonly now: number;
  readonly view: T;
}
