/** A cursor over untrusted bytes, in lib0's encoding. It never throws: the first fault stays and everything after reads 0. */
import { maxWord } from './budget.js';
import type { ScanCode } from './codes.js';
import { familiar, insidePair, latin, unfitCharacter } from './letters.js';

export { insidePair, unfitCharacter };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Reader {
  at = 0;
  fault: ScanCode | null = null;
  /** Something is not written as Yjs writes it: a number longer than it need be, a number that says nothing. */
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
    const { bytes, at } = this;
    const first = at < bytes.length ? (bytes[at] ?? 0) : 128;
    if (first >= 128) return this.longUint();
    this.at = at + 1;
    return first;
  }

  private longUint(): number {
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

  /** A number with a sign, of 31 bits: Yjs writes greater ones in another way. */
  int(): number {
    let byte = this.byte();
    const sign = (byte & 64) !== 0 ? -1 : 1;
    let value = byte & 63;
    let factor = 64;
    for (; byte >= 128; factor *= 128) {
      if (factor > 2 ** 31) return this.fail('CONTENT');
      byte = this.byte();
      value += (byte & 127) * factor;
      if (byte === 0) this.padded = true;
    }
    if (value > 0x7fffffff) this.padded = true;
    return sign * value;
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
    const known = familiar(this.bytes, from, this.at);
    if (known !== null) return known;
    if (isAscii(this.bytes, from, this.at)) return latin(this.bytes, from, this.at);
    return decode(this.bytes.subarray(from, this.at)) ?? this.wordFault('UTF8');
  }

  /** Passes over somebody's words: how many, when they are plain ASCII, and the words themselves otherwise. */
  words(): number | string {
    const length = this.uint();
    const from = this.at;
    this.skip(length);
    return isPlain(this.bytes, from, this.at) ? this.at - from : this.wideWords(from);
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

const isAscii = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
};

const isPlain = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
};
