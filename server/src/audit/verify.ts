/** Checks all that is stored against itself and against the checkpoints. Knows no content, and needs no key to any. */
import type { Log, StreamName } from '../ports/log.js';
import { isNoteStream, noteStream } from './checkpointWriter.js';
import type { Fault } from './faults.js';
import type { PublicKeys } from './signing.js';
import { verifyAmended, type Content } from './verifyAmended.js';
import { verifyCheckpoints, type CheckpointsFound } from './verifyCheckpoints.js';
import { verifyStream } from './verifyStream.js';

export interface Evidence {
  readonly log: Pick<Log, 'links'>;
  /** Every stream of which there is any record. */
  readonly streams: () => Promise<readonly StreamName[]>;
  /** The lines of the checkpoints, read anew each time. */
  readonly lines: () => Promise<readonly string[]>;
  readonly keys: PublicKeys;
  /** True for lines that were copied off some time ago: then those noted since are not missing, only not here yet. */
  readonly isCopy: boolean;
  /** Asked for when something was amended: whoever has the keys of the board is told whether it was by law. */
  readonly content: () => Promise<Content | null>;
}

export interface Report {
  readonly streams: number;
  readonly records: number;
  readonly destroyed: number;
  readonly amended: number;
  /** Of those amended, how many nobody could look into: without keys, or because their case was shredded. */
  readonly unproven: number;
  readonly checkpoints: number;
  /** Chains of checkpoints that other nodes have noted: each verifies with its own folder. */
  readonly others: number;
  /** When the store noted a checkpoint that a copy does not have; null when it has them all. */
  readonly behind: number | null;
  /** Those of the checkpoints first, then the first of each stream, in the order of their names. */
  readonly faults: readonly Fault[];
}

/** The last time at which a checkpoint was noted in a stream of notes. */
const lastIn = async (log: Evidence['log'], stream: StreamName): Promise<number> => {
  let [count, at] = [0, 0];
  for (;;) {
    const links = await log.links(stream, count, 500);
    const last = links.at(-1);
    if (!last) return at;
    [count, at] = [last.seq, last.at];
  }
};

/** Where the chain in hand is noted. A folder without a line may be that of any chain which the store has noted. */
const notesOf = (first: string | undefined, all: readonly StreamName[]): readonly StreamName[] =>
  first === undefined ? all : [noteStream(first)];

/** When the store noted a checkpoint that the folder has not: somebody has taken the end of the folder away. */
const missingSince = async (
  { log, lines, keys }: Evidence,
  notes: readonly StreamName[],
  found: CheckpointsFound,
): Promise<number | null> => {
  // A stream of notes that cannot be read has its own fault.
  const times = await Promise.all(notes.map((stream) => lastIn(log, stream).catch(() => 0)));
  const noted = Math.max(0, ...times);
  if (noted <= found.last) return null;
  // A board that runs may have signed once more since the folder was read.
  return noted <= verifyCheckpoints(await lines(), keys).last ? null : noted;
};

const missingAt = (at: number, { count }: CheckpointsFound): Fault => {
  const what = `is missing: the store has noted one of ${new Date(at).toISOString()}`;
  return { stream: 'checkpoint', seq: count + 1, what };
};

export const verify = async (evidence: Evidence): Promise<Report> => {
  const { log, streams, lines, keys, isCopy, content } = evidence;
  // The checkpoints first: what is appended meanwhile only goes beyond them.
  const read = await lines();
  const found = verifyCheckpoints(read, keys);
  const names = [...new Set([...(await streams()), ...found.seen.keys()])].sort();
  const faults: Fault[] = [];
  let [records, destroyed, amended, unproven] = [0, 0, 0, 0];
  for (const stream of names) {
    const walked = await verifyStream({ log, stream, seen: found.seen.get(stream) ?? [] });
    records += walked.records;
    destroyed += walked.destroyed;
    amended += walked.amended.length;
    const isAsked = !walked.fault && walked.amended.length > 0;
    const proof = isAsked ? await verifyAmended(await content(), stream, walked.amended) : null;
    if (proof === 'unproven') unproven += walked.amended.length;
    const fault = walked.fault ?? (proof === 'unproven' ? null : proof);
    if (fault) faults.push(fault);
  }
  const noted = names.filter(isNoteStream);
  const notes = notesOf(read[0], noted);
  const missing = found.fault ? null : await missingSince(evidence, notes, found);
  const ofCheckpoints = found.fault ?? (missing === null || isCopy ? null : missingAt(missing, found));
  return {
    streams: names.length,
    records,
    destroyed,
    amended,
    unproven,
    checkpoints: found.count,
    others: noted.filter((stream) => !notes.includes(stream)).length,
    behind: isCopy ? missing : null,
    faults: ofCheckpoints ? [ofCheckpoints, ...faults] : faults,
  };
};
