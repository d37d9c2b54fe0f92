/** The full state of facts the server decides from. Never leaves the server; the browser may not import it [C1]. */
import type { CaseId, DocKey, MeetingId } from '../kernel/ids.js';
import type { CaseFile } from './caseFile.js';
import type { Compartment } from './compartment.js';
import type { Meeting } from './meeting.js';
import { emptyDirectory, type Directory } from './people.js';

export interface DocPlace {
  readonly caseId: CaseId;
  readonly compartment: Compartment;
  readonly epoch: number;
}

export interface Register {
  readonly directory: Directory;
  readonly meetings: ReadonlyMap<MeetingId, Meeting>;
  readonly cases: ReadonlyMap<CaseId, CaseFile>;
  /** Every document of the newest epoch by its outside key. */
  readonly docs: ReadonlyMap<DocKey, DocPlace>;
  /** Documents that a redaction has put an end to: where their words went on is the same compartment's. */
  readonly retired: ReadonlyMap<DocKey, DocPlace>;
  /** Meetings that list a case. */
  readonly listings: ReadonlyMap<CaseId, readonly MeetingId[]>;
}

export const emptyRegister: Register = {
  directory: emptyDirectory,
  meetings: new Map(),
  cases: new Map(),
  docs: new Map(),
  retired: new Map(),
  listings: new Map(),
};
