/** Who has opened what: for chair and co-ordinator of a case, and for an auditor without content. Names are those of today. */
import type { CaseId, UserId } from '../kernel/ids.js';

export interface OpeningRow {
  readonly user: UserId;
  readonly name: string;
  /** The agency's name. */
  readonly agency: string;
  /** Milliseconds since 1970 UTC, like every time here. */
  readonly first: number;
  readonly last: number;
  /** Openings; the same sign-in within a quarter of an hour is one. */
  readonly times: number;
}

export interface RefusedRow {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  /** The latest. */
  readonly when: number;
  readonly times: number;
  /** In plain words, of the house: "Tried to open the case". */
  readonly what: string;
}

/** `GET /api/meetings/:meeting/cases/:case/openings`: who has opened this case, and when. */
export interface OpeningsView {
  /** The latest first. */
  readonly rows: readonly OpeningRow[];
  readonly refused: readonly RefusedRow[];
}

/** Whether the records of a case, or of the house, are as they were written. */
export interface ChainState {
  readonly streams: number;
  readonly records: number;
  /** Bodies destroyed by redaction or shredding; their hashes stand. */
  readonly destroyed: number;
  /** Null when whole; else the first bad record, in plain words. */
  readonly broken: string | null;
}

/** One record of an access stream, in words of the house. */
export interface AuditRow {
  readonly at: number;
  /** Null for the house itself. */
  readonly user: UserId | null;
  readonly name: string;
  readonly agency: string;
  readonly what: string;
  readonly times: number;
}

export interface AuditCaseRow {
  readonly caseId: CaseId;
  readonly openings: number;
  readonly refusals: number;
  /** Null when nobody has opened it. */
  readonly lastOpened: number | null;
}

/** `GET /api/audit/cases`: every case by its id and nothing else of it. */
export interface AuditCasesView {
  readonly rows: readonly AuditCaseRow[];
}

/** `GET /api/audit/cases/:case`: the latest first. */
export interface AuditCaseView {
  readonly caseId: CaseId;
  readonly chain: ChainState;
  readonly rows: readonly AuditRow[];
}

/** `GET /api/audit/house`: sign-ins, locks, audit reads, and refusals that belong to no case; the latest first. */
export interface AuditHouseView {
  readonly chain: ChainState;
  readonly rows: readonly AuditRow[];
}
