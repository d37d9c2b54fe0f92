/** Possible conflicts of interest that wait for this person: never about themselves, never of a case kept from them [N15]. Server only. */
import type { UserId } from '../../kernel/ids.js';
import type { Meeting } from '../../model/meeting.js';
import type { Register } from '../../model/register.js';
import type { Match } from '../matches.js';
import type { MatchRow } from '../views.js';
import { may } from './allowed.js';
import { agencyName, agencyShort, userName } from './names.js';

export const matchRows = (
  register: Register,
  user: UserId,
  meeting: Meeting,
  matches: readonly Match[],
): readonly MatchRow[] =>
  matches
    .filter((match) =>
      may(register, user, 'dismiss conflict', { meeting: meeting.id, caseId: match.caseId, user: match.user }),
    )
    .map((match) => row(register, match));

const row = (register: Register, { user, caseId, person, kind }: Match): MatchRow => {
  const file = register.cases.get(caseId);
  const found = file?.people[person];
  const name = found?.name ?? '';
  const agency = register.directory.users[user]?.agency;
  return {
    user,
    name: userName(register, user),
    agency: agency ? agencyShort(register, agency) : '',
    caseId,
    reference: file?.reference ?? '',
    initials: file?.initials ?? '',
    person: name,
    kind,
    words:
      kind === 'name'
        ? `Same family name as ${name}`
        : `${name} is said to work for ${found?.employer ?? (agency ? agencyName(register, agency) : 'an agency here')}`,
  };
};
