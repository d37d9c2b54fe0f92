/** Answers to "what is it that I lack?", kept for those who ask the same at the same state: a meeting comes back at once. */
import * as Y from 'yjs';
import { answerFrame, askFrame } from './frames.js';

/** Whoever asks with ever other vectors must not fill the memory. */
const mayKeep = 32;

export class Answers {
  private readonly kept = new Map<string, Uint8Array>();
  private question: Uint8Array | null = null;

  constructor(private readonly doc: Y.Doc) {}

  /** What the document has beyond the asker's state vector, as a frame. */
  to(vector: Uint8Array): Uint8Array {
    const key = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('latin1');
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    if (this.kept.size >= mayKeep) this.kept.clear();
    const answer = answerFrame(Y.encodeStateAsUpdate(this.doc, vector));
    this.kept.set(key, answer);
    return answer;
  }

  /** The room's own question to a joiner. */
  ask(): Uint8Array {
    this.question ??= askFrame(Y.encodeStateVector(this.doc));
    return this.question;
  }

  forget(): void {
    this.kept.clear();
    this.question = null;
  }
}
