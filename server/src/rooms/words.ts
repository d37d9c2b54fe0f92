/** The words of a root as plain text, one paragraph a line. Reads; knows no mark, no person and no socket. */
import * as Y from 'yjs';

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook | Y.XmlFragment;

export const wordsOf = (doc: Y.Doc, root: string): string => {
  if (!doc.share.has(root)) return '';
  return doc
    .getXmlFragment(root)
    .toArray()
    .flatMap((node) => linesOf(node))
    .join('\n');
};

/** The words of some roots. */
export const wordsIn = (doc: Y.Doc, roots: readonly string[]): Record<string, string> =>
  Object.fromEntries(roots.map((root) => [root, wordsOf(doc, root)]));

const isBlock = (node: Node): boolean =>
  node instanceof Y.XmlElement && node.nodeName !== 'hardBreak' && node.nodeName !== 'paragraph';

/** A paragraph is one line, broken where its writer broke it; a list is the lines of its items. */
const linesOf = (node: Node): string[] => {
  if (isBlock(node)) return (node as Y.XmlElement).toArray().flatMap((child) => linesOf(child as Node));
  return [inline(node)];
};

const inline = (node: Node): string => {
  if (node instanceof Y.XmlText) return plain(node);
  if (!(node instanceof Y.XmlElement)) return '';
  if (node.nodeName === 'hardBreak') return '\n';
  return node
    .toArray()
    .map((child) => inline(child as Node))
    .join('');
};

const plain = (text: Y.XmlText): string => {
  const delta = text.toDelta() as readonly { readonly insert?: unknown }[];
  return delta.map((part) => (typeof part.insert === 'string' ? part.insert : '')).join('');
};
