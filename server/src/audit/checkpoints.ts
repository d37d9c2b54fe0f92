/** Signs what the store holds, every minute or hundred records, into a folder of its own. Decides nothing about records. */
import { canonical } from '@board/shared/kernel/canonical.js';
import type { Clock } from '../ports/clock.js';
import type { Log, StreamName } from '../ports/log.js';
import {
  appendLine,
  beforeFirst,
  hashOfLine,
  lineOf,
  linesIn,
  readLine,
  signedText,
  tidy,
  type Checkpoint,
} from './checkpointFiles.js';
import { openHeads, type Heads, type ToldHead } from './heads.js';
import type { Signer } from './signing.js';
import { watchedLog } from './watched.js';

/** Each checkpoint leaves a record here, at its own time: so the store tells of a checkpoint that is gone. */
export const checkpointStream: StreamName = 'access/checkpoints';

const every = 60_000;
const mostRecords = 100;

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

/** Where the folder's chain ends. */
interface End {
  readonly number: number;
  readonly at: number;
  readonly hash: string;
  /** The day whose file has a full checkpoint of this process. */
  readonly day: number | null;
}

const dayOf = (at: number): number => Math.floor(at / 86_400_000);

const endOf = async (folder: string): Promise<End> => {
  await tidy(folder);
  const lines = await linesIn(folder);
  const last = lines.at(-1);
  // A line that was spoilt does not stop the meeting: the chain goes on after it, and verification names it.
  const read = last === undefined ? null : readLine(last)?.checkpoint;
  const hash = last === undefined ? beforeFirst : hashOfLine(last);
  return { number: read?.number ?? lines.length, at: read?.at ?? 0, hash, day: null };
};

const learnAll = async (log: Log, heads: Heads): Promise<void> => {
  for (const stream of await log.names('')) heads.learn(stream, await log.head(stream));
};

export const openCheckpoints = async (needs: Needs): Promise<Checkpoints> => {
  const { log, clock, folder, signer, broken } = needs;
  const heads = openHeads();
  let end = await endOf(folder);
  let moved = new Set<StreamName>();
  let records = 0;
  let stopWaiting: (() => void) | null = null;
  let signing: Promise<void> = Promise.resolve();

  const headsOf = (streams: Iterable<StreamName>): ToldHead[] =>
    [...streams].sort().flatMap((stream) => {
      const head = heads.get(stream);
      return head ? [[stream, head.seq, head.hash] as const] : [];
    });

  const nextAt = (): number => Math.max(clock.now(), end.at + 1);
  const isFull = (): boolean => end.day !== dayOf(nextAt());

  const next = (): Checkpoint => {
    const at = nextAt();
    const full = end.day !== dayOf(at);
    const told = full ? heads.all() : headsOf(moved);
    const place = { version: 1 as const, number: end.number + 1, at, prev: end.hash };
    return {
      ...place,
      full,
      heads: told.map((one) => [...one]),
      size: heads.size,
      root: heads.root(),
      key: signer.key,
    };
  };

  /** The store vouches for the checkpoint as the checkpoint does for the store. Not counted: it would call for the next. */
  const note = async ({ number, at }: Checkpoint, hash: string): Promise<void> => {
    const body = Buffer.from(canonical({ checkpoint: number, hash }), 'utf8');
    for (;;) {
      const { seq } = await log.head(checkpointStream);
      const drafts = [{ at, by: 'system' as const, session: null, body }];
      const result = await log.append({ stream: checkpointStream, after: seq, drafts });
      const last = result.ok ? result.records.at(-1) : undefined;
      if (last) {
        heads.learn(checkpointStream, last);
        moved.add(checkpointStream);
        return;
      }
    }
  };

  const signNow = async (): Promise<void> => {
    // The first of a process is signed in any case: another may have been killed before it could.
    if (records === 0 && end.day !== null) return;
    if (isFull()) await learnAll(log, heads);
    const told = next();
    const before = { moved, records };
    [moved, records] = [new Set(), 0];
    try {
      const text = lineOf({ checkpoint: told, signature: signer.sign(signedText(told)) });
      await appendLine(folder, told.at, text);
      end = { number: told.number, at: told.at, hash: hashOfLine(text), day: dayOf(told.at) };
    } catch (error) {
      moved = new Set([...before.moved, ...moved]);
      records += before.records;
      await tidy(folder).catch(broken);
      throw error;
    }
    await note(told, end.hash);
  };

  const sign = (): Promise<void> => {
    stopWaiting?.();
    stopWaiting = null;
    const signed = signing.then(signNow);
    signing = signed.catch(() => undefined);
    return signed;
  };
  const wait = (): void => {
    stopWaiting ??= clock.after(every, () => void sign().catch(failed));
  };
  const failed = (error: unknown): void => {
    broken(error);
    wait();
  };

  wait();
  return {
    log: watchedLog(log, (stream, head, count) => {
      heads.learn(stream, head);
      moved.add(stream);
      records += count;
      if (records >= mostRecords && records - count < mostRecords) void sign().catch(failed);
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
