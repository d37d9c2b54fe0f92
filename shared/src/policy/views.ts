/** What a person's screen is drawn from. Every field has passed the gate: what may not be known is absent, not blanked. */
import type { ActionId, AgencyId, CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { ActionState } from '../model/action.js';
import type { Attendance, Measure, Office, ReviewOutcome, SeatRole, Sitting } from '../model/codes.js';
import type { Timer } from '../model/meeting.js';
import type { ItemState } from './caseViews.js';
import type { FlagCard, MatchRow } from './guardViews.js';
import type { Act, Level } from './rights.js';

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
  readonly published: boolean;
  readonly begun: boolean;
  /** Cases of other meetings that my agency was told to flag its files for. */
  readonly flags: number;
}

export interface HomeView {
  readonly me: Me;
  /** With an office there are no meetings. */
  readonly office: Office | null;
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

export interface AgendaItem {
  readonly caseId: CaseId;
  /** Dense, counted after filtering: 1, 2, 3 … for this viewer. */
  readonly number: number;
  readonly initials: string;
  readonly reference: string;
  readonly slotMinutes: number;
  readonly plannedStart: number;
  readonly state: ItemState;
  readonly level: Level;
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
  readonly publishedAt: number | null;
  readonly begunAt: number | null;
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
  /** Possible conflicts that wait for chair or co-ordinator; null for everybody else. */
  readonly matches: readonly MatchRow[] | null;
  readonly flagCards: readonly FlagCard[];
  readonly rights: readonly Act[];
  /** Actions of earlier meetings of this area that are still open, for review at the start. */
  readonly review: readonly ActionRow[] | null;
}

/** Who is connected to a meeting now. A fact of the meeting: it never moves with what anybody opens. */
export interface PresenceView {
  readonly here: readonly UserId[];
}

/** One line of "our agency's actions", or of the review at a meeting's start. */
export interface ActionRow {
  readonly id: ActionId;
  readonly caseId: CaseId;
  readonly meeting: MeetingId;
  readonly meetingTitle: string;
  readonly meetingDate: string;
  /** The meeting through which this person may open the case now; null when there is none. */
  readonly through: MeetingId | null;
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

export type * from './adminViews.js';
export type * from './auditViews.js';
export type * from './caseViews.js';
export type * from './guardViews.js';
