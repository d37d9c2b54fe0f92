/** The shape of the prose: which compartments a case has, which roots a document may hold, and what may stand in them. */
export { compartmentId, compartmentKind, parseCompartment, type Compartment } from '../model/compartment.js';
export { actionRoot, fixedRoots, infoRoot, parseRoot, personRoot, type Root } from '../model/roots.js';

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
