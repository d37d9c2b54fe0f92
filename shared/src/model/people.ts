/** Who may sign in, and for which agency. Knows no case. */
import type { AgencyId, CaseId, UserId } from '../kernel/ids.js';
import type { AgencyKind, Office } from './codes.js';

export interface Agency {
  readonly id: AgencyId;
  readonly name: string;
  /** Two to four letters for the token on the board. */
  readonly short: string;
  readonly kind: AgencyKind;
  /** Core agencies are shown hollow when they are missing. */
  readonly core: boolean;
}

export interface User {
  readonly id: UserId;
  readonly name: string;
  readonly agency: AgencyId;
  /** What they do, in words: "Detective Inspector", "IDVA". */
  readonly post: string;
}

/** A version of the confidentiality statement; what was signed is kept by version. */
export interface Statement {
  readonly version: number;
  readonly points: readonly string[];
}

/** A case whose key was destroyed, by two people and for a reason: all that is left of it. */
export interface Shredding {
  readonly reason: string;
  readonly first: UserId;
  readonly second: UserId;
  readonly at: number;
}

export interface Directory {
  readonly agencies: Readonly<Record<AgencyId, Agency>>;
  readonly users: Readonly<Record<UserId, User>>;
  readonly statements: Readonly<Record<number, Statement>>;
  readonly offices: Readonly<Record<UserId, Office>>;
  /** Accounts that may not be used, and since when. */
  readonly disabled: Readonly<Record<UserId, number>>;
  readonly shredded: Readonly<Record<CaseId, Shredding>>;
}

export const emptyDirectory: Directory = {
  agencies: {},
  users: {},
  statements: {},
  offices: {},
  disabled: {},
  shredded: {},
};
