/** Whose views a change can have altered: more may be named than it did alter, never fewer. Server only. */
import type { CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { CaseFile } from '../model/caseFile.js';
import type { Directory } from '../model/people.js';
import { values } from '../model/records.js';
import type { Register } from '../model/register.js';
import { seatedIn } from './seatings.js';

/** The stream that has moved: of a meeting, of a case, or the directory. */
export interface Moved {
  readonly kind: 'directory' | 'meeting' | 'case';
  readonly meeting?: MeetingId;
  readonly caseId?: CaseId;
}

export type Concerned = ReadonlySet<UserId> | 'everybody';

/** Asked of the register before the change and after it: whoever lost their seat by it is concerned too. */
export const concernedBy = (before: Register, after: Register, { meeting, caseId }: Moved): Concerned => {
  const users = new Set<UserId>();
  if (caseId !== undefined) for (const one of [before, after]) addCase(one, caseId, users);
  else if (meeting !== undefined) for (const one of [before, after]) addMeeting(one, meeting, users);
  else return byDirectory(before, after);
  return users;
};

const addSeats = (register: Register, meeting: MeetingId, users: Set<UserId>): void => {
  for (const { user } of values(register.meetings.get(meeting)?.seats ?? {})) users.add(user);
};

/** A case shows where it is listed, and under the meetings whose agencies were told to flag their files. */
const addCase = (register: Register, caseId: CaseId, users: Set<UserId>): void => {
  for (const meeting of register.listings.get(caseId) ?? []) addSeats(register, meeting, users);
  for (const { meeting } of register.cases.get(caseId)?.notices ?? []) addSeats(register, meeting, users);
};

/** A meeting shows to those seated in it, and in every case that it lists or that names it. */
const addMeeting = (register: Register, meeting: MeetingId, users: Set<UserId>): void => {
  addSeats(register, meeting, users);
  for (const { caseId } of register.meetings.get(meeting)?.items ?? []) addCase(register, caseId, users);
  for (const file of register.cases.values()) if (namedIn(file).has(meeting)) addCase(register, file.id, users);
};

const named = new WeakMap<CaseFile, ReadonlySet<MeetingId>>();

/** Meetings whose title or seats a case shows without being listed there: of its notices and of its actions. */
const namedIn = (file: CaseFile): ReadonlySet<MeetingId> => {
  const known = named.get(file);
  if (known !== undefined) return known;
  const made = new Set([...file.notices, ...values(file.actions)].map(({ meeting }) => meeting));
  named.set(file, made);
  return made;
};

/** Names stand anywhere; whose account is in use, and who has an office, only where they sit. */
const byDirectory = (before: Register, after: Register): Concerned => {
  const { directory: was } = before;
  const { directory: is } = after;
  if (was.users !== is.users || was.agencies !== is.agencies || was.statements !== is.statements) return 'everybody';
  const users = new Set<UserId>();
  for (const user of otherwise(was, is)) {
    users.add(user);
    for (const one of [before, after])
      for (const { id, items } of seatedIn(one, user)) {
        addSeats(one, id, users);
        for (const { caseId } of items) addCase(one, caseId, users);
      }
  }
  for (const caseId of before.cases.keys()) if (!after.cases.has(caseId)) addCase(before, caseId, users);
  return users;
};

/** Those whose office or account is not what it was. */
const otherwise = (was: Directory, is: Directory): readonly UserId[] =>
  (Object.keys({ ...was.offices, ...is.offices, ...was.disabled, ...is.disabled }) as UserId[]).filter(
    (user) => was.offices[user] !== is.offices[user] || was.disabled[user] !== is.disabled[user],
  );
