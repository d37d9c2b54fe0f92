/** The lobby and the list of meetings, as one person may see them. Nothing of any case before they have signed [N2]. Server only. */
import type { AgencyId, MeetingId, UserId } from '../../kernel/ids.js';
import { hasSigned, type Meeting } from '../../model/meeting.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import { matchesOf } from '../matches.js';
import { seatedIn } from '../seatings.js';
import type { DeclarationRow, HomeMeeting, HomeView, MeetingView, RosterAgency } from '../views.js';
import { ourActions, reviewRows } from './actionRows.js';
import { agendaFor, visibleItems } from './agenda.js';
import { allowed, may } from './allowed.js';
import { flagCards } from './flagCards.js';
import { matchRows } from './matchRows.js';
import { agencyName, agencyShort, me, userName } from './names.js';

export const homeView = (register: Register, user: UserId): HomeView | null => {
  const mine = me(register, user);
  if (!mine) return null;
  const meetings = seatedIn(register, user)
    .filter((meeting) => may(register, user, 'see meeting', { meeting: meeting.id }))
    .sort((one, other) => one.startsAt - other.startsAt)
    .map((meeting) => homeMeeting(register, user, meeting));
  const open = ourActions(register, user).filter((row) => row.state === 'agreed');
  return { me: mine, office: register.directory.offices[user] ?? null, meetings, outstanding: open.length };
};

const homeMeeting = (register: Register, user: UserId, meeting: Meeting): HomeMeeting => {
  const { id, title, area, sitting, date, startsAt } = meeting;
  const admitted = may(register, user, 'see agenda', { meeting: id });
  return {
    id,
    title,
    area,
    sitting,
    date,
    startsAt,
    role: meeting.seats[user]?.role ?? 'observer',
    signed: hasSigned(meeting, user),
    cases: admitted ? visibleItems(register, user, meeting).length : null,
    published: meeting.publishedAt !== null,
    begun: meeting.begunAt !== null,
    flags: flagCards(register, user, meeting).length,
  };
};

const meetingActs = [
  'see agenda',
  'note attendance',
  'settle declaration',
  'see matches',
  'publish agenda',
  'begin meeting',
] as const;

export const meetingView = (register: Register, user: UserId, id: MeetingId): MeetingView | null => {
  const meeting = register.meetings.get(id);
  const seat = meeting?.seats[user];
  if (!meeting || !seat || !may(register, user, 'see meeting', { meeting: id })) return null;
  const { title, area, sitting, date, startsAt } = meeting;
  return {
    id,
    title,
    area,
    sitting,
    date,
    startsAt,
    role: seat.role,
    agency: seat.agency,
    statement: register.directory.statements[meeting.statementVersion] ?? {
      version: meeting.statementVersion,
      points: [],
    },
    signed: hasSigned(meeting, user),
    publishedAt: meeting.publishedAt,
    begunAt: meeting.begunAt,
    declaration: declarationState(meeting, user),
    roster: roster(register, meeting),
    agenda: agendaFor(register, user, meeting),
    declarations: declarations(register, user, meeting),
    matches: may(register, user, 'see matches', { meeting: id })
      ? matchRows(register, user, meeting, matchesOf(register, meeting))
      : null,
    flagCards: flagCards(register, user, meeting),
    rights: allowed(register, user, meetingActs, { meeting: id }),
    review: may(register, user, 'see agenda', { meeting: id }) ? reviewRows(register, user, meeting) : null,
  };
};

const declarationState = (meeting: Meeting, user: UserId): MeetingView['declaration'] => {
  const declared = meeting.declarations[user];
  if (!declared) return 'not made';
  if (declared.words === null) return 'none';
  return declared.settledAt === null ? 'waiting' : 'settled';
};

/** Agencies invited and who sits for each; says nothing of cases, so it does not move with them. */
const roster = (register: Register, meeting: Meeting): readonly RosterAgency[] =>
  (Object.keys(meeting.attendance) as AgencyId[]).map((agency) => ({
    agency,
    name: agencyName(register, agency),
    short: agencyShort(register, agency),
    core: register.directory.agencies[agency]?.core ?? false,
    attendance: meeting.attendance[agency] ?? 'expected',
    seats: values(meeting.seats)
      .filter((seat) => seat.agency === agency)
      .map((seat) => ({
        user: seat.user,
        name: userName(register, seat.user),
        post: register.directory.users[seat.user]?.post ?? '',
        role: seat.role,
        signed: hasSigned(meeting, seat.user),
      })),
  }));

/** Own words of those who declared a conflict, for chair and co-ordinator; nobody settles their own. */
const declarations = (register: Register, user: UserId, meeting: Meeting): readonly DeclarationRow[] | null => {
  if (!may(register, user, 'see declarations', { meeting: meeting.id })) return null;
  return (Object.keys(meeting.declarations) as UserId[]).flatMap((who): DeclarationRow[] => {
    const declared = meeting.declarations[who];
    if (!declared || declared.words === null || who === user) return [];
    const agency = register.directory.users[who]?.agency;
    return [
      {
        user: who,
        name: userName(register, who),
        agency: agency ? agencyShort(register, agency) : '',
        words: declared.words,
        settled: declared.settledAt !== null,
      },
    ];
  });
};
