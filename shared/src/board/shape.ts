/** The shape of the prose: which compartments a case has, which roots a document may hold, and what may stand in them. */
import { looksLikeId, type ActionId, type AgencyId, type PersonId } from '../kernel/ids.js';
import { compartmentKind, type Compartment, type CompartmentKind } from '../model/compartment.js';

export { compartmentId, compartmentKind, parseCompartment, type Compartment } from '../model/compartment.js';

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

/** Every root is a Y.XmlFragment of these elements; the editor's schema and the gate's allow-list are this one table. */
export const nodeAttributes: Readonly<Record<string, readonly string[]>> = {
  paragraph: [],
  bulletList: [],
  orderedList: ['start', 'type'],
  listItem: [],
  hardBreak: [],
};

export const marks: readonly string[] = ['bold', 'italic'];

/** Deepest nesting of elements in a root (a list in a list in a list, and its words). */
export const maxNesting = 12;
/** Largest inbound frame on the sync socket, in bytes. */
export const maxFrame = 256 * 1024;

/** Frames of ours on the sync socket, beyond y-websocket's 0 (sync) and 1 (awareness). */
export const frames = { sync: 0, awareness: 1, stored: 100, refused: 101, lease: 102 } as const;
