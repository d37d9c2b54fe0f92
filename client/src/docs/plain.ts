/** A root of a document as a plain tree and as plain words, without an editor. */
import * as Y from 'yjs';

export type ProseNode =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly kind: 'break' }
  | { readonly kind: 'paragraph' | 'item'; readonly within: readonly ProseNode[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly within: readonly ProseNode[] };

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const runs = (text: Y.XmlText): ProseNode[] =>
  (text.toDelta() as Run[]).flatMap((run) =>
    typeof run.insert === 'string'
      ? [
          {
            kind: 'text',
            text: run.insert,
            bold: run.attributes?.['bold'] !== undefined,
            italic: run.attributes?.['italic'] !== undefined,
          },
        ]
      : [],
  );

const nodesOf = (child: unknown): readonly ProseNode[] => {
  if (child instanceof Y.XmlText) return runs(child);
  if (!(child instanceof Y.XmlElement)) return [];
  if (child.nodeName === 'hardBreak') return [{ kind: 'break' }];
  const within = childrenOf(child);
  if (child.nodeName === 'paragraph') return [{ kind: 'paragraph', within }];
  if (child.nodeName === 'listItem') return [{ kind: 'item', within }];
  if (child.nodeName === 'bulletList') return [{ kind: 'list', ordered: false, start: 1, within }];
  const start = Number(child.getAttribute('start') ?? 1);
  return child.nodeName === 'orderedList' ? [{ kind: 'list', ordered: true, start, within }] : [];
};

const childrenOf = (parent: Y.XmlFragment): readonly ProseNode[] => parent.toArray().flatMap(nodesOf);

/** The root as a tree to draw. */
export const proseOf = (fragment: Y.XmlFragment): readonly ProseNode[] => childrenOf(fragment);

const lineOf = (node: ProseNode): string => {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'break') return '\n';
  return node.kind === 'paragraph' ? node.within.map(lineOf).join('') : wordsOf(node.within);
};

/** The tree as lines of plain words. */
export const wordsOf = (nodes: readonly ProseNode[]): string =>
  nodes
    .map((node) => (node.kind === 'item' ? `- ${lineOf(node)}` : lineOf(node)))
    .join('\n')
    .trim();

/** A top-level type that nothing has asked for yet is untyped, and reads as empty. */
export const wordsIn = (doc: Y.Doc, root: string): string => wordsOf(proseOf(doc.getXmlFragment(root)));

/** Whether a root reads as more than nothing: looks no further than the first word, or the first mark of a list. */
export const hasWords = (parent: Y.XmlFragment): boolean =>
  parent.toArray().some((child) => {
    if (child instanceof Y.XmlText) return child.toString().trim() !== '';
    return child instanceof Y.XmlElement && (child.nodeName === 'listItem' || hasWords(child));
  });

/** Every root that this document has, as words. */
export const allWords = (doc: Y.Doc): ReadonlyMap<string, string> =>
  new Map([...doc.share.keys()].map((root) => [root, wordsIn(doc, root)]));

/** The lines that were here and are not in what the server has. */
export const missingFrom = (here: string, there: string): string => {
  const known = new Set(there.split('\n').map((line) => line.trim()));
  return here
    .split('\n')
    .filter((line) => line.trim() !== '' && !known.has(line.trim()))
    .join('\n');
};

/** The roots that a transaction made here has changed. */
export const rootsTouched = (transaction: Y.Transaction): readonly string[] => {
  if (!transaction.local) return [];
  return [...transaction.doc.share]
    .filter(([, type]) => transaction.changedParentTypes.has(type))
    .map(([root]) => root);
};
