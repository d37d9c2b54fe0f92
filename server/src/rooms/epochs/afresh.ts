/** Writes a tree into a document that has never held anything else, and says which of its structs came from where. */
import { canonical } from '@board/shared/kernel/canonical.js';
import * as Y from 'yjs';
import type { Marks, Node, Origin, Piece, Root } from './tree.js';

/** So many clocks of the new document, in the order of writing, and where they stood before. */
export interface Span {
  readonly clock: number;
  readonly length: number;
  readonly from: Origin;
}

export interface Afresh {
  readonly update: Uint8Array;
  readonly spans: readonly Span[];
}

export const writeAfresh = (roots: readonly Root[], client: number): Afresh => {
  const doc = new Y.Doc({ gc: true });
  doc.clientID = client;
  doc.transact(() => {
    for (const { name, within } of roots) {
      const root = doc.getXmlFragment(name);
      for (const node of within) root.push([made(node)]);
    }
  });
  const spans = roots.flatMap(({ name, within }) => spansOf(doc.getXmlFragment(name).toArray(), within));
  return { update: Y.encodeStateAsUpdate(doc), spans };
};

const made = (node: Node): Y.XmlElement | Y.XmlText => {
  if (node.kind === 'words') {
    const text = new Y.XmlText();
    text.applyDelta(deltaOf(node.pieces));
    return text;
  }
  const element = new Y.XmlElement(node.name);
  for (const [name, value] of Object.entries(node.attributes)) element.setAttribute(name, value);
  element.insert(0, node.within.map(made));
  return element;
};

/** Pieces that look the same are one: Yjs would end a mark between them and begin it again. */
const deltaOf = (pieces: readonly Piece[]): { insert: string; attributes: Marks }[] => {
  const delta: { insert: string; attributes: Marks }[] = [];
  for (const { words, marks } of pieces) {
    const last = delta.at(-1);
    if (last !== undefined && canonical(last.attributes) === canonical(marks)) last.insert += words;
    else delta.push({ insert: words, attributes: marks });
  }
  return delta;
};

/** The same tree twice: as it was written, and as it was meant. */
const spansOf = (types: readonly unknown[], nodes: readonly Node[]): Span[] =>
  nodes.flatMap((node, at): Span[] => {
    const type = types[at];
    if (node.kind === 'words') return type instanceof Y.XmlText ? spansIn(type, node.pieces) : [];
    if (!(type instanceof Y.XmlElement)) return [];
    const own = node.from && type._item ? [{ clock: type._item.id.clock, length: 1, from: node.from }] : [];
    return [...own, ...spansOf(type.toArray(), node.within)];
  });

const spansIn = (text: Y.XmlText, pieces: readonly Piece[]): Span[] => {
  const written = clocksOf(text);
  let at = 0;
  return pieces.flatMap(({ words, from }) => {
    const clocks = written.slice(at, at + words.length);
    at += words.length;
    return from === null ? [] : joined(clocks, from);
  });
};

const clocksOf = (text: Y.XmlText): number[] => {
  const clocks: number[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (let n = 0; n < item.length; n++) clocks.push(item.id.clock + n);
  }
  return clocks;
};

const joined = (clocks: readonly number[], { client, clock }: Origin): Span[] => {
  const spans: Span[] = [];
  for (const [n, one] of clocks.entries()) {
    const last = spans.at(-1);
    if (last !== undefined && last.clock + last.length === one)
      spans[spans.length - 1] = { ...last, length: last.length + 1 };
    else spans.push({ clock: one, length: 1, from: { client, clock: clock + n } });
  }
  return spans;
};
