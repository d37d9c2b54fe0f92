/** Who is in the meeting now, agency by agency, and who is missing. */
import type { UserId } from '@board/shared/kernel/ids';
import type { PresenceView, RosterAgency } from '@board/shared/policy/views';
import { presenceTopic } from '@board/shared/wire/bells';
import { useMemo } from 'react';
import { usePresence } from '../../docs/hooks';
import { useView } from '../../live/queries';
import { useHome } from '../shell/views';
import { useGround } from './boardContext';
import { isAway } from './words';

/** Where somebody who is connected is, as far as this board can tell. */
export type Place =
  | { readonly kind: 'you' }
  | { readonly kind: 'writing'; readonly root: string }
  | { readonly kind: 'reading' }
  | { readonly kind: 'elsewhere' };

export interface AgencyHere {
  readonly row: RosterAgency;
  readonly colour: number;
  readonly people: readonly { readonly user: UserId; readonly name: string; readonly place: Place }[];
}

const placeOf = (user: UserId, me: UserId | null, fields: ReadonlyMap<string, string | null>): Place => {
  const root = fields.get(user);
  if (user === me) return { kind: 'you' };
  if (root === undefined) return { kind: 'elsewhere' };
  return root === null ? { kind: 'reading' } : { kind: 'writing', root };
};

export interface Here {
  readonly agencies: readonly AgencyHere[];
  readonly count: number;
  /** Agencies nobody speaks for now, in words of why where it is known. */
  readonly missing: readonly AgencyHere[];
}

export const useHere = (): Here => {
  const { meeting, docKey } = useGround();
  const view = useView<PresenceView>(presenceTopic(meeting.id), `/api/meetings/${meeting.id}/presence`);
  const home = useHome();
  const others = usePresence(docKey ?? '');
  const me = home.kind === 'seen' ? home.view.me.user : null;
  const connected = view.kind === 'seen' ? view.view.here : undefined;
  return useMemo(() => {
    const here = new Set(connected);
    const fields = new Map(others.map(({ userId, field }) => [userId, field]));
    const agencies = meeting.roster.map((row, colour) => {
      const seated = row.seats.filter(({ user }) => here.has(user));
      return {
        row,
        colour,
        people: seated.map(({ user, name }) => ({ user, name, place: placeOf(user, me, fields) })),
      };
    });
    const missing = agencies.filter(({ row, people }) => people.length === 0 && (row.core || isAway(row.attendance)));
    return { agencies, count: here.size, missing };
  }, [connected, others, meeting.roster, me]);
};
