/** Writes placed words into a document, as paragraphs at the end of their root. Knows no journal: the turn records it. */
import { parseRoot, type Compartment } from '@board/shared/board/shape.js';
import * as Y from 'yjs';
import type { Placement } from '../gate/asking.js';
import type { Inverse } from './restoring/inverse.js';
import { unfitCharacter } from './scan/reader.js';
import type { Run } from './scan/scan.js';

/** What was placed for whom, under the house's own leased id. */
export interface Placing {
  readonly placement: Pick<Placement, 'id' | 'by'>;
  readonly run: Run;
}

/** Places all in one transaction. The document's own client id must be the house's lease. */
export const writePlacements = (
  doc: Y.Doc,
  compartment: Compartment,
  placements: readonly Placement[],
): readonly Placing[] => {
  const placed: Placing[] = [];
  doc.transact(() => {
    for (const placement of placements) {
      const from = Y.getState(doc.store, doc.clientID);
      writeParagraphs(doc.getXmlFragment(placement.root), linesOf(placement, compartment));
      placed.push({ placement, run: { id: doc.clientID, from, to: Y.getState(doc.store, doc.clientID) } });
    }
  });
  return placed;
};

/** Words that were deleted come back; they are credited to whoever had them put back. */
export const putBack = (doc: Y.Doc, { restoration: { id, by }, client, update }: Inverse): Placing => {
  if (update !== null) Y.applyUpdate(doc, update);
  return { placement: { id, by }, run: { id: client, from: 0, to: Y.getState(doc.store, client) } };
};

const linesOf = (placement: Placement, compartment: Compartment): string[] => {
  const words = fit(placement.words);
  const action = parseRoot(compartment, placement.root)?.kind === 'action';
  return action ? [words.replaceAll('\n', ' ')] : words.split(/\n+/);
};

/** The same characters are refused from a keyboard. */
const fit = (words: string): string =>
  [...words.replaceAll('\r\n', '\n')].filter((character) => unfitCharacter(character) === null).join('');

const writeParagraphs = (root: Y.XmlFragment, lines: readonly string[]): void => {
  const paragraphs = lines.map((line) => {
    const paragraph = new Y.XmlElement('paragraph');
    if (line !== '') paragraph.insert(0, [new Y.XmlText(line)]);
    return paragraph;
  });
  root.insert(root.length, paragraphs);
};
