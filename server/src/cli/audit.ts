/** The audit from the command line: verify, read an access stream, list checkpoints. Shows ids and names, no content. */
import { existsSync } from 'node:fs';
import { caseId, type CaseId } from '@board/shared/kernel/ids.js';
import { linesIn, readLine } from '../audit/checkpointFiles.js';
import { publicKeys } from '../audit/signing.js';
import { verify, type Report } from '../audit/verify.js';
import { openAccess } from '../gate/access.js';
import { auditRows } from '../gate/auditRows.js';
import { openRegisters } from '../gate/registers.js';
import { wallClock } from '../ports/clock.js';
import type { Place as StorePlace, Store } from '../store/connect.js';
import { connectBeside, openEvidence } from '../store/evidence.js';
import { KeysRefused } from '../store/rootKey.js';
import type { Outcome } from './board.js';

export type Say = (line: string) => void;

export interface Place extends StorePlace {
  readonly keys: string;
  readonly checkpoints: string;
  /** True when these are an auditor's own copy, which may be behind. */
  readonly isCopy: boolean;
  /** Files of public keys; none: those among the board's keys. */
  readonly publicKeys: readonly string[];
}

/** Asked before a store is opened: an empty one would be made, and found whole. */
const needsStore = ({ uri, folder }: Place): void => {
  if (!uri && !existsSync(`${folder}/board.mdb`)) throw new Error(`There is no store in ${folder}`);
};

const count = (number: number, one: string): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : `${one}s`}`;

const summary = ({ streams, records, checkpoints }: Report): string =>
  `${count(streams, 'stream')}, ${count(records, 'record')}, ${count(checkpoints, 'checkpoint')}`;

const amendedWords = ({ amended, unproven }: Report): string => {
  const proven = `${count(amended - unproven, 'record')} amended by redaction, as facts tell`;
  return unproven === 0 ? proven : `${proven}; ${count(unproven, 'record')} amended that could not be looked into`;
};

/** With the board's keys it is also told what redactions did; without them the chains are verified all the same. */
const storeWithKeys = async (place: Place, say: Say): Promise<Store | null> => {
  try {
    return await connectBeside(place);
  } catch (error) {
    if (!(error instanceof KeysRefused)) throw error;
    say('(The keys of this store are not here: chains only.)');
    return null;
  }
};

export const verifyAll = async (place: Place, say: Say): Promise<Outcome> => {
  needsStore(place);
  const keys = await publicKeys(place.keys, place.publicKeys);
  const store = await openEvidence(place);
  const opened: (Store | null)[] = [];
  const content = async (): Promise<Store | null> => {
    if (opened.length === 0) opened.push(await storeWithKeys({ ...place, uri: store.uri }, say));
    return opened[0] ?? null;
  };
  try {
    const { checkpoints, isCopy } = place;
    const lines = () => linesIn(checkpoints);
    const report = await verify({ log: store.log, streams: () => store.streams(), lines, keys, isCopy, content });
    for (const { stream, seq, what } of report.faults) say(`${stream} ${seq} ${what}`);
    if (report.faults.length > 0) return 1;
    say(`${summary(report)}: whole`);
    if (report.amended > 0) say(amendedWords(report));
    if (report.destroyed > 0)
      say(`${count(report.destroyed, 'body').replace('bodys', 'bodies')} destroyed; their hashes stand`);
    if (report.behind !== null)
      say(
        `The board has signed since: this copy does not have the checkpoint of ${new Date(report.behind).toISOString()}`,
      );
    if (report.others > 0)
      say(`${count(report.others, 'chain')} of other nodes noted: verify each with its own folder of checkpoints.`);
    if (report.checkpoints === 0) say('Without a checkpoint nobody can tell whether the end of a stream was cut off.');
    return 0;
  } finally {
    await opened[0]?.close();
    await store.close();
  }
};

const streamNamed = (words: string): CaseId | 'house' => {
  if (words === 'house') return words;
  const id = caseId.safeParse(words);
  if (!id.success) throw new Error('Give the id of a case, or "house".');
  return id.data;
};

export const showLog = async (place: Place, words: string, say: Say): Promise<Outcome> => {
  needsStore(place);
  const of = streamNamed(words);
  const store = await connectBeside(place);
  try {
    const broken = (error: unknown): void => say(`(not all could be read: ${String(error)})`);
    const registers = await openRegisters(store.log, broken);
    const access = openAccess({ log: store.log, clock: wallClock, registers, broken });
    if (of !== 'house' && !registers.current().cases.has(of)) throw new Error('There is no such case.');
    const read = of === 'house' ? { of: 'house' as const, caseId: null } : { of: 'case' as const, caseId: of };
    await access.recorded(null, { kind: 'audit read', ...read });
    for (const { at, name, agency, what, times } of auditRows(registers.current(), await access.read(of)))
      say(
        `${new Date(at).toISOString()}  ${agency ? `${name} (${agency})` : name}  ${what}${times > 1 ? `, ${times} times` : ''}`,
      );
    return 0;
  } finally {
    await store.close();
  }
};

export const listCheckpoints = async ({ checkpoints }: Place, say: Say): Promise<Outcome> => {
  const lines = await linesIn(checkpoints);
  for (const line of lines) {
    const read = readLine(line)?.checkpoint;
    if (!read) say('a line that cannot be read');
    else {
      const moved = `${count(read.heads.length, 'head')}${read.full ? ' (all)' : ''}`;
      say(`${read.number}  ${new Date(read.at).toISOString()}  ${moved}  root ${read.root}  key ${read.key}`);
    }
  }
  say(`${count(lines.length, 'checkpoint')} in ${checkpoints}`);
  return 0;
};
