/** Takes placed words out of a tree, wherever they have come to stand. Knows trees and runs; changes no document. */
import * as Y from 'yjs';
import type { Stand } from '../record.js';
import type { Run } from '../scan/scan.js';
import { noteParagraph } from './note.js';
import { plain, type Element, type Node, type Origin, type Root } from './tree.js';

export const isIn = (runs: readonly Run[], at: Origin | null): boolean =>
  at !== null && runs.some(({ id, from, to }) => id === at.client && from <= at.clock && at.clock < to);

/** Words shorter than this are common to much that has nothing to do with one another. */
const telling = 20;
/** What a shared line says of itself, as many others do. */
const terms = / \[[a-z ]+; [a-z ]+\]$/u;
const bare = (words: string): string => words.replace(terms, '').trim();

/** What once stood in the runs, deleted since or not: a line for all that was written in one go. */
const wordsOf = (doc: Y.Doc, runs: readonly Run[]): string[] => {
  const lines: { words: string; end: string }[] = [];
  for (const { id, from, to } of runs) {
    for (const struct of doc.store.clients.get(id) ?? []) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      const { clock } = struct.id;
      const [start, end] = [Math.max(from - clock, 0), Math.min(to - clock, struct.length)];
      if (start >= end) continue;
      const words = struct.content.str.slice(start, end);
      const last = lines.at(-1);
      const next = `${id} ${clock + end}`;
      if (last?.end === `${id} ${clock + start}`) lines[lines.length - 1] = { words: last.words + words, end: next };
      else lines.push({ words, end: next });
    }
  }
  return lines.map(({ words }) => bare(words)).filter((words) => words !== '');
};

const pieces = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - telling + 1) }, (_, at) => text.slice(at, at + telling));

/** Struct by struct, deleted ones too: a paragraph whose placed words were typed over is still theirs. */
const holds = (type: Y.XmlFragment | Y.XmlText, runs: readonly Run[]): boolean => {
  if (isIn(runs, type._item?.id ?? null)) return true;
  for (let item = type._start; item !== null; item = item.right) {
    const [{ client, clock }, { length }] = [item.id, item];
    if (runs.some(({ id, from, to }) => id === client && from < clock + length && clock < to)) return true;
    if (item.content instanceof Y.ContentType && holds(item.content.type as Y.XmlFragment, runs)) return true;
  }
  return false;
};

/**
 * The root without every paragraph that holds any of the placed words, or that says a telling piece of them again: an
 * editor that splits a paragraph writes its second half anew, under another hand.
 */
export const cutPlaced = (doc: Y.Doc, root: Root, { runs }: Stand): Root => {
  const said = wordsOf(doc, runs);
  const known = new Set(said.flatMap(pieces));
  const short = new Set(said);
  const goes = (paragraph: Element): boolean => {
    if (paragraph.type !== null && holds(paragraph.type, runs)) return true;
    const words = plain([paragraph]);
    return short.has(bare(words)) || pieces(words).some((piece) => known.has(piece));
  };
  return runs.length === 0 ? root : { ...root, within: without(root.within, goes, { noted: false }) };
};

/** The note stands once, where the first of them stood. */
const without = (within: readonly Node[], goes: (paragraph: Element) => boolean, state: { noted: boolean }): Node[] =>
  within.flatMap((node): Node[] => {
    if (node.kind === 'words') return [node];
    if (node.name !== 'paragraph') return [{ ...node, within: without(node.within, goes, state) }];
    if (!goes(node)) return [node];
    if (state.noted) return [];
    state.noted = true;
    return [noteParagraph];
  });
