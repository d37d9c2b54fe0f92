/** When checkpoints are written: a minute after something was appended, at the hundredth record, at the end. Knows no file. */
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import { isNoteStream, openWriter } from './checkpointWriter.js';
import type { Signer } from './signing.js';
import { watchedLog } from './watched.js';

const every = 60_000;
const mostRecords = 100;
/** Under load a hundred records are a moment's typing, and a checkpoint stands for every stream there is. */
const apart = 1_000;

export interface Checkpoints {
  /** The log to write through. */
  readonly log: Log;
  /** Resolves when all that was appended before is signed; rejects when it cannot be. */
  sign(): Promise<void>;
  /** Resolves when nothing is being signed. */
  settled(): Promise<void>;
  /** As `sign`, and no more after it. */
  close(): Promise<void>;
}

interface Needs {
  readonly log: Log;
  readonly clock: Clock;
  readonly folder: string;
  readonly signer: Signer;
  /** Told when something could not be signed. It is tried again. */
  readonly broken: (error: unknown) => void;
}

export const openCheckpoints = async (needs: Needs): Promise<Checkpoints> => {
  const { log, clock, broken } = needs;
  const writer = await openWriter(needs);
  let unsigned = 0;
  let stopWaiting: (() => void) | null = null;
  let isHurried = false;
  let begun = -Infinity;
  let signing: Promise<void> = Promise.resolve();

  const signNow = async (): Promise<void> => {
    const records = unsigned;
    if (records === 0 && !writer.isFirst) return;
    unsigned = 0;
    await writer.write(clock.now()).catch((error: unknown) => {
      unsigned += records;
      throw error;
    });
  };
  const sign = (): Promise<void> => {
    stopWaiting?.();
    stopWaiting = null;
    isHurried = false;
    begun = clock.elapsed();
    const signed = signing.then(signNow);
    signing = signed.catch(() => undefined);
    return signed;
  };
  const wait = (): void => {
    stopWaiting ??= clock.after(every, signOrWait);
  };
  const hurry = (): void => {
    if (isHurried) return;
    isHurried = true;
    stopWaiting?.();
    const rest = begun + apart - clock.elapsed();
    if (rest > 0) stopWaiting = clock.after(rest, signOrWait);
    else signOrWait();
  };
  const signOrWait = (): void =>
    void sign().catch((error: unknown) => {
      broken(error);
      wait();
    });

  wait();
  return {
    log: watchedLog(log, (stream, head, records) => {
      writer.moved(stream, head);
      if (isNoteStream(stream)) return;
      unsigned += records;
      if (unsigned >= mostRecords) hurry();
      else wait();
    }),
    sign,
    settled: () => signing,
    close: async () => {
      await sign();
      stopWaiting?.();
    },
  };
};
