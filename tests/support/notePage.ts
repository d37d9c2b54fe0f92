/** What an editor on a page holds: its document as words, which paragraphs were made anew, and how often its page told where its caret stands. */

/** As ProseMirror and Yjs both write a document. */
export interface Said {
  readonly type: string;
  readonly text?: string;
  readonly content?: readonly Said[];
}

interface Editing extends Element {
  readonly editor?: {
    readonly state: { readonly doc: { readonly content: { readonly content: readonly object[] } } };
    readonly getJSON: () => unknown;
  };
}

interface Keeping extends Window {
  kept?: { readonly nodes: ReadonlySet<object>; carets: number };
}

/** Element names and words; a text that is in two pieces is one. */
export const wordsOf = ({ type, text, content = [] }: Said): string =>
  type === 'text' ? (text ?? '') : `<${type}>${content.map(wordsOf).join('')}</${type}>`;

/** Runs in the page. */
export const jsonOf = (box: Element): unknown => (box as Editing).editor?.getJSON();

/** Runs in the page: notes what stands there now, and from here on each frame of presence that leaves. */
export const keepNodes = (box: Element): void => {
  const kept = { nodes: new Set((box as Editing).editor?.state.doc.content.content), carets: 0 };
  (window as Keeping).kept = kept;
  const send = Reflect.get(WebSocket.prototype, 'send') as (this: WebSocket, data: unknown) => void;
  WebSocket.prototype.send = function (data) {
    if (data instanceof Uint8Array && data[0] === 1) kept.carets += 1;
    send.call(this, data);
  };
};

/** Runs in the page. */
export const whatIsNew = (box: Element): { readonly paragraphs: number; readonly carets: number } => {
  const { nodes, carets } = (window as Keeping).kept ?? { nodes: new Set(), carets: Number.NaN };
  const now = (box as Editing).editor?.state.doc.content.content ?? [];
  return { paragraphs: now.filter((node) => !nodes.has(node)).length, carets };
};
