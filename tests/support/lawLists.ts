/** Whom an item brings to its case, as cards and invitations tell it: each sitting, seat and list by name, from the law's words. */
import type { AgencyId } from '@board/shared/kernel/ids.js';
import type { invitedTo, listedFor } from '@board/shared/policy/admission.js';
import { fileFor, meetingFor, mine, theirs } from './houseRegister.js';
import { plain, product, type Standing } from './houseStanding.js';
import { isInvited } from './lawModel.js';

/** The two of the rulebook that answer with agencies, where the others answer yes or no. */
export interface Lists {
  readonly listedFor: typeof listedFor;
  readonly invitedTo: typeof invitedTo;
}

const bringsAll: readonly Standing['sitting'][] = ['standard', 'stand-alone', 'daily'];

const listed = ({ sitting, invited }: Standing): readonly AgencyId[] => {
  if (invited === 'unlisted') return bringsAll.includes(sitting) ? [mine, theirs] : [];
  if (invited === 'unlisted, widened') return bringsAll.includes(sitting) ? [mine, theirs] : [mine];
  return invited === 'me' ? [mine] : invited === 'others' ? [theirs] : [theirs, mine];
};

const same = (one: readonly AgencyId[], other: readonly AgencyId[]): boolean =>
  [...new Set(one)].sort().join() === [...new Set(other)].sort().join();

const roles: readonly Standing['role'][] = ['chair', 'rep', 'expert'];
const standings = roles.flatMap((role) => [...product(['sitting', 'invited', 'harmful'], { ...plain, role })]);
const files = new Map([true, false].map((harmful) => [harmful, fileFor({ ...plain, harmful })]));

/** True when every list is as the law has it: the agencies by name, and with them that of a seat which is invited anyway. */
export const listsHold = ({ listedFor, invitedTo }: Lists): boolean =>
  standings.every((standing) => {
    const [meeting, file] = [meetingFor(standing), files.get(standing.harmful)];
    const [item] = meeting.items;
    if (!item || !file) return false;
    const brought = [...listed(standing), ...(isInvited(standing) ? [mine] : [])];
    return same(listedFor(meeting, item), listed(standing)) && same(invitedTo(meeting, item, file), brought);
  });
