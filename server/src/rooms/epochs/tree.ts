/** The visible words of a document as a tree: nothing deleted is in it. Each piece knows which struct it was. Reads only. */
import * as Y from 'yjs';

/** The struct that something visible came from. */
export interface Origin {
  readonly client: number;
  readonly clock: number;
}

export type Marks = Readonly<Record<string, unknown>>;

/** A run of words with the same marks. Null for words that nobody wrote: the note of a redaction. */
export interface Piece {
  readonly words: string;
  readonly marks: Marks;
  readonly from: Origin | null;
}

export interface Words {
  readonly kind: 'words';
  /** The type it was read from; null for one that is made here. */
  readonly type: Y.XmlText | null;
  readonly pieces: readonly Piece[];
}

export interface Element {
  readonly kind: 'element';
  readonly type: Y.XmlElement | null;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly within: readonly Node[];
  readonly from: Origin | null;
}

export type Node = Words | Element;

/** A root, in the order of its first words. */
export interface Root {
  readonly name: string;
  readonly type: Y.XmlFragment;
  readonly within: readonly Node[];
}

export const rootsOf = (doc: Y.Doc): readonly Root[] =>
  [...doc.share.keys()].map((name) => {
    const type = doc.getXmlFragment(name);
    return { name, type, within: nodesIn(type) };
  });

const nodesIn = (holder: Y.XmlFragment): Node[] => holder.toArray().flatMap((child) => nodeOf(child));

const nodeOf = (child: unknown): Node[] => {
  if (child instanceof Y.XmlText) return [{ kind: 'words', type: child, pieces: piecesOf(child) }];
  if (!(child instanceof Y.XmlElement)) return [];
  const attributes = child.getAttributes() as Record<string, string>;
  const from = child._item === null ? null : { client: child._item.id.client, clock: child._item.id.clock };
  return [{ kind: 'element', type: child, name: child.nodeName, attributes, within: nodesIn(child), from }];
};

const piecesOf = (text: Y.XmlText): Piece[] => {
  const pieces: Piece[] = [];
  let marks: Record<string, unknown> = {};
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content, id } = item;
    if (content instanceof Y.ContentString) {
      pieces.push({ words: content.str, marks, from: { client: id.client, clock: id.clock } });
    } else if (content instanceof Y.ContentFormat) marks = marked(marks, content);
  }
  return pieces;
};

const marked = (marks: Marks, { key, value }: Y.ContentFormat): Record<string, unknown> => {
  const { [key]: _ended, ...others } = marks;
  return value === null ? others : { ...others, [key]: value };
};

/** A part of a piece, which knows where it came from as the whole did. */
export const slice = ({ words, marks, from }: Piece, start: number, end: number): Piece => ({
  words: words.slice(start, end),
  marks,
  from: from && { client: from.client, clock: from.clock + start },
});

/** All that nodes say, as plain words. */
export const plain = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => (node.kind === 'words' ? node.pieces.map(({ words }) => words).join('') : plain(node.within)))
    .join('');
