/** The unit of reading, encryption, presence, audit and revocation: whoever syncs a compartment's document has all of it. */
import type { AgencyId } from '../kernel/ids.js';
import { looksLikeId } from '../kernel/idText.js';

export type CompartmentKind = 'board' | 'chair' | 'safe-contact' | 'research' | 'restricted';
/** `board`, `chair`, `safe-contact`, `research/<agency>`, `restricted/<id>`. */
export type Compartment = 'board' | 'chair' | 'safe-contact' | `research/${string}` | `restricted/${string}`;

/** Reads a compartment's name; null for anything that is not one. */
export const parseCompartment = (text: string): Compartment | null => {
  if (text === 'board' || text === 'chair' || text === 'safe-contact') return text;
  const [kind, id, ...rest] = text.split('/');
  if (rest.length > 0 || id === undefined || !looksLikeId(id)) return null;
  return kind === 'research' || kind === 'restricted' ? `${kind}/${id}` : null;
};

/** `research` for `research/<agency>`, and so on. */
export const compartmentKind = (compartment: Compartment): CompartmentKind => {
  const slash = compartment.indexOf('/');
  return (slash < 0 ? compartment : compartment.slice(0, slash)) as CompartmentKind;
};

/** The id behind `research/` or `restricted/`; null for the others. */
export const compartmentId = (compartment: Compartment): string | null => compartment.split('/')[1] ?? null;

export const researchOf = (agency: AgencyId): Compartment => `research/${agency}`;
