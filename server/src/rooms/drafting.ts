/** Turns the outcome of a turn into the records that the journal keeps. Knows no room and no socket. */
import type { Draft } from '../ports/log.js';
import type { RoomMember } from './member.js';
import { encodeRecord, type Part } from './record.js';
import { encodeDeletes, type Deed, type Run } from './scan/scan.js';
import type { Job } from './jobs.js';
import type { Outcome } from './turn.js';
import type { Workshop } from './workshop.js';

/** A lease is written in the name of who holds it; `system` for the house's own. */
export const draftLease = (at: number, client: number, member: RoomMember | 'system'): Draft => ({
  at,
  by: member === 'system' ? 'system' : member.person.user,
  session: member === 'system' ? null : member.person.session,
  body: encodeRecord({ kind: 'lease', client }),
});

/** All that one turn writes, in the order in which it will be read: leases come before what is written under them. */
export const draftsOf = (workshop: Workshop, jobs: readonly Job[], outcome: Outcome, at: number): Draft[] => {
  const leases = jobs.filter((job) => job.kind === 'join').flatMap((job) => workshop.lease(job.member, at));
  const house = workshop.takeHouseDraft(at);
  const update = outcome.update === null ? [] : [draftUpdate(at, outcome.update, outcome)];
  const own = outcome.leased.map((client) => draftLease(at, client, 'system'));
  return [...leases, ...house, ...own, ...update];
};

/** One record for the whole turn. With one contributor the record itself is in that person's name. */
export const draftUpdate = (at: number, update: Uint8Array, outcome: Outcome): Draft => {
  const parts = [...[...outcome.deeds].map(partOf), ...outcome.placings.map(placedPart)];
  const only = parts.length === 1 ? parts[0] : undefined;
  const placed = outcome.placings.map(({ placement }) => placement.id);
  return {
    at,
    by: only?.user ?? 'system',
    session: only?.session ?? null,
    body: encodeRecord({ kind: 'update', update, parts, placed }),
  };
};

const partOf = ([member, deeds]: readonly [RoomMember, readonly Deed[]]): Part => ({
  user: member.person.user,
  session: member.person.session,
  clients: joinRuns(deeds.flatMap((deed) => deed.clients)),
  deletes: encodeDeletes(deeds.flatMap((deed) => deed.deletes)),
});

const placedPart = ({ placement, run }: Outcome['placings'][number]): Part => ({
  user: placement.by,
  session: null,
  clients: [run],
  deletes: encodeDeletes([]),
});

/** Keystroke after keystroke is one run. */
const joinRuns = (runs: readonly Run[]): Run[] => {
  const joined = new Map<number, Run>();
  for (const run of runs) {
    const before = joined.get(run.id);
    joined.set(run.id, before === undefined ? run : { id: run.id, from: before.from, to: run.to });
  }
  return [...joined.values()];
};
