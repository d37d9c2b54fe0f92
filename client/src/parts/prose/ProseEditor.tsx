/** The editor of one root. Mounted only on a leased and synced document, and it writes nothing until a key does. */
import { withoutUnwelcome } from '@board/shared/model/plainText';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Chosen } from '../../docs/chosen';
import { useField } from '../../docs/hooks';
import { classes } from '../text/classes';
import { carets } from './carets';
import { cleanPasted } from './pasted';
import { ProseToolbar } from './ProseToolbar';
import { extensionsFor } from './schema';

export interface ProseEditorProps {
  readonly docKey: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly root: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly line: boolean;
  readonly placeholder: string | undefined;
  /** Where the toolbar goes: in the box's head, so that it comes and goes without moving a word. */
  readonly toolsIn: HTMLElement | null;
  readonly onRemove: ((chosen: Chosen) => void) | undefined;
}

type Named = Pick<ProseEditorProps, 'root' | 'label' | 'describedBy' | 'line' | 'placeholder'>;

const attributesOf = ({ label, describedBy, line, placeholder, root }: Named): Record<string, string> => ({
  role: 'textbox',
  'aria-label': label,
  'aria-multiline': String(!line),
  class: classes('prose prose--write', line && 'prose--line'),
  'data-root': root,
  spellcheck: 'true',
  ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
  ...(placeholder !== undefined && { 'data-placeholder': placeholder }),
});

const oneLine = (text: string): string => withoutUnwelcome(text).replace(/\s*\n\s*/g, ' ');

/** What stands until the document does. */
const nothingYet = { type: 'doc', content: [{ type: 'paragraph' }] };

const useProseEditor = (props: ProseEditorProps) => {
  const { docKey, doc, awareness, root, line } = props;
  const { enter, leave } = useField(docKey, root);
  return useEditor(
    {
      extensions: extensionsFor(doc.getXmlFragment(root), line, [carets(awareness, root)]),
      // given as nodes: an empty string would be read as HTML, which no string may become here
      content: nothingYet,
      // its stylesheet would be blocked; ours is in prose.scss
      injectCSS: false,
      // works out for each key what it took away, and nobody here asks
      enableCoreExtensions: { delete: false },
      enableInputRules: ['bulletList', 'orderedList'],
      enablePasteRules: false,
      onFocus: enter,
      onBlur: leave,
      editorProps: {
        attributes: attributesOf(props),
        // Tab leaves the box, in a list too
        transformPasted: cleanPasted,
        handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' },
        ...(line && {
          handlePaste: (view, event) => {
            view.dispatch(view.state.tr.insertText(oneLine(event.clipboardData?.getData('text/plain') ?? '')));
            return true;
          },
        }),
      },
    },
    [doc, root, line],
  );
};

export default function ProseEditor(props: ProseEditorProps): ReactNode {
  const editor = useProseEditor(props);
  const { root, label, describedBy, placeholder, line, toolsIn, onRemove } = props;
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const attributes = attributesOf({ root, label, describedBy, placeholder, line });
    editor.setOptions({ editorProps: { ...editor.options.editorProps, attributes } });
  }, [editor, root, label, describedBy, placeholder, line]);
  return (
    <>
      {toolsIn !== null &&
        editor !== null &&
        createPortal(<ProseToolbar {...{ editor, label, line, onRemove }} />, toolsIn)}
      <EditorContent editor={editor} />
    </>
  );
}
