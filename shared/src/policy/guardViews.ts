/** What need-to-know itself looks like on a screen: matches, conflicts, notices, alarms, preparation, explanations, aggregates. */
import type { AgencyId, CaseId, MeetingId, PlacementId, UserId } from '../kernel/ids.js';
import type { Criterion, HarmType, PersonKind, Relationship } from '../model/codes.js';
import type { Compartment } from '../model/compartment.js';
import type { AttendeeView, CompartmentView } from './caseViews.js';
import type { Level } from './rights.js';

/** Who did it, as others see their name, and when. */
export interface DoneBy {
  readonly by: string;
  readonly at: number;
}

export interface AgencyRef {
  readonly id: AgencyId;
  readonly name: string;
  readonly short: string;
}

/** Somebody deleted, or tried to delete, much that others wrote. */
export interface AlarmView extends DoneBy {
  readonly id: PlacementId;
  readonly compartment: Compartment;
  readonly root: string;
  /** "Discussion". */
  readonly where: string;
  readonly chars: number;
  readonly refused: boolean;
  readonly restored: DoneBy | null;
  readonly mayRestore: boolean;
}

/** That words were taken out; never what they were. */
export interface RedactionView extends DoneBy {
  readonly compartment: Compartment;
  readonly root: string;
  /** The line, contribution or action whose words these were; null for words chosen in a box. */
  readonly placement: PlacementId | null;
  readonly where: string;
  readonly reason: string;
}

/** A possible conflict of interest that waits for somebody to look at it. Never about whoever reads this. */
export interface MatchRow {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly initials: string;
  readonly person: string;
  readonly kind: 'name' | 'employer';
  /** "Same family name as Kit Pretendson". */
  readonly words: string;
}

/** A conflict of interest, and whether two people have decided that it does not count. Never about whoever reads this. */
export interface ConflictRow extends AttendeeView {
  readonly reason: string;
  readonly at: number;
  readonly override: {
    readonly reason: string;
    readonly proposedBy: string;
    readonly proposedAt: number;
    readonly confirmedBy: string | null;
    /** Proposed by whoever reads this, so that a second person has to agree. */
    readonly mine: boolean;
  } | null;
}

export interface NoticeRow {
  readonly meeting: MeetingId;
  readonly title: string;
  readonly date: string;
  /** Civil date on which the flag lapses. */
  readonly until: string;
  readonly agencies: readonly (AgencyRef & { readonly ticked: DoneBy | null })[];
}

/** A meeting this person prepares, and the agencies of it that could be told to flag their files. */
export interface TellableMeeting {
  readonly meeting: MeetingId;
  readonly title: string;
  readonly date: string;
  readonly agencies: readonly AgencyRef[];
}

/** All that an agency told to flag its files learns of a case (V1): no reference, no harm, no summary, no agency [N18]. */
export interface FlagCard {
  readonly caseId: CaseId;
  readonly meeting: MeetingId;
  readonly identifiers: readonly {
    readonly name: string;
    readonly born: string | null;
    readonly role: 'victim' | 'child' | 'alleged perpetrator' | 'other';
  }[];
  readonly area: string;
  readonly until: string;
  readonly ticked: DoneBy | null;
  readonly mayTick: boolean;
}

/** `GET /api/meetings/:meeting/cases/:case/preparation`: what an agency needs to search its own files (V2). */
export interface PreparationView {
  readonly meeting: MeetingId;
  readonly caseId: CaseId;
  /** Its place on this viewer's agenda. */
  readonly number: number;
  readonly reference: string;
  readonly initials: string;
  readonly area: string;
  readonly summary: string;
  readonly criterion: Criterion;
  readonly dash: number | null;
  readonly harms: readonly HarmType[];
  readonly identifiers: readonly {
    readonly name: string;
    readonly kind: PersonKind;
    readonly born: string | null;
    readonly relationship: Relationship | null;
    readonly flagged: boolean;
  }[];
  readonly research: CompartmentView | null;
  readonly mayOpenResearch: boolean;
}

/** One question of the rulebook, in the order in which it asks. */
export interface ExplainStep {
  readonly question: string;
  readonly answer: 'yes' | 'no';
  readonly rule: string;
  readonly because: string;
}

/** `GET /api/meetings/:meeting/cases/:case/explain/:user`: why somebody can, or cannot. */
export interface ExplainView {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  readonly level: Level;
  /** "Sam Rivershaw cannot see this case." */
  readonly summary: string;
  readonly steps: readonly ExplainStep[];
  readonly compartments: readonly {
    readonly title: string;
    readonly see: boolean;
    readonly write: boolean;
    readonly rule: string;
    readonly because: string;
  }[];
}

/** A figure as it may be published: "5 or fewer", or a number of fives. */
export interface AggregateRow {
  readonly label: string;
  readonly shown: string;
}

export interface AggregateGroup {
  readonly title: string;
  readonly rows: readonly AggregateRow[];
}

/** How often an agency was there, of the open meetings to which it was invited: of agencies, not of persons. */
export interface AttendanceRow {
  readonly agency: string;
  readonly invited: number;
  readonly attended: number;
  readonly wrote: number;
}

/** `GET /api/aggregates`: figures of past cases, one table an area; there is nothing to choose [N17]. */
export interface AggregatesView {
  readonly areas: readonly {
    readonly area: string;
    readonly groups: readonly AggregateGroup[];
    readonly attendance: readonly AttendanceRow[];
  }[];
}
