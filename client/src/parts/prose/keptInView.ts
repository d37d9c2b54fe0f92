/** One's own caret stays in view. Where things lie is asked once a frame: not at each key, and not at each key of others. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** Asked before a key of others is drawn: who saw their caret shall see it after. */
interface Bound {
  readonly binding: { _isLocalCursorInView: () => boolean; readonly _isDomSelectionInView: () => boolean };
}

/** What the view does when nobody does it for it. */
interface Scrolling {
  readonly scrollToSelection: () => void;
}

/** After a page has moved: paragraphs that came into sight are laid out in the next frame, and where they are taller than was thought, the caret is pushed away. */
const settling = 4;

class Frame {
  private asked: number | null = null;
  private due = false;
  private inView: boolean | null = null;
  private scrolling = false;
  /** In so many frames it is looked at still. */
  private left = 0;

  constructor(private readonly view: EditorView) {
    const { binding } = ySyncPluginKey.getState(view.state) as Bound;
    binding._isLocalCursorInView = () => view.hasFocus() && this.sees(binding._isDomSelectionInView.bind(binding));
  }

  /** True puts it off: between here and the frame more keys may come, and each would lay out the page anew. */
  putOff(): boolean {
    if (this.scrolling) return false;
    this.due = true;
    this.ask();
    return true;
  }

  destroy(): void {
    if (this.asked !== null) cancelAnimationFrame(this.asked);
  }

  /** The first answer of a frame is from before its changes, so it costs no layout, and it holds until the frame is drawn. */
  private sees(look: () => boolean): boolean {
    this.ask();
    return (this.inView ??= look());
  }

  private ask(): void {
    this.asked ??= requestAnimationFrame(() => this.begin());
  }

  private begin(): void {
    const { due } = this;
    [this.asked, this.inView, this.due] = [null, null, false];
    if (due) this.left = 1;
    if (this.left === 0 || this.view.isDestroyed) return;
    this.left = this.scroll() && due ? settling : this.left - 1;
    if (this.left > 0) this.ask();
  }

  /** Whether the page moved. */
  private scroll(): boolean {
    const before = this.view.dom.getBoundingClientRect().top;
    this.scrolling = true;
    (this.view as unknown as Scrolling).scrollToSelection();
    this.scrolling = false;
    return this.view.dom.getBoundingClientRect().top !== before;
  }
}

export const keptInView = Extension.create({
  name: 'keptInView',
  addProseMirrorPlugins: () => {
    const frames = new WeakMap<EditorView, Frame>();
    return [
      new Plugin({
        props: { handleScrollToSelection: (view) => frames.get(view)?.putOff() ?? false },
        view: (view) => {
          const frame = new Frame(view);
          frames.set(view, frame);
          return frame;
        },
      }),
    ];
  },
});
