/** Says who has come, for those who listen; those who were there first are not announced. */
import type { UserId } from '@board/shared/kernel/ids';
import type { RosterAgency } from '@board/shared/policy/views';
import { useEffect, useRef } from 'react';
import { announceArrival } from '../../parts';

/** `here` is null until it is known. */
export const useArrivals = (roster: readonly RosterAgency[], here: readonly UserId[] | null): void => {
  const before = useRef<ReadonlySet<UserId> | null>(null);
  useEffect(() => {
    if (here === null) return;
    const known = before.current;
    before.current = new Set(here);
    if (known === null) return;
    const came = roster.flatMap(({ seats }) => seats).filter(({ user }) => here.includes(user) && !known.has(user));
    for (const { name } of came) announceArrival(name);
  }, [roster, here]);
};
