/** Letters, as bytes and as text: names that are read again and again, and characters that may not stand. Knows no frame. */
import { marks, nodeAttributes } from '@board/shared/board/shape.js';

/** What the shape and its marks are written with. */
const names = [...marks, ...Object.keys(nodeAttributes), ...Object.values(nodeAttributes).flat()];
const values = ['true', '{}', 'null'];
const roots = ['discussion', 'advice', 'victim', 'risk', 'notes', 'plan'];

/** By their length. */
const lexicon: (readonly (readonly [text: string, bytes: Uint8Array])[])[] = [];
for (const text of new Set([...names, ...values, ...roots])) {
  lexicon[text.length] = [...(lexicon[text.length] ?? []), [text, Buffer.from(text)]];
}

/** One of the usual names, if it is one: the decoder costs more than all the rest of a keystroke's scan. */
export const familiar = (bytes: Uint8Array, from: number, to: number): string | null => {
  const alike = lexicon[to - from];
  if (alike === undefined) return null;
  for (const [text, letters] of alike) if (same(bytes, from, letters)) return text;
  return null;
};

const same = (bytes: Uint8Array, from: number, letters: Uint8Array): boolean => {
  for (let n = 0; n < letters.length; n++) if (bytes[from + n] !== letters[n]) return false;
  return true;
};

/** A stretch of ASCII as text. */
export const latin = (bytes: Uint8Array, from: number, to: number): string => {
  if (to - from === 1) return String.fromCharCode(bytes[from] ?? 0);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);
};

/** Characters that make text look like other text, or that no keyboard makes. Tab and newline may come from a paste. */
export const unfitCharacter = (text: string): 'BIDI' | 'CONTROL_CHAR' | null => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f)) return 'CONTROL_CHAR';
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'BIDI';
  }
  return null;
};

/** Is this place inside a surrogate pair? Yjs breaks the pair there, and live document and replay then differ. */
export const insidePair = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
};
