/** Names as others see them. Server only. */
import type { AgencyId, UserId } from '../../kernel/ids.js';
import type { SeatRole } from '../../model/codes.js';
import type { Register } from '../../model/register.js';
import type { AgencyRef, AttendeeView, DoneBy, Me } from '../views.js';

export const userName = (register: Register, user: UserId | null): string =>
  (user === null ? undefined : register.directory.users[user]?.name) ?? 'Somebody';

export const agencyShort = (register: Register, agency: AgencyId): string =>
  register.directory.agencies[agency]?.short ?? '?';

export const agencyName = (register: Register, agency: AgencyId): string =>
  register.directory.agencies[agency]?.name ?? 'An agency';

/** "Dana Tolworth (IDVA)". */
export const signedName = (register: Register, user: UserId | null): string => {
  const found = user === null ? undefined : register.directory.users[user];
  return found ? `${found.name} (${agencyShort(register, found.agency)})` : 'Somebody';
};

export const doneBy = (register: Register, { by, at }: { readonly by: UserId; readonly at: number }): DoneBy => ({
  by: signedName(register, by),
  at,
});

export const agencyRef = (register: Register, id: AgencyId): AgencyRef => ({
  id,
  name: agencyName(register, id),
  short: agencyShort(register, id),
});

export const attendee = (register: Register, user: UserId, role: SeatRole): AttendeeView => {
  const agency = register.directory.users[user]?.agency;
  return { user, name: userName(register, user), agency: agency ? agencyName(register, agency) : '', role };
};

export const me = (register: Register, user: UserId): Me | null => {
  const found = register.directory.users[user];
  if (!found) return null;
  const { id, name, post, agency } = found;
  return {
    user: id,
    name,
    post,
    agency,
    agencyName: agencyName(register, agency),
    agencyShort: agencyShort(register, agency),
  };
};
