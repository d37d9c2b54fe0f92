/** Answers to "what is it that I lack?": from what was told lately where that is enough, else kept for those who ask the same. */
import * as Y from 'yjs';
import { answerFrame, askFrame, updateFrame } from './frames.js';
import type { Replayed } from './replayed.js';
import { heardUpTo } from './resume.js';
import { Trail } from './trail.js';

/** Whoever asks with ever other vectors must not fill the memory. */
const mayKeep = 32;
/** Beyond that, one difference is cheaper than many updates. */
const mayTell = 64 * 1024;

/** An update that holds nothing, in Yjs's encoding. */
const nothing = Uint8Array.of(0, 0);

/** The vector of somebody who has nothing. */
const nobodys: Uint8Array = Uint8Array.of(0);

/** Frames in their order; the answer itself among them. */
export type Answer = readonly Uint8Array[];

export class Answers {
  private readonly kept = new Map<string, Answer>();
  private question: Uint8Array | null = null;
  private readonly trail = new Trail();
  /** A meeting comes back to one place. */
  private last: { readonly place: number; readonly answer: Answer | null } | null = null;

  constructor(
    private readonly replayed: Pick<Replayed, 'doc' | 'kept' | 'vector'>,
    recent: readonly Uint8Array[],
  ) {
    for (const update of recent) this.trail.add(update);
    // it came in one piece: nobody needs to encode it again
    if (replayed.kept !== null) this.kept.set(keyOf(nobodys), [answerFrame(replayed.kept)]);
  }

  /** What the document has beyond the asker's state vector. `isOwn` says under which ids the asker has written. */
  to(vector: Uint8Array, isOwn: (client: number) => boolean): Answer {
    // Whoever has nothing has heard nothing.
    if (vector[0] === 0) return this.beyond(vector);
    const place = heardUpTo({ doc: this.replayed.doc, trail: this.trail, isOwn }, vector);
    return place === null ? this.beyond(vector) : this.after(place, vector);
  }

  /** Where somebody stands who has heard everything up to now. */
  get place(): number {
    return this.trail.end;
  }

  /** For somebody who has heard everything up to a place, and nothing since; the vector is of that place, or says nothing. */
  after(place: number, vector = nobodys): Answer {
    if (this.last?.place === place) return this.last.answer ?? this.beyond(vector);
    const missed = this.few(this.trail.since(place));
    this.last = { place, answer: missed && inOrder(missed) };
    return this.last.answer ?? this.beyond(vector);
  }

  /** The room's own question to a joiner. */
  ask(): Uint8Array {
    this.question ??= askFrame(this.replayed.vector);
    return this.question;
  }

  /** The document has changed, and this is told. Every change passes here, in its order, or those who come back miss it. */
  told(update: Uint8Array): void {
    this.kept.clear();
    this.question = this.last = null;
    this.trail.add(update);
  }

  private few(missed: readonly Uint8Array[] | null): readonly Uint8Array[] | null {
    return missed !== null && missed.reduce((sum, { length }) => sum + length, 0) <= mayTell ? missed : null;
  }

  private beyond(vector: Uint8Array): Answer {
    const key = keyOf(vector);
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    if (this.kept.size >= mayKeep) this.kept.clear();
    const answer = [answerFrame(Y.encodeStateAsUpdate(this.replayed.doc, vector))];
    this.kept.set(key, answer);
    return answer;
  }
}

const keyOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1');

/** The answer comes last: what it settles has come by then. */
const inOrder = (missed: readonly Uint8Array[]): Answer => [
  ...missed.slice(0, -1).map(updateFrame),
  answerFrame(missed.at(-1) ?? nothing),
];
