/** The words selected in an editor, with their places in the document behind it. */
import type { Editor } from '@tiptap/core';
import { absolutePositionToRelativePosition, ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { placesOf, type Chosen } from '../../docs/chosen';

interface Synced {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: ProsemirrorBinding | null;
}

/** Null when nothing is selected, or nothing that is words. */
export const chosenIn = ({ state }: Editor): Chosen | null => {
  const { from, to, empty } = state.selection;
  const words = state.doc.textBetween(from, to, '\n', '\n');
  const synced = ySyncPluginKey.getState(state) as Synced | undefined;
  if (empty || words.trim() === '' || synced === undefined || synced.binding === null) return null;
  const { doc, type, binding } = synced;
  const [first, last] = [from, to].map((at) =>
    Y.createAbsolutePositionFromRelativePosition(
      absolutePositionToRelativePosition(at, type, binding.mapping) as Y.RelativePosition,
      doc,
    ),
  );
  return first == null || last == null ? null : { ...placesOf(first, last), words };
};
