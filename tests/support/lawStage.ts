/** Meetings and people put into the real house as its own facts: a meeting in draft, an office, somebody on a board. */
import type { UserKey } from '@board/server/demo/cast.js';
import type { AgencyKey } from '@board/server/demo/agencies.js';
import { cast } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import type { FactStream } from '@board/shared/ledger/entries.js';
import type { CaseFact, DirectoryFact, MeetingFact } from '@board/shared/ledger/facts.js';
import type { MeetingId, PersonId } from '@board/shared/kernel/ids.js';
import type { Office, SeatRole, Sitting } from '@board/shared/model/codes.js';
import type { Opened } from './house.js';
import { fresh } from './people.js';

export const tell = async (
  board: Opened,
  stream: FactStream,
  ...facts: readonly (DirectoryFact | MeetingFact | CaseFact)[]
): Promise<void> => {
  const { registers } = board.house;
  const author = { user: board.stage.users.wendeline, session: null, at: board.clock.now() };
  const told = await registers.append(stream, registers.seen(stream), { command: null, facts }, author);
  if (told !== 'appended') throw new Error('somebody else has told something meanwhile');
};

export interface MeetingPlan {
  readonly sitting: Sitting;
  readonly seats: Readonly<Partial<Record<UserKey, SeatRole>>>;
  readonly items: Readonly<Partial<Record<CaseKey, readonly AgencyKey[] | null>>>;
  /** Besides those of the seats. */
  readonly agencies?: readonly AgencyKey[];
}

/** A meeting next month that nobody has published. */
export const draft = async (
  board: Opened,
  { sitting, seats, items, agencies = [] }: MeetingPlan,
): Promise<MeetingId> => {
  const { stage } = board;
  const meeting = fresh<MeetingId>();
  const seated = Object.entries(seats) as [UserKey, SeatRole][];
  const invited = new Set([...agencies, ...seated.map(([key]) => cast[key].agency)]);
  await tell(
    board,
    { kind: 'meeting', meeting },
    {
      type: 'meeting convened',
      meeting,
      title: 'A meeting to come',
      area: 'Larkmere',
      sitting,
      date: '2036-01-15',
      startsAt: Date.UTC(2036, 0, 15, 9, 30),
      statementVersion: 1,
    },
    ...[...invited].map((key) => ({ type: 'agency invited' as const, agency: stage.agencies[key] })),
    ...seated.map(([key, role]) => {
      const agency = stage.agencies[cast[key].agency];
      return { type: 'seat given' as const, user: stage.users[key], agency, role, cases: null };
    }),
    ...(Object.entries(items) as [CaseKey, readonly AgencyKey[] | null][]).map(([key, list]) => ({
      type: 'case listed' as const,
      caseId: stage.cases[key],
      slotMinutes: 15,
      invited: list && list.map((agency) => stage.agencies[agency]),
    })),
  );
  return meeting;
};

export const giveOffice = (board: Opened, key: UserKey, office: Office): Promise<void> =>
  tell(board, { kind: 'directory' }, { type: 'office given', user: board.stage.users[key], office });

/** Somebody on the board of a case, as the co-ordinator would name them. */
export const nameOn = async (
  board: Opened,
  key: CaseKey,
  name: string,
  employer: string | null = null,
): Promise<PersonId> => {
  const person = fresh<PersonId>();
  const caseId = board.stage.cases[key];
  const known = { kind: 'adult' as const, born: null, relationship: null, employer };
  await tell(board, { kind: 'case', caseId }, { type: 'person added', person, name, ...known });
  return person;
};
