/** Words chosen in a root, and where they stand: places that stay with their words whatever others type meanwhile. */
import * as Y from 'yjs';

/** `from` and `to`: Yjs's relative positions, encoded and in base64url. */
export interface Chosen {
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

interface Piece {
  readonly text: Y.XmlText;
  /** Where it begins in the whole. */
  readonly at: number;
  readonly words: string;
}

export interface Lines {
  readonly words: string;
  readonly pieces: readonly Piece[];
}

const inBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const encoded = (place: Y.RelativePosition): string => inBase64Url(Y.encodeRelativePosition(place));

/** The end clings to the last chosen word, so that what somebody adds after it stays. */
export const placesOf = (first: Y.AbsolutePosition, last: Y.AbsolutePosition): Pick<Chosen, 'from' | 'to'> => ({
  from: encoded(Y.createRelativePositionFromTypeIndex(first.type, first.index)),
  to: encoded(Y.createRelativePositionFromTypeIndex(last.type, last.index, last.index > 0 ? -1 : 0)),
});

const wordsOf = (text: Y.XmlText): string =>
  (text.toDelta() as { readonly insert?: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');

const textsIn = (parent: Y.XmlFragment): readonly Y.XmlText[] =>
  parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });

/** The words of a root in lines, each piece with its place. */
export const linesIn = (doc: Y.Doc, root: string): Lines => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const text of textsIn(doc.getXmlFragment(root))) {
    const words = wordsOf(text);
    if (words === '') continue;
    pieces.push({ text, at, words });
    at += words.length + 1;
  }
  return { words: pieces.map(({ words }) => words).join('\n'), pieces };
};

/** What stands between two offsets of the lines; null when there are no words between them. */
export const chosenBetween = ({ words, pieces }: Lines, start: number, end: number): Chosen | null => {
  const within = pieces.filter((piece) => piece.at < end && piece.at + piece.words.length > start);
  const [first, last] = [within[0], within.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = Math.max(start, first.at) - first.at;
  const to = Math.min(end, last.at + last.words.length) - last.at;
  const places = placesOf({ type: first.text, index: from, assoc: 0 }, { type: last.text, index: to, assoc: 0 });
  return { ...places, words: words.slice(first.at + from, last.at + to) };
};
