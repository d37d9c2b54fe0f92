/** Who may sign in, and for which agency. Knows no case. */
import type { AgencyId, UserId } from '../kernel/ids.js';
import type { AgencyKind } from './codes.js';

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

export interface Directory {
  readonly agencies: Readonly<Record<AgencyId, Agency>>;
  readonly users: Readonly<Record<UserId, User>>;
  readonly statements: Readonly<Record<number, Statement>>;
}

export const emptyDirectory: Directory = { agencies: {}, users: {}, statements: {} };
