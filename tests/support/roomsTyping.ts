/** Honest typing as an editor's binding does it to Yjs: words, marks, split and joined paragraphs, lists, undo. Seeded. */
import * as Y from 'yjs';

export type Pick = (below: number) => number;

const texts = (parent: Y.XmlFragment): Y.XmlText[] =>
  parent.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return [node];
    return node instanceof Y.XmlElement ? texts(node) : [];
  });

const paragraphOf = (words: readonly (string | Y.XmlElement)[]): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(
    0,
    words.map((part) => (typeof part === 'string' ? new Y.XmlText(part) : part)),
  );
  return paragraph;
};

const word = (pick: Pick): string => ['he ', 'key ', 'naïve ', 'Ńina ', '🙂 ', 'a', 'school gate '][pick(7)] ?? 'x';

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');

/** A place between two characters: no editor stops inside a surrogate pair. */
const place = (text: Y.XmlText, at: number): number => {
  const code = plain(text).charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
};

const stretch = (text: Y.XmlText, pick: Pick, most: number): readonly [from: number, length: number] => {
  const from = place(text, pick(text.length + 1));
  return [from, place(text, Math.min(from + pick(most + 1), text.length)) - from];
};

type Deed = (root: Y.XmlFragment, pick: Pick) => void;

/** Any text that is there, or a new paragraph's. */
const someText = (root: Y.XmlFragment, pick: Pick): Y.XmlText => {
  const all = texts(root);
  const found = all[pick(all.length || 1)];
  if (found !== undefined) return found;
  root.insert(root.length, [paragraphOf(['start '])]);
  return someText(root, pick);
};

const type: Deed = (root, pick) => {
  const text = someText(root, pick);
  text.insert(pick(3) === 0 ? place(text, pick(text.length + 1)) : text.length, word(pick));
};

const erase: Deed = (root, pick) => {
  const text = someText(root, pick);
  text.delete(...stretch(text, pick, 2));
};

const eraseMore: Deed = (root, pick) => {
  const text = someText(root, pick);
  text.delete(...stretch(text, pick, 12));
};

const mark: Deed = (root, pick) => {
  const text = someText(root, pick);
  const [from, length] = stretch(text, pick, 8);
  if (length > 0) text.format(from, length, { [pick(2) === 0 ? 'bold' : 'italic']: pick(3) === 0 ? null : {} });
};

const split: Deed = (root, pick) => {
  const text = someText(root, pick);
  const paragraph = text.parent;
  if (!(paragraph instanceof Y.XmlElement) || !(paragraph.parent instanceof Y.XmlFragment)) return;
  const at = place(text, pick(text.length + 1));
  const tail = plain(text).slice(at);
  text.delete(at, text.length - at);
  const parent = paragraph.parent;
  parent.insert(parent.toArray().indexOf(paragraph) + 1, [paragraphOf(tail === '' ? [] : [tail])]);
};

const remove: Deed = (root, pick) => {
  if (root.length > 3) root.delete(pick(root.length), 1);
};

const list: Deed = (root, pick) => {
  const kind = pick(2) === 0 ? 'bulletList' : 'orderedList';
  const items = Array.from({ length: 1 + pick(3) }, () => {
    const item = new Y.XmlElement('listItem');
    item.insert(0, [paragraphOf([word(pick)])]);
    return item;
  });
  const element = new Y.XmlElement(kind);
  element.insert(0, items);
  root.insert(pick(root.length + 1), [element]);
  if (kind === 'orderedList') element.setAttribute('start', String(1 + pick(9)));
};

const renumber: Deed = (root, pick) => {
  const lists = root.toArray().filter((node) => node instanceof Y.XmlElement && node.nodeName === 'orderedList');
  const found = lists[pick(lists.length || 1)];
  if (found instanceof Y.XmlElement) found.setAttribute('start', String(pick(20)));
};

const breakLine: Deed = (root, pick) => {
  const text = someText(root, pick);
  const paragraph = text.parent;
  if (paragraph instanceof Y.XmlElement) paragraph.insert(paragraph.length, [new Y.XmlElement('hardBreak')]);
};

const paste: Deed = (root, pick) => {
  root.insert(
    pick(root.length + 1),
    Array.from({ length: 1 + pick(5) }, () => paragraphOf([word(pick).repeat(5)])),
  );
};

const paragraphs = (root: Y.XmlFragment): Y.XmlElement[] =>
  root.toArray().filter((node) => node instanceof Y.XmlElement && node.nodeName === 'paragraph') as Y.XmlElement[];

/** Backspace at a paragraph's beginning: the binding types its words again at the end of the one before. */
const join: Deed = (root, pick) => {
  const all = paragraphs(root);
  const at = 1 + pick(all.length);
  const [before, after] = [all[at - 1], all[at]];
  const [first, second] = [before && texts(before).at(-1), after && texts(after)[0]];
  if (first === undefined || second === undefined || after === undefined) return;
  const words = second.toDelta() as { insert: string; attributes?: object }[];
  root.delete(root.toArray().indexOf(after), 1);
  for (const { insert, attributes } of words) first.insert(first.length, insert, attributes ?? {});
};

/** Some paragraphs become a list: the binding makes each anew inside it. */
const wrap: Deed = (root, pick) => {
  const all = paragraphs(root);
  const from = pick(all.length || 1);
  const chosen = all.slice(from, from + 1 + pick(3));
  const at = chosen[0] === undefined ? -1 : root.toArray().indexOf(chosen[0]);
  const follow = chosen.every((one, n) => root.get(at + n) === one);
  if (at < 0 || !follow) return;
  const element = new Y.XmlElement('bulletList');
  element.insert(
    0,
    chosen.map((one) => {
      const item = new Y.XmlElement('listItem');
      item.insert(0, [paragraphOf(texts(one).map(plain))]);
      return item;
    }),
  );
  root.delete(at, chosen.length);
  root.insert(at, [element]);
};

/** Dragged to somewhere else in the box. */
const drag: Deed = (root, pick) => {
  const all = paragraphs(root);
  const found = all[pick(all.length || 1)];
  if (found === undefined) return;
  const words = texts(found).map(plain);
  root.delete(root.toArray().indexOf(found), 1);
  root.insert(pick(root.length + 1), [paragraphOf(words)]);
};

const deeds: readonly Deed[] = [
  type,
  type,
  type,
  type,
  type,
  type,
  erase,
  erase,
  eraseMore,
  mark,
  mark,
  split,
  remove,
  list,
  renumber,
  breakLine,
  paste,
  join,
  wrap,
  drag,
];

/** One thing that a person does, as one transaction. */
export const act = (doc: Y.Doc, root: string, pick: Pick): void => {
  const deed = deeds[pick(deeds.length)] ?? type;
  doc.transact(() => deed(doc.getXmlFragment(root), pick), 'keyboard');
};
