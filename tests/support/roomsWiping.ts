/** Long texts in a room, and their removal, for the tests of how much may be deleted. */
import * as Y from 'yjs';
import { paragraph, settle, type Editor, type House } from './rooms.js';

export const prose = (length: number): string => {
  const words = ['the door ', 'was found open ', 'by a neighbour ', 'who called at ten ', 'and again later '];
  let text = '';
  for (let n = 0; text.length < length; n++) text += `${n} ${words[n % words.length]}`;
  return text.slice(0, length);
};

/** Anna wrote so many paragraphs of so many characters; Ben sees them. */
export const afterAnna = async (
  house: House,
  paragraphs: number,
  length: number,
  root = 'discussion',
): Promise<readonly [Editor, Editor]> => {
  const [anna, ben] = [await house.come(1), await house.come(2)];
  for (let n = 0; n < paragraphs; n++) paragraph(anna.doc, root, prose(length));
  await settle(house.rooms, anna, ben);
  return [anna, ben];
};

export const textsOf = (editor: Editor, root = 'discussion'): Y.XmlText[] =>
  editor.doc
    .getXmlFragment(root)
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlElement ? node.toArray() : []))
    .filter((node) => node instanceof Y.XmlText);

export const removeFirst = async (house: House, editor: Editor, root = 'discussion'): Promise<void> => {
  editor.doc.getXmlFragment(root).delete(0, 1);
  await settle(house.rooms, editor);
};
