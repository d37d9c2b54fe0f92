/** The block that the caret is in is always laid out. The browser skips a new one until it has drawn it, and puts what is typed meanwhile into the next. */
import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const aroundOf = ($at: ResolvedPos): readonly Decoration[] =>
  $at.depth === 0 ? [] : [Decoration.node($at.before(1), $at.after(1), { class: 'prose__caret-block' })];

const decorations = ({ doc, selection: { $anchor, $head } }: EditorState): DecorationSet =>
  DecorationSet.create(doc, [...aroundOf($head), ...($anchor.index(0) === $head.index(0) ? [] : aroundOf($anchor))]);

export const caretBlock = Extension.create({
  name: 'caretBlock',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations } })],
});
