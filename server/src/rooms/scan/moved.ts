/** Finds words that a frame deletes in one place and types again in another: joined paragraphs, a split, drag and drop. */
import type { Frame } from './ground.js';
import { coursesOf, known } from './ground.js';
import { wordsOf } from './content.js';
import type { Site } from './sites.js';
import type { Range, Struct } from './update.js';

/** Shorter pieces are found anywhere, and prove nothing. */
const gram = 12;
/** Whoever moves more than this at once has the rest counted as deleted. */
const mayMove = 20_000;

interface Piece {
  /** Where it begins among all words that were typed. */
  readonly start: number;
  readonly client: number;
  readonly clock: number;
  readonly text: string;
}

/** What the frame types and leaves standing; each character of it can make up for one that was deleted. */
export class Typed {
  /** Words of others that now stand under the sender's id. They stay words of others. */
  readonly adopted: Range[] = [];
  private readonly pieces: readonly Piece[];
  private readonly text: string;
  private readonly used: Uint8Array;
  private readonly grams = new Map<string, number>();

  constructor(frame: Frame, doomed: ReadonlySet<Site>) {
    this.pieces = standing(frame, doomed);
    this.text = this.pieces.map(({ text }) => text).join('');
    this.used = new Uint8Array(this.text.length);
    for (let at = 0; at + gram <= this.text.length; at++) {
      const words = this.text.slice(at, at + gram);
      if (!this.grams.has(words)) this.grams.set(words, at);
    }
  }

  /** How many characters of this stretch were typed again. */
  takeBack(stretch: string): number {
    let found = 0;
    for (let at = 0; at + gram <= stretch.length;) {
      const length = this.match(stretch, at);
      found += length;
      at += Math.max(1, length);
    }
    return found;
  }

  private match(stretch: string, at: number): number {
    const from = this.grams.get(stretch.slice(at, at + gram));
    if (from === undefined) return 0;
    let length = 0;
    while (this.used[from + length] === 0 && this.text[from + length] === stretch[at + length]) length++;
    if (length < gram) return 0;
    this.used.fill(1, from, from + length);
    this.adopt(from, from + length);
    return length;
  }

  private adopt(from: number, to: number): void {
    for (const { start, client, clock, text } of this.pieces) {
      const [first, last] = [Math.max(from, start), Math.min(to, start + text.length)];
      if (first < last) this.adopted.push({ client, clock: clock + first - start, length: last - first });
    }
  }
}

/** The new words of a frame, without those that it deletes again, itself or with what they stand in. */
const standing = (frame: Frame, doomed: ReadonlySet<Site>): readonly Piece[] => {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { block } of coursesOf(frame)) {
    const at = known(frame.ground, block.client);
    const deleted = frame.deletes.filter(({ client, clock }) => client === block.client && clock >= at);
    for (const struct of block.structs) {
      if (struct.content.kind !== 'string' || struct.clock + struct.content.length <= at) continue;
      const clock = Math.max(at, struct.clock);
      if (isDead(struct, doomed) || touches(deleted, clock, struct.clock + struct.content.length)) continue;
      const text = wordsOf(frame.update.bytes, struct.content).slice(clock - struct.clock);
      if (start + text.length > mayMove) return pieces;
      pieces.push({ start, client: block.client, clock, text });
      start += text.length;
    }
  }
  return pieces;
};

const touches = (ranges: readonly Range[], from: number, to: number): boolean =>
  ranges.some(({ clock, length }) => clock < to && from < clock + length);

const isDead = ({ site }: Struct, doomed: ReadonlySet<Site>): boolean => {
  for (let at = site; at !== null; at = at.outer) {
    if (at.root === '' || doomed.has(at) || at.item?.deleted === true) return true;
  }
  return site === null;
};
