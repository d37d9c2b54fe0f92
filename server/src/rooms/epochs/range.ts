/** Takes the words between two places out of a tree. Knows trees and Yjs's places; changes no document. */
import type { Cut } from '@board/shared/model/fields.js';
import * as Y from 'yjs';
import { insidePair } from '../scan/reader.js';
import { noteIn, notePiece } from './note.js';
import { plain, slice, type Node, type Piece, type Root, type Words } from './tree.js';

interface Place {
  readonly type: unknown;
  readonly index: number;
}

/** Null for bytes that are no place, or one whose surroundings are gone. */
const placeOf = (doc: Y.Doc, encoded: string): Place | null => {
  try {
    const position = Y.decodeRelativePosition(Buffer.from(encoded, 'base64url'));
    return Y.createAbsolutePositionFromRelativePosition(position, doc);
  } catch {
    return null;
  }
};

/** No character is cut in two: what chose half of one chose all of it. */
const whole = (place: Place, within: readonly Node[], outwards: -1 | 1): Place => {
  const found = wordsAt(within, place.type);
  return found !== null && insidePair(plain([found]), place.index)
    ? { ...place, index: place.index + outwards }
    : place;
};

const wordsAt = (within: readonly Node[], type: unknown): Words | null => {
  for (const node of within) {
    const found = node.kind === 'words' ? node : wordsAt(node.within, type);
    if (found !== null && found.type === type) return found;
  }
  return null;
};

/** Walks a root once, in the order of reading, and leaves out what it meets between the two places. */
class Walk {
  private state: 'before' | 'inside' | 'after' = 'before';
  private hasBegun = false;

  constructor(
    private readonly from: Place,
    private readonly to: Place,
  ) {}

  /** Both places were met, in their order. */
  get isWhole(): boolean {
    return this.hasBegun && this.state === 'after';
  }

  nodes(type: unknown, name: string, within: readonly Node[]): Node[] {
    const kept: Node[] = [];
    within.forEach((node, index) => {
      if (this.passes(type, index)) kept.push(...noteIn(name));
      const began = this.state;
      const left = node.kind === 'words' ? this.words(node) : this.element(node);
      // What is entered and left within the cut stands in it whole.
      if (began !== 'inside' || this.state !== 'inside') kept.push(left);
    });
    if (this.passes(type, within.length)) kept.push(...noteIn(name));
    return kept;
  }

  private element(node: Exclude<Node, Words>): Node {
    return { ...node, within: this.nodes(node.type, node.name, node.within) };
  }

  private words(node: Words): Words {
    const kept: Piece[] = [];
    let at = 0;
    for (const piece of node.pieces) {
      for (const part of this.parts(node.type, piece, at)) kept.push(part);
      at += piece.words.length;
    }
    if (this.passes(node.type, at)) kept.push(notePiece);
    return { ...node, pieces: kept };
  }

  private parts(type: unknown, piece: Piece, at: number): Piece[] {
    const kept: Piece[] = [];
    let done = 0;
    const cuts = [this.from, this.to].filter((place) => place.type === type).map(({ index }) => index - at);
    for (const cut of cuts.filter((index) => index >= 0 && index < piece.words.length).toSorted((a, b) => a - b)) {
      if (cut > done && this.state !== 'inside') kept.push(slice(piece, done, cut));
      done = Math.max(done, cut);
      if (this.passes(type, at + cut)) kept.push(notePiece);
    }
    if (this.state !== 'inside') kept.push(slice(piece, done, piece.words.length));
    return kept;
  }

  /** True where the cut begins. */
  private passes(type: unknown, index: number): boolean {
    const begins = this.state === 'before' && this.from.type === type && this.from.index === index;
    if (begins) this.state = 'inside';
    this.hasBegun ||= begins;
    if (this.to.type === type && this.to.index === index) this.state = 'after';
    return begins;
  }
}

/**
 * The root without the words between the places. Untouched when a place is not in this root, stands in nothing any
 * more, or the second comes before the first: then nothing is removed, since nothing was chosen.
 */
export const cutRange = (doc: Y.Doc, root: Root, cut: Extract<Cut, { kind: 'range' }>): Root => {
  const [from, to] = [placeOf(doc, cut.from), placeOf(doc, cut.to)];
  if (from === null || to === null) return root;
  const walk = new Walk(whole(from, root.within, -1), whole(to, root.within, 1));
  const within = walk.nodes(root.type, '', root.within);
  return walk.isWhole ? { ...root, within } : root;
};
