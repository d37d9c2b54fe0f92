/** The thread in which a snapshot and the records after it become the next snapshot. Knows neither log nor store. */
import { parentPort } from 'node:worker_threads';
import { carryOn, nothingReplayed, type Played } from './replay.js';
import type { Replayed } from './replayed.js';
import { decodeSnapshot, encodeSnapshot } from './snapshot.js';

/** One document at a time: begun, carried on with records, and asked for what came of it. */
export type Fold =
  | { readonly kind: 'begin'; readonly from: Uint8Array | null }
  | { readonly kind: 'records'; readonly records: readonly Played[] }
  | { readonly kind: 'end' };

export type Folded =
  | { readonly kind: 'folded'; readonly seq: number; readonly body: Uint8Array }
  | { readonly kind: 'failed'; readonly error: string };

let replayed: Replayed = nothingReplayed();
let fault: string | null = null;

const take = (fold: Fold): void => {
  if (fold.kind === 'begin') {
    fault = null;
    replayed = fold.from === null ? nothingReplayed() : decodeSnapshot(fold.from);
  } else if (fold.kind === 'records' && fault === null) carryOn(replayed, fold.records);
  else if (fold.kind === 'end') say(fault === null ? folded(replayed) : { kind: 'failed', error: fault });
};

const folded = (done: Replayed): Folded => ({ kind: 'folded', seq: done.head, body: encodeSnapshot(done) });

const say = (answer: Folded): void => parentPort?.postMessage(answer);

parentPort?.on('message', (fold: Fold) => {
  try {
    take(fold);
  } catch (error) {
    // What an update says is not repeated in an error: only what kind of fault it was.
    fault = error instanceof Error ? error.name : 'unknown';
    if (fold.kind === 'end') say({ kind: 'failed', error: fault });
  }
});
