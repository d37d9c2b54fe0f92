/**
 * What somebody missed who comes back with a state vector, told from the trail instead of from the whole document, whose
 * every deletion Yjs would send again. Equal vectors do not prove equal deletions; this does: a replica hears what is told
 * in its order, and words of others in no other way. So whoever has the last words that others wrote before some place has
 * heard everything up to them, deletions too, and lacks at most what was told after them. Their own words prove nothing,
 * since a replica has those without hearing anything. Changes nothing.
 */
import * as Y from 'yjs';
import type { Trail } from './trail.js';

export interface Resuming {
  readonly doc: Y.Doc;
  readonly trail: Trail;
  /** True for ids under which the asker has written, in this session or another. */
  readonly isOwn: (client: number) => boolean;
}

/** The place up to which they have heard all; null when it cannot be known from the trail. */
export const heardUpTo = (resuming: Resuming, vector: Uint8Array): number | null => {
  const { trail } = resuming;
  const stood = whereStood(resuming, Y.decodeStateVector(vector));
  if (stood === null) return null;
  for (let place = stood; place > trail.start; place--) {
    const clients = [...trail.brought(place).keys()];
    if (clients.some((client) => !resuming.isOwn(client))) return place;
  }
  return null;
};

/** The last place at which the words of others were those of the vector. */
const whereStood = ({ doc, trail, isOwn }: Resuming, theirs: ReadonlyMap<number, number>): number | null => {
  const ours = new Map([...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)] as const));
  const differs = new Set<number>();
  for (const client of new Set([...ours.keys(), ...theirs.keys()])) {
    if (!isOwn(client) && (ours.get(client) ?? 0) !== (theirs.get(client) ?? 0)) differs.add(client);
  }
  for (let place = trail.end; ; place--) {
    if (differs.size === 0) return place;
    if (place === trail.start) return null;
    for (const [client, { from }] of trail.brought(place)) {
      if (isOwn(client)) continue;
      if (from === (theirs.get(client) ?? 0)) differs.delete(client);
      else differs.add(client);
    }
  }
};
