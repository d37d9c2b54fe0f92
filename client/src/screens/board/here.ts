/** Who is in the meeting now, agency by agency, and who is missing. */
import type { UserId } from '@board/shared/kernel/ids';
import type { PresenceView, RosterAgency } from '@board/shared/policy/views';
import { presenceTopic } from '@board/shared/wire/bells';
import { useMemo } from 'react';
import { usePresence } from '../../docs/hooks';
import { useView } from '../../live/queries';
import { useGround } from './boardContext';
import { isAway } from './words';

export interface AgencyHere {
  readonly row: RosterAgency;
  readonly colour: number;
  readonly names: readonly { readonly user: UserId; readonly name: string; readonly field: string | null }[];
}

const places = (row: RosterAgency, here: ReadonlySet<UserId>, fields: ReadonlyMap<string, string | null>) =>
  row.seats
    .filter(({ user }) => here.has(user))
    .map(({ user, name }) => ({ user, name, field: fields.get(user) ?? null }));

export interface Here {
  readonly agencies: readonly AgencyHere[];
  readonly count: number;
  /** Agencies nobody speaks for now, in words of why where it is known. */
  readonly missing: readonly AgencyHere[];
}

export const useHere = (): Here => {
  const { meeting, docKey } = useGround();
  const view = useView<PresenceView>(presenceTopic(meeting.id), `/api/meetings/${meeting.id}/presence`);
  const others = usePresence(docKey ?? '');
  const connected = view.kind === 'seen' ? view.view.here : undefined;
  return useMemo(() => {
    const here = new Set(connected);
    const fields = new Map(others.map(({ userId, field }) => [userId, field]));
    const agencies = meeting.roster.map((row, colour) => ({ row, colour, names: places(row, here, fields) }));
    const missing = agencies.filter(({ row, names }) => names.length === 0 && (row.core || isAway(row.attendance)));
    return { agencies, count: here.size, missing };
  }, [connected, others, meeting.roster]);
};
