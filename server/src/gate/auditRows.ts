/** Access streams in plain words, with today's names: for chair, co-ordinator, auditor and command line. Holds no content. */
import { never } from '@board/shared/kernel/result.js';
import type { UserId } from '@board/shared/kernel/ids.js';
import type { Register } from '@board/shared/model/register.js';
import { agencyName, userName } from '@board/shared/policy/view/names.js';
import type { AuditRow, OpeningRow, OpeningsView, RefusedRow } from '@board/shared/policy/views.js';
import type { AccessRow } from './access.js';
import type { AccessTold, RefusedEntry } from './accessEntries.js';

const agencyOf = (register: Register, user: UserId): string => {
  const found = register.directory.users[user];
  return found ? agencyName(register, found.agency) : '';
};

/** What was tried, never in which compartment: that there is one may be more than the reader may know. */
const tried = ({ act, reason, code }: RefusedEntry): string => {
  if (reason === 'nothing there') return 'Asked for what does not exist';
  if (reason === 'frame') return `Sent a change that was refused (${code ?? 'unknown'})`;
  if (reason === 'rate') return 'Sent more than is allowed in the time';
  if (act === null) return 'Sent a request that was not understood';
  if (act === 'see case') return 'Tried to open the case';
  if (act === 'see compartment') return 'Tried to open notes of the case';
  if (act === 'write root') return 'Tried to write in notes of the case';
  return `Tried to ${act}`;
};

const words = (register: Register, entry: AccessTold): string => {
  switch (entry.kind) {
    case 'opened':
      return 'Opened the case';
    case 'refused':
      return `${tried(entry)}: refused`;
    case 'dropped':
      return 'Refusals too many to be kept one by one';
    case 'signed in':
      return 'Signed in';
    case 'signed out':
      return 'Signed out';
    case 'sign-in refused':
      return 'Tried to sign in: refused';
    case 'locked':
      return 'The screen was locked';
    case 'sessions ended':
      return `Ended every session of ${userName(register, entry.user)}: ${entry.reason}`;
    case 'audit read':
      return entry.of === 'cases' ? 'Read the list of the audit' : 'Read who has opened what';
    case 'explained':
      return `Asked why ${userName(register, entry.user)} can or cannot ${entry.act}`;
    case 'exported':
      return 'Made an export';
    case 'history read':
      return 'Read the history of notes';
    case 'shredded':
      return 'The content of the case was destroyed';
    case 'unreadable':
      return 'A record that this version does not understand';
    default:
      return never(entry);
  }
};

const timesOf = (entry: AccessTold): number => ('times' in entry ? entry.times : 1);

/** The latest first. */
export const auditRows = (register: Register, rows: readonly AccessRow[]): readonly AuditRow[] =>
  rows
    .map(({ at, by, entry }) => {
      const user = by === 'system' ? null : by;
      const name = user === null ? 'The board itself' : userName(register, user);
      const agency = user === null ? '' : agencyOf(register, user);
      return { at, user, name, agency, what: words(register, entry), times: timesOf(entry) };
    })
    .reverse();

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): readonly (readonly [T, ...T[]])[] => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
};

const times = (rows: readonly { readonly times: number }[]): number => rows.reduce((sum, row) => sum + row.times, 0);

/** Who has opened a case, and who has tried to: one row a person, and one for each thing tried. */
export const openingsView = (register: Register, told: readonly AccessRow[]): OpeningsView => {
  const people = told.filter((row): row is AccessRow & { by: UserId } => row.by !== 'system');
  const who = (user: UserId) => ({ user, name: userName(register, user), agency: agencyOf(register, user) });
  const openings = people.filter(({ entry }) => entry.kind === 'opened');
  const refusals = people.flatMap(({ at, by, entry }) =>
    entry.kind === 'refused' ? [{ by, at, what: tried(entry), times: entry.times }] : [],
  );
  const rows = grouped(openings, ({ by }) => by).map((own): OpeningRow => {
    const last = own.at(-1) ?? own[0];
    return { ...who(own[0].by), first: own[0].at, last: last.at, times: own.length };
  });
  const refused = grouped(refusals, ({ by, what }) => `${by} ${what}`).map((own): RefusedRow => {
    const last = own.at(-1) ?? own[0];
    return { ...who(last.by), when: last.at, times: times(own), what: last.what };
  });
  return {
    rows: rows.toSorted((one, other) => other.last - one.last),
    refused: refused.toSorted((one, other) => other.when - one.when),
  };
};
