/** The other end of the folding thread: started when first needed, ended when nothing was asked for a while. */
import { Worker } from 'node:worker_threads';
import type { Clock } from '../ports/clock.js';
import type { Fold, Folded } from './folding.js';
import type { Played } from './replay.js';

export interface Folding {
  /** Resolves with what came of a snapshot (or of nothing) and the records after it. One at a time. */
  fold(from: Uint8Array | null, chunks: AsyncIterable<readonly Played[]>): Promise<{ seq: number; body: Uint8Array }>;
  stop(): Promise<void>;
}

const idle = 30_000;

export const openFolding = (clock: Clock): Folding => {
  let worker: Worker | null = null;
  let forget: () => void = () => undefined;

  const stop = async (): Promise<void> => {
    forget();
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const started = (): Worker => {
    forget();
    worker ??= new Worker(new URL('./folding.js', import.meta.url)).once('error', () => (worker = null));
    worker.unref();
    return worker;
  };

  return {
    stop,
    fold: async (from, chunks) => {
      const thread = started();
      const answer = answered(thread);
      answer.catch(() => undefined);
      const say = (fold: Fold) => thread.postMessage(fold);
      say({ kind: 'begin', from });
      for await (const records of chunks) say({ kind: 'records', records });
      say({ kind: 'end' });
      const folded = await answer;
      forget = clock.after(idle, () => void stop());
      if (folded.kind === 'failed') throw new Error(`a snapshot could not be made: ${folded.error}`);
      return folded;
    },
  };
};

const answered = (thread: Worker): Promise<Folded> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a snapshot could not be made: the thread has ended'));
    thread.once('exit', ended);
    thread.once('message', (folded: Folded) => {
      thread.off('exit', ended);
      resolve(folded);
    });
  });
