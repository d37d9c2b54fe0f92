/** What is pasted from elsewhere, without the characters that the board refuses from anybody. Knows no document. */
import { withoutUnwelcome } from '@board/shared/model/plainText';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';

/** Text nodes may become empty, and then are none. */
const cleaned = (node: Node): readonly Node[] => {
  if (!node.isText) return [node.copy(cleanedAll(node.content))];
  const words = withoutUnwelcome(node.text ?? '');
  return words === '' ? [] : [node.type.schema.text(words, node.marks)];
};

const cleanedAll = (content: Fragment): Fragment => Fragment.fromArray(content.content.flatMap(cleaned));

/** Office suites put direction marks and soft controls into what they copy; left in, the whole editor would be refused. */
export const cleanPasted = (slice: Slice): Slice =>
  new Slice(cleanedAll(slice.content), slice.openStart, slice.openEnd);
