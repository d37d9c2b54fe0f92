/** A line to the thread of the embedded store for the one thing that is asked all the time: documents to insert. Knows no record. */
import type { Worker } from 'node:worker_threads';
import { deserialize, serialize, type Document } from 'bson';

/** What the thread is told. */
export type Told =
  | {
      readonly kind: 'insert';
      readonly number: number;
      readonly db: string;
      readonly collection: string;
      /** One after another: each says where it ends. */
      readonly documents: Uint8Array;
    }
  | { readonly kind: 'close' };

/** What it answers to an insert, after the commit: the reply of the command as the wire has it. */
export interface Inserted {
  readonly kind: 'inserted';
  readonly number: number;
  readonly reply: Uint8Array;
}

/** Where documents go. */
export interface Into {
  readonly db: string;
  readonly collection: string;
}

export interface Line {
  /** Each by itself, taken or refused; resolves with the reply to `insert`. Rejects when the thread has ended. */
  insert(into: Into, documents: readonly Document[]): Promise<Document>;
  /** Takes no more; resolves when all that was asked is answered. */
  end(): Promise<void>;
}

interface Waiting {
  readonly resolve: (reply: Document) => void;
  readonly reject: (error: Error) => void;
}

/** In a buffer of its own, which can be given away. */
const joined = (documents: readonly Document[]): Uint8Array<ArrayBuffer> => {
  const parts = documents.map((document) => serialize(document));
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** The thread has said that it is ready. */
export const openLine = (worker: Worker): Line => {
  const waiting = new Map<number, Waiting>();
  let number = 0;
  let ended = false;
  let quiet = (): void => undefined;

  const answered = ({ number: of, reply }: Inserted): void => {
    waiting.get(of)?.resolve(deserialize(reply));
    waiting.delete(of);
    if (waiting.size === 0) quiet();
  };
  const gone = (): void => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new Error('the store has ended'));
    waiting.clear();
    quiet();
  };
  worker.on('message', answered);
  worker.once('exit', gone);

  return {
    insert: (into, documents) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(new Error('the store is closed'));
        number += 1;
        const bytes = joined(documents);
        waiting.set(number, { resolve, reject });
        const told: Told = { kind: 'insert', number, ...into, documents: bytes };
        worker.postMessage(told, [bytes.buffer]);
      }),
    end: () => {
      ended = true;
      return waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => (quiet = resolve));
    },
  };
};
