/** A cursor over untrusted bytes, in lib0's encoding. It never throws: the first fault stays and everything after reads 0. */
import { maxWord } from './budget.js';
import type { ScanCode } from './codes.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Reader {
  at = 0;
  fault: ScanCode | null = null;
  /** A number was written longer than it need be: Yjs itself never does that. */
  padded = false;

  constructor(readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  fail(code: ScanCode): number {
    this.fault ??= code;
    this.at = this.bytes.length;
    return 0;
  }

  byte(): number {
    return this.at < this.bytes.length ? (this.bytes[this.at++] ?? 0) : this.fail('TRAILING');
  }

  uint(): number {
    let value = 0;
    let factor = 1;
    for (let read = 0; read < 8; read++) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte === 0 && read > 0) this.padded = true;
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER ? value : this.fail('STRUCT_COUNT');
      factor *= 128;
    }
    return this.fail('STRUCT_COUNT');
  }

  skip(count: number): void {
    if (count > this.left) this.fail('TRAILING');
    else this.at += count;
  }

  /** The bytes behind their length, not copied. */
  block(): Uint8Array {
    const length = this.uint();
    const from = this.at;
    this.skip(length);
    return this.bytes.subarray(from, this.at);
  }

  /** A name: read in full, because it is looked up. */
  word(): string {
    const length = this.uint();
    if (length > maxWord * 4) return this.wordFault('KEY');
    const from = this.at;
    this.skip(length);
    return ascii(this.bytes, from, this.at) ?? decode(this.bytes.subarray(from, this.at)) ?? this.wordFault('UTF8');
  }

  /** Passes over somebody's words: how many, when they are plain ASCII, and the words themselves otherwise. */
  words(): number | string {
    const length = this.uint();
    const from = this.at;
    this.skip(length);
    return plainAscii(this.bytes, from, this.at) ? this.at - from : this.wideWords(from);
  }

  private wideWords(from: number): string {
    const text = decode(this.bytes.subarray(from, this.at));
    const fault = text === null ? 'UTF8' : unfitCharacter(text);
    if (text !== null && fault === null) return text;
    return this.wordFault(fault ?? 'UTF8');
  }

  private wordFault(code: ScanCode): string {
    this.fail(code);
    return '';
  }
}

const decode = (bytes: Uint8Array): string | null => {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
};

/** A short name without the decoder, which costs more than all the rest of a keystroke's scan. */
const ascii = (bytes: Uint8Array, from: number, to: number): string | null => {
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) return null;
    text += String.fromCharCode(byte);
  }
  return text;
};

const plainAscii = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
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
