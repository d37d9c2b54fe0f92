/** One's own keys act where one's caret is, and a letter changes only the piece of text that it is typed into. */
import { Extension } from '@tiptap/core';
import { Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** How the view hears what the browser did, and how it is kept from hearing what was done here. */
interface Watching {
  readonly domObserver: { flush(): void; pendingRecords(): readonly unknown[]; stop(): void; start(): void };
  readonly markCursor: unknown;
}

const watchingOf = (view: EditorView): Watching => view as unknown as Watching;

/** The browser tells of a moved caret later than it moves it: a key in between would act where the caret was. */
const readCaret = (view: EditorView): boolean => {
  if (!view.composing) watchingOf(view).domObserver.flush();
  return false;
};

/** What is typed. A word that is put together, a spelling that is mended, and lines go the browser's way. */
const letterOf = ({ inputType, data, isComposing, cancelable }: InputEvent): string | null =>
  inputType === 'insertText' && cancelable && !isComposing && data !== null && !/[\r\n]/.test(data) ? data : null;

/** Whether a letter at the caret is all that is to be done: nothing is chosen, nothing is bold from here on, nothing has yet to be read. */
const isPlain = (view: EditorView): boolean => {
  const { selection, storedMarks } = view.state;
  const { domObserver, markCursor } = watchingOf(view);
  const bare = selection instanceof TextSelection && selection.empty && storedMarks === null && markCursor === null;
  return bare && !view.composing && domObserver.pendingRecords().length === 0;
};

interface Place {
  readonly node: Node;
  readonly offset: number;
}

/** Where the browser would put it, if the editor thinks the same. */
const placeOf = (view: EditorView, event: InputEvent): Place | null => {
  const [range, more] = event.getTargetRanges();
  if (range === undefined || more !== undefined || !range.collapsed) return null;
  const { startContainer: node, startOffset: offset } = range;
  const isThere = view.dom.contains(node) && view.posAtDOM(node, offset) === view.state.selection.from;
  return isThere ? { node, offset } : null;
};

/** The piece of text that takes the letter, and how far in it the caret stands. */
const pieceAt = ({ selection: { $from } }: EditorState): { readonly text: string; readonly at: number } | null => {
  const inside = $from.textOffset > 0;
  const text = (inside ? $from.parent.child($from.index()) : $from.nodeBefore)?.text;
  return text === undefined ? null : { text, at: inside ? $from.textOffset : text.length };
};

/**
 * Where the page has the whole piece as one: else the editor would write all of it again, and the browser forget what it
 * had marked in it. The letter before the caret is written with the new one, and the old one taken away: so the caret is
 * carried along, for to set it lays out the page.
 */
const writeInto = (view: EditorView, { node, offset }: Place, letter: string): void => {
  const piece = pieceAt(view.state);
  if (!(node instanceof Text) || piece?.at !== offset || piece.text !== node.data) return;
  const { domObserver } = watchingOf(view);
  domObserver.stop();
  node.insertData(offset - 1, node.data.charAt(offset - 1) + letter);
  node.deleteData(offset + letter.length, 1);
  domObserver.start();
};

const put = (view: EditorView, place: Place, letter: string): void => {
  const { from } = view.state.selection;
  const inserted = (): Transaction => view.state.tr.insertText(letter).scrollIntoView();
  if (view.someProp('handleTextInput', (handle) => handle(view, from, from, letter, inserted)) === true) return;
  writeInto(view, place, letter);
  view.dispatch(inserted());
};

/** A caret that was carried along goes on blinking under the hand: in the frame, when all is laid out, it is set for the browser to show it. */
class CaretInFrame {
  private asked: number | null = null;

  show(view: EditorView): void {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = null;
      const selection = view.hasFocus() && !view.composing ? view.dom.ownerDocument.getSelection() : null;
      const [node, offset] = [selection?.anchorNode, selection?.anchorOffset ?? 0];
      if (!selection?.isCollapsed || !(node instanceof Text) || offset === 0) return;
      // to where it is already, it is not set
      selection.collapse(node, offset - 1);
      selection.collapse(node, offset);
    });
  }

  destroy(): void {
    if (this.asked !== null) cancelAnimationFrame(this.asked);
  }
}

/** The browser's way to put in a letter lays out the page several times, and the editor's to learn of it reads the paragraph again. */
const putLetter = (view: EditorView, event: InputEvent, caret: CaretInFrame): boolean => {
  const letter = letterOf(event);
  const place = letter !== null && isPlain(view) ? placeOf(view, event) : null;
  if (letter === null || place === null) return false;
  event.preventDefault();
  put(view, place, letter);
  caret.show(view);
  return true;
};

export const ownKeys = Extension.create({
  name: 'ownKeys',
  addProseMirrorPlugins: () => {
    const caret = new CaretInFrame();
    const beforeinput = (view: EditorView, event: InputEvent) => putLetter(view, event, caret);
    return [new Plugin({ props: { handleDOMEvents: { keydown: readCaret, beforeinput } }, view: () => caret })];
  },
});
