/** What an administrator sees: people and whether they are signed in; nothing of any case or meeting. */
import type { UserId } from '../kernel/ids.js';
import type { Office } from '../model/codes.js';

export interface DirectoryPerson {
  readonly user: UserId;
  readonly name: string;
  readonly agency: string;
  readonly post: string;
  readonly office: Office | null;
  readonly disabled: boolean;
  /** When their earliest open session began; null while they are not signed in. A locked session is not one. */
  readonly signedInSince: number | null;
}

export interface PeopleView {
  readonly people: readonly DirectoryPerson[];
}
