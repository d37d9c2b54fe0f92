/** Which Yjs roots a compartment's document may hold [S4]. */
import type { ActionId, AgencyId, PersonId } from '../kernel/ids.js';
import { looksLikeId } from '../kernel/idText.js';
import { compartmentKind, type Compartment, type CompartmentKind } from './compartment.js';

export type Root =
  | { readonly kind: 'discussion' | 'advice' | 'victim' | 'risk' | 'notes' | 'plan' }
  | { readonly kind: 'info'; readonly agency: AgencyId }
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'action'; readonly action: ActionId };

const plainRoots: Record<CompartmentKind, readonly string[]> = {
  board: ['discussion', 'advice', 'victim', 'risk'],
  chair: ['notes'],
  'safe-contact': ['plan'],
  research: ['notes'],
  restricted: ['notes'],
};

/** Reads the name of a Yjs root in a compartment's document; null for a root outside the shape [S4]. */
export const parseRoot = (compartment: Compartment, name: string): Root | null => {
  const kind = compartmentKind(compartment);
  if (plainRoots[kind].includes(name)) return { kind: name } as Root;
  if (kind !== 'board') return null;
  const [prefix, id, ...rest] = name.split(':');
  if (rest.length > 0 || id === undefined || !looksLikeId(id)) return null;
  if (prefix === 'info') return { kind: 'info', agency: id as AgencyId };
  if (prefix === 'person') return { kind: 'person', person: id as PersonId };
  if (prefix === 'action') return { kind: 'action', action: id as ActionId };
  return null;
};

export const infoRoot = (agency: AgencyId): string => `info:${agency}`;
export const personRoot = (person: PersonId): string => `person:${person}`;
export const actionRoot = (action: ActionId): string => `action:${action}`;

/** The roots a compartment always has. */
export const fixedRoots = (compartment: Compartment): readonly string[] => plainRoots[compartmentKind(compartment)];
