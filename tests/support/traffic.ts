/** Everything one person was ever sent, byte for byte, and the search in it: plain, and in every dress words travel in. */
import { unpacked } from './unpacked.js';

export type Door = 'http' | 'live' | 'sync';

export interface Piece {
  readonly door: Door;
  /** Which connection, counted as they were opened: one connection keeps its order. */
  readonly line: number;
  readonly bytes: Buffer;
}

/** What people are sent is kept in the order in which it came. */
export class Traffic {
  readonly pieces: Piece[] = [];

  private lines = 0;

  record(door: Door, bytes: Uint8Array | string, line = 0): void {
    const kept = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes);
    this.pieces.push({ door, line, bytes: kept });
  }

  /** The number of a new connection. */
  open(): number {
    this.lines += 1;
    return this.lines;
  }

  /** A place in the stream; what came later is searched with `after`. */
  get mark(): number {
    return this.pieces.length;
  }

  /** All of it, one piece a line, so that nothing is found across two; with what is packed inside. */
  bytes(after = 0): Buffer {
    const line = Buffer.from('\n\n');
    const all = this.pieces.slice(after).flatMap(({ bytes }) => [bytes, ...unpacked(bytes)]);
    return Buffer.concat(all.flatMap((bytes) => [bytes, line]));
  }

  has(words: string, after = 0): boolean {
    const all = this.bytes(after);
    return dresses(words).some((form) => all.includes(form));
  }

  /** Those of the words that this person was sent in any dress. */
  found(words: readonly string[], after = 0): readonly string[] {
    const all = this.bytes(after);
    return words.filter((one) => dresses(one).some((form) => all.includes(form)));
  }

  /** Every canary that this person was sent; the rare dresses are looked for by what all canaries have in common. */
  canaries(after = 0): ReadonlySet<string> {
    const all = this.bytes(after);
    const dressed = rare(canaryMark).find((form) => all.includes(form));
    if (dressed !== undefined) throw new Error(`a canary left in disguise: ${dressed.toString('latin1')}`);
    return new Set(all.toString('utf8').match(canaryPattern) ?? []);
  }
}

/** Words stand plain in JSON and in a Yjs update; the other dresses are what a careless door might put them in. */
const dresses = (words: string): readonly Buffer[] => [Buffer.from(words, 'utf8'), ...rare(words)];

/** A form as short as “Kit” in Base64 stands by chance in the random ids of connections; letters enough do not. */
const byNoChance = 6;

const rare = (words: string): readonly Buffer[] => {
  const plain = Buffer.from(words, 'utf8');
  const wide = Buffer.from(words, 'utf16le');
  const hex = plain.toString('hex');
  const [percent, json, html] = [encodeURIComponent(words), escaped(words), entities(words)];
  const both = [percent, percent.toLowerCase(), json, upper(json), html, hex, hex.toUpperCase()];
  const base = base64s(plain).flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
  const distinct = [...new Set([...both, ...base])].filter((text) => text !== words && text.length >= byNoChance);
  return [wide, Buffer.from(wide).swap16(), ...distinct.map((text) => Buffer.from(text, 'latin1'))];
};

const escaped = (words: string): string =>
  [...words].map((one) => (one < '\u0080' ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('');

const upper = (json: string): string => json.replace(/\\u[0-9a-f]{4}/g, (one) => `\\u${one.slice(2).toUpperCase()}`);

const entities = (words: string): string =>
  [...words].map((one) => (one < '\u0080' ? one : `&#${one.codePointAt(0)};`)).join('');

/** Base64 of a text inside a longer one looks different at each of three offsets; the ends depend on the neighbours. */
const base64s = (plain: Buffer): readonly string[] =>
  [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), plain])
      .toString('base64')
      .replace(/=+$/, '');
    const from = Math.ceil((offset * 8) / 6);
    const ends = (offset + plain.length) % 3 === 0 ? 0 : 1;
    return text.slice(from, text.length - ends);
  });

/** Not ASCII, so that each dress looks different, and nowhere else in the world of the demonstration. */
export const canaryMark = 'ñandú⁂';
const canaryPattern = /ñandú⁂[0-9a-z]+⁂/gu;

let bred = 0;

/** Words that stand in one place only. */
export const canary = (): string => {
  bred += 1;
  return `${canaryMark}${bred.toString(36)}x${Math.trunc(performance.now() * 1000).toString(36)}⁂`;
};
