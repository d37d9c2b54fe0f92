/** The editor's schema, which is the table of shared/board/shape: nothing else can be typed, pasted or made by a key. */
import { marks, nodeAttributes } from '@board/shared/board/shape';
import { Extension, getSchema, type Extensions } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import type * as Y from 'yjs';
import { caretBlock } from './caretBlock';
import { keptInView } from './keptInView';
import { keptNodes } from './keptNodes';
import { kit } from './nodes';
import { ownKeys } from './ownKeys';

/** Enter, and what it brings with it, does nothing in a box of one line. */
const oneLine = Extension.create({
  name: 'oneLine',
  priority: 2000,
  addKeyboardShortcuts: () => ({ Enter: () => true, 'Shift-Enter': () => true, 'Mod-Enter': () => true }),
});

/** Undo is the collaboration's, which takes back one's own words only. */
export const extensionsFor = (fragment: Y.XmlFragment, line: boolean, more: Extensions): Extensions => [
  ...kit,
  Collaboration.configure({ fragment }),
  keptNodes,
  keptInView,
  ownKeys,
  caretBlock,
  ...(line ? [oneLine] : []),
  ...more,
];

/** Differences between the editor's schema and the shared shape; a test wants none. */
export const schemaDrift = (): readonly string[] => {
  const { nodes, marks: own } = getSchema(kit);
  const elements = Object.keys(nodes).filter((name) => name !== 'doc' && name !== 'text');
  const attributes = elements.flatMap((name) =>
    Object.keys(nodes[name]?.spec.attrs ?? {})
      .filter((attribute) => nodeAttributes[name]?.includes(attribute) !== true)
      .map((attribute) => `${name}.${attribute}`),
  );
  const missing = Object.keys(nodeAttributes).filter((name) => !elements.includes(name));
  const extra = elements.filter((name) => nodeAttributes[name] === undefined);
  const odd = [
    ...Object.keys(own).filter((mark) => !marks.includes(mark)),
    ...marks.filter((mark) => own[mark] === undefined),
  ];
  return [...attributes, ...missing, ...extra, ...odd];
};
