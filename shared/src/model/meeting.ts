/** One sitting of a MARAC: seats, signatures, agenda and timers. Knows which cases are listed, nothing of what is in them. */
import type { AgencyId, CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { Attendance, Hand, SeatRole, Sitting } from './codes.js';

export interface Seat {
  readonly user: UserId;
  readonly agency: AgencyId;
  readonly role: SeatRole;
  /** Only these cases; null = every case of the meeting that the role may see. */
  readonly cases: readonly CaseId[] | null;
}

export interface Signature {
  readonly version: number;
  readonly at: number;
}

/** A person's own words about a conflict of interest; null words = none declared. */
export interface Declaration {
  readonly words: string | null;
  readonly at: number;
  /** When chair or co-ordinator has dealt with it. */
  readonly settledAt: number | null;
}

/** The server's clock for one item. Times are milliseconds since 1970 UTC. */
export interface Timer {
  readonly openedAt: number;
  readonly endsAt: number;
  readonly pausedAt: number | null;
  readonly closedAt: number | null;
}

export interface Item {
  readonly caseId: CaseId;
  readonly slotMinutes: number;
  /** Only these agencies; null = whom the sitting brings (see the table of sittings). */
  readonly invited: readonly AgencyId[] | null;
  /** Agencies invited to it later, besides. */
  readonly widened: readonly AgencyId[];
  readonly timer: Timer | null;
  readonly hands: Readonly<Record<AgencyId, { readonly hand: Hand; readonly at: number }>>;
  readonly deferred: { readonly reason: string } | null;
}

export interface Meeting {
  readonly id: MeetingId;
  readonly title: string;
  readonly area: string;
  readonly sitting: Sitting;
  /** Civil date, YYYY-MM-DD, Europe/London. */
  readonly date: string;
  readonly startsAt: number;
  readonly statementVersion: number;
  readonly seats: Readonly<Record<UserId, Seat>>;
  readonly attendance: Readonly<Record<AgencyId, Attendance>>;
  readonly signatures: Readonly<Record<UserId, Signature>>;
  readonly declarations: Readonly<Record<UserId, Declaration>>;
  readonly items: readonly Item[];
  /** The item in hand; null between cases. */
  readonly open: CaseId | null;
  readonly closedAt: number | null;
  /** When the agenda went out; until then the meeting is its chair's and co-ordinator's alone. */
  readonly publishedAt: number | null;
  /** When the meeting began; between the two, agencies see the agenda and research their own files. */
  readonly begunAt: number | null;
}

/** Every agency that was asked to the meeting. */
export const agenciesOf = (meeting: Meeting): readonly AgencyId[] => Object.keys(meeting.attendance) as AgencyId[];

/** The item of a case on this meeting's agenda, or null. */
export const itemOf = (meeting: Meeting, caseId: CaseId): Item | null =>
  meeting.items.find((item) => item.caseId === caseId) ?? null;

/** Between two cases people talk and fetch tea: the meeting is still under way for so long. */
const pause = 30 * 60_000;

/** True while a case is in hand, and for a while after one was: then sitting there and listening is taking part. */
export const isUnderWay = ({ open, closedAt, items }: Meeting, now: number): boolean =>
  closedAt === null && (open !== null || items.some(({ timer }) => (timer?.closedAt ?? -Infinity) > now - pause));

/** True once this person has signed the version of the statement this meeting asks for [N2]. */
export const hasSigned = (meeting: Meeting, user: UserId): boolean =>
  meeting.signatures[user]?.version === meeting.statementVersion;
