/** The note that stands where words were removed, in whatever it has to stand in, and what keeps a tree fit for editors. */
import type { Element, Node, Piece, Words } from './tree.js';

/** Readers see that something was there, and nothing of what it was. */
export const removed = '[words removed]';

export const notePiece: Piece = { words: removed, marks: {}, from: null };

const noteWords: Words = { kind: 'words', type: null, pieces: [notePiece] };

const element = (name: string, within: readonly Node[]): Element => ({
  kind: 'element',
  type: null,
  name,
  attributes: {},
  within,
  from: null,
});

export const noteParagraph: Element = element('paragraph', [noteWords]);

/** As a child of a root (an empty name) or of an element. */
export const noteIn = (holder: string): readonly Node[] => {
  if (holder === 'paragraph') return [noteWords];
  if (holder === 'bulletList' || holder === 'orderedList') return [element('listItem', [noteParagraph])];
  return holder === 'hardBreak' ? [] : [noteParagraph];
};

/** Editors delete what they cannot show: an empty list, an item that does not begin with a paragraph, words cut in two. */
export const tidy = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => tidyNode(node));

const tidyNode = (node: Node): Node[] => {
  if (node.kind === 'words') return node.pieces.length === 0 ? [] : [node];
  const within = node.name === 'paragraph' ? joined(tidy(node.within)) : tidy(node.within);
  if (node.name === 'paragraph' || node.name === 'hardBreak') return [{ ...node, within }];
  if (within.length === 0) return [];
  const [first] = within;
  const begins = node.name !== 'listItem' || (first?.kind === 'element' && first.name === 'paragraph');
  return [{ ...node, within: begins ? within : [element('paragraph', []), ...within] }];
};

const joined = (nodes: readonly Node[]): Node[] => {
  const all: Node[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.kind === 'words' && last?.kind === 'words')
      all[all.length - 1] = { ...last, pieces: [...last.pieces, ...node.pieces] };
    else all.push(node);
  }
  return all;
};
