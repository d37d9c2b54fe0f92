/** The directory for an administrator: who there is and who is signed in. Reads no case and no meeting. */
import type { UserId } from '@board/shared/kernel/ids.js';
import type { Register } from '@board/shared/model/register.js';
import { values } from '@board/shared/model/records.js';
import type { PeopleView } from '@board/shared/policy/views.js';

export const peopleView = (
  { directory: { users, agencies, offices, disabled } }: Pick<Register, 'directory'>,
  signedInSince: (user: UserId) => number | null,
): PeopleView => ({
  people: values(users)
    .map(({ id, name, agency, post }) => ({
      user: id,
      name,
      agency: agencies[agency]?.name ?? '',
      post,
      office: offices[id] ?? null,
      disabled: disabled[id] !== undefined,
      signedInSince: signedInSince(id),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en')),
});
