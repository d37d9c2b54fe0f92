/** One card an agency on the board, my own first; an agency that wrote stands beside those that speak. Server only. */
import type { AgencyId, UserId } from '../../kernel/ids.js';
import type { CaseFile } from '../../model/caseFile.js';
import { itemOf, type Meeting } from '../../model/meeting.js';
import type { Register } from '../../model/register.js';
import { infoRoot } from '../../model/roots.js';
import { invitedTo } from '../admission.js';
import type { AgencyCard, ContributionView, LineView } from '../views.js';
import { may } from './allowed.js';
import { agencyName, agencyShort, signedName } from './names.js';

export const cardsOf = (register: Register, user: UserId, meeting: Meeting, file: CaseFile): readonly AgencyCard[] => {
  const own = meeting.seats[user]?.agency;
  return agenciesOn(meeting, file)
    .map((agency) => card(register, user, meeting, file, agency))
    .sort((one, other) => Number(other.agency === own) - Number(one.agency === own));
};

/** Those invited to the item, and any other that has given something about the case. */
const agenciesOn = (meeting: Meeting, file: CaseFile): readonly AgencyId[] => {
  const item = itemOf(meeting, file.id);
  const invited = item ? invitedTo(meeting, item, file) : [];
  const given = [...file.lines, ...file.contributions].map(({ agency }) => agency);
  const called = Object.entries(file.calledIn).flatMap(([user, id]) => {
    const agency = id === meeting.id ? meeting.seats[user as UserId]?.agency : undefined;
    return agency ? [agency] : [];
  });
  return [...new Set([...invited, ...given, ...called])];
};

const card = (register: Register, user: UserId, meeting: Meeting, file: CaseFile, agency: AgencyId): AgencyCard => {
  const root = infoRoot(agency);
  const shown = itemOf(meeting, file.id)?.hands[agency];
  const target = { meeting: meeting.id, caseId: file.id, compartment: 'board', root } as const;
  return {
    agency,
    name: agencyName(register, agency),
    short: agencyShort(register, agency),
    core: register.directory.agencies[agency]?.core ?? false,
    mine: meeting.seats[user]?.agency === agency,
    attendance: meeting.attendance[agency] ?? 'expected',
    root,
    mayWrite: may(register, user, 'write root', target),
    mayRedact: may(register, user, 'redact words', target),
    lines: linesOf(register, file, agency),
    contributions: contributionsOf(register, file, agency),
    hand: shown?.hand ?? 'none',
    handAt: shown?.at ?? null,
  };
};

const linesOf = (register: Register, file: CaseFile, agency: AgencyId): readonly LineView[] =>
  file.lines
    .filter((line) => line.agency === agency)
    .map(({ id, words, kind, basis, dissemination, user, at }) => {
      return { id, words, kind, basis, dissemination, by: signedName(register, user), at };
    });

const contributionsOf = (register: Register, file: CaseFile, agency: AgencyId): readonly ContributionView[] =>
  file.contributions
    .filter((contribution) => contribution.agency === agency)
    .map(({ id, author, words, at, heard }) => {
      return { id, author, words, at, heard: heard && { by: signedName(register, heard.by), at: heard.at } };
    });
