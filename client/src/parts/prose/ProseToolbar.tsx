/** The four things a note needs, and for those who may, taking words out for good. They show while the box has the focus, in room that is always kept for them. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { Toolbar } from 'react-aria-components';
import type * as Y from 'yjs';
import type { Chosen } from '../../docs/chosen';
import { chosenIn } from './chosenIn';

interface ToolProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly idle?: boolean;
  readonly keys?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

const Tool = ({ label, pressed, idle = false, keys, onPress, children }: ToolProps) => (
  <button
    type="button"
    className="prose-box__tool"
    aria-label={label}
    title={keys === undefined ? label : `${label} (${keys})`}
    aria-pressed={pressed}
    aria-disabled={idle || undefined}
    // the caret must stay where it is
    onMouseDown={(event) => event.preventDefault()}
    onClick={() => !idle && onPress()}
  >
    {children}
  </button>
);

const Remove = ({
  editor,
  idle,
  onRemove,
}: {
  readonly editor: Editor;
  readonly idle: boolean;
  readonly onRemove: (chosen: Chosen) => void;
}) => {
  const press = () => {
    const chosen = chosenIn(editor);
    if (chosen !== null) onRemove(chosen);
  };
  return (
    <Tool label={idle ? 'Remove for good: select the words first' : 'Remove for good'} idle={idle} onPress={press}>
      Remove for good…
    </Tool>
  );
};

/** Asked of the history itself: to try whether a command could be given costs as much as a letter. */
const historyOf = ({ state }: Editor): { readonly undo: boolean; readonly redo: boolean } => {
  const known = yUndoPluginKey.getState(state) as { readonly undoManager: Y.UndoManager } | undefined;
  const { undoStack = [], redoStack = [] } = known?.undoManager ?? {};
  return { undo: undoStack.length > 0, redo: redoStack.length > 0 };
};

export const ProseToolbar = ({
  editor,
  label,
  line,
  onRemove,
}: {
  readonly editor: Editor;
  readonly label: string;
  readonly line: boolean;
  readonly onRemove: ((chosen: Chosen) => void) | undefined;
}) => {
  const now = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      bold: it.isActive('bold'),
      list: it.isActive('bulletList'),
      ...historyOf(it),
      chosen: !it.state.selection.empty,
    }),
  });
  return (
    <Toolbar className="prose-box__tools" aria-label={`Formatting for ${label}`}>
      <Tool
        label="Bold"
        keys="Ctrl+B"
        pressed={now.bold}
        onPress={() => editor.chain().focus().toggleMark('bold').run()}
      >
        <strong>B</strong>
      </Tool>
      {!line && (
        <Tool
          label="Bulleted list"
          keys="Ctrl+Shift+8"
          pressed={now.list}
          onPress={() => editor.chain().focus().toggleList('bulletList', 'listItem').run()}
        >
          • List
        </Tool>
      )}
      <Tool label="Undo my words" keys="Ctrl+Z" idle={!now.undo} onPress={() => editor.chain().focus().undo().run()}>
        Undo
      </Tool>
      <Tool label="Redo my words" keys="Ctrl+Y" idle={!now.redo} onPress={() => editor.chain().focus().redo().run()}>
        Redo
      </Tool>
      {onRemove !== undefined && <Remove editor={editor} idle={!now.chosen} onRemove={onRemove} />}
    </Toolbar>
  );
};
