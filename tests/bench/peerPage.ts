/** The peer of the typing bench: a bare Tiptap over Yjs with the same note and as many carets, and nothing around it. */
import { Editor, Extension, Node } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

const kit = [
  Node.create({ name: 'doc', topNode: true, content: 'block+' }),
  Node.create({ name: 'text', group: 'inline' }),
  Node.create({ name: 'paragraph', group: 'block', content: 'inline*', renderHTML: () => ['p', 0] }),
];

const root = 'discussion';

const texts = (doc: Y.Doc): readonly Y.XmlText[] =>
  doc
    .getXmlFragment(root)
    .toArray()
    .flatMap((one) => (one instanceof Y.XmlElement ? one.toArray() : []))
    .filter((one) => one instanceof Y.XmlText);

/** As the board's server would tell it: one update for all who moved, a dozen times a second. */
const moveOthers = (doc: Y.Doc, own: Awareness, count: number, every: number): void => {
  const others = Array.from({ length: count }, (_, at) => {
    const mirror = new Y.Doc();
    mirror.clientID = 1_000 + at;
    return new Awareness(mirror);
  });
  let turn = 0;
  setInterval(() => {
    turn += 1;
    for (const [at, other] of others.entries()) {
      if ((turn + at) % 6 !== 0) continue;
      const all = texts(doc);
      const share = ((turn + at * 17) % 100) / 100;
      const text = all[Math.floor(share * all.length)];
      if (text === undefined) continue;
      const cursor = Y.relativePositionToJSON(
        Y.createRelativePositionFromTypeIndex(text, Math.floor(share * text.length)),
      ) as unknown;
      other.setLocalState({ user: { name: `Person ${at}` }, cursor: { anchor: cursor, head: cursor } });
      applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), 'peer');
    }
  }, every);
};

const start = async (): Promise<void> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await (await fetch('/state')).arrayBuffer()));
  const awareness = new Awareness(doc);
  const carets = Extension.create({ name: 'carets', addProseMirrorPlugins: () => [yCursorPlugin(awareness)] });
  const fragment = doc.getXmlFragment(root);
  const element = document.getElementById('editor');
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: [...kit, Collaboration.configure({ fragment }), carets],
    editorProps: { attributes: { role: 'textbox', 'aria-label': 'Discussion' } },
  });
  editor.commands.focus('end');
  moveOthers(doc, awareness, 20, 83);
  new EventSource('/others').addEventListener('message', ({ data }: MessageEvent<string>) => {
    Y.applyUpdate(
      doc,
      Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)),
      'others',
    );
  });
};

void start();
