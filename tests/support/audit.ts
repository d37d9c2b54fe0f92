/** A store with a few signed streams in it, and the means to spoil it behind its back. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linesIn } from '@board/server/audit/checkpointFiles.js';
import { openCheckpoints, type Checkpoints } from '@board/server/audit/checkpoints.js';
import { noteStream } from '@board/server/audit/checkpointWriter.js';
import { openSigner, publicKeys } from '@board/server/audit/signing.js';
import { verify, type Report } from '@board/server/audit/verify.js';
import { connectStore, type Store } from '@board/server/store/connect.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import { openEvidence } from '@board/server/store/evidence.js';
import { caseId } from '@board/shared/kernel/ids.js';
import mongoose, { type mongo } from 'mongoose';
import { handClock, type HandClock } from './roomsPorts.js';
import { draft, recordsIn, temporaryFolder } from './store.js';

/** A record as it lies in the database. */
export interface Lying {
  _id: string;
  [field: string]: unknown;
}

export interface Vault {
  readonly clock: HandClock;
  readonly store: Store;
  readonly checkpoints: Checkpoints;
  readonly broken: unknown[];
  readonly folder: string;
  readonly signed: string;
  readonly keys: string;
  /** Appends so many records of one word, in one sheaf. */
  add(stream: string, count: number, by?: Checkpoints): Promise<void>;
  /** What lies in the database, to be changed behind everybody's back. */
  readonly records: mongo.Collection<Lying>;
  at(stream: string, seq: number): Promise<Lying>;
  report(isCopy?: boolean, of?: string): Promise<Report>;
  /** Another node's checkpoints on the same store, in a folder of their own. */
  another(name: string): Promise<{ readonly signed: string; readonly checkpoints: Checkpoints }>;
  /** Where the chain of the folder is noted. */
  notes(): Promise<string>;
  /** The faults alone, as they are printed. */
  faults(of?: string): Promise<readonly string[]>;
  /** Changes the checkpoints' lines, all files as one. */
  rewrite(change: (lines: string[]) => readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const owner = caseId.parse('0aaaaaaa-0000-4000-8000-000000000000');
export const caseA = `case/${owner}`;
export const caseB = 'case/0bbbbbbb-0000-4000-8000-000000000000';
export const caseC = 'case/0ccccccc-0000-4000-8000-000000000000';

export const keyOf = (stream: string, seq: number): string => `${stream}:${String(seq).padStart(10, '0')}`;

export const openVault = async (): Promise<Vault> => {
  const folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  const [signed, keys] = [join(folder.path, 'checkpoints'), join(folder.path, 'keys')];
  const embedded = await startEmbedded(data);
  const store = await connectStore({ uri: embedded.uri, folder: data });
  const clock = handClock();
  const broken: unknown[] = [];
  const needs = { log: store.log, clock, folder: signed, signer: await openSigner(keys) };
  const checkpoints = await openCheckpoints({ ...needs, broken: (error) => void broken.push(error) });
  const raw = await mongoose.createConnection(embedded.uri).asPromise();
  const records = raw.getClient().db('board').collection<Lying>('records');

  const report = async (isCopy = false, of = signed): Promise<Report> => {
    const evidence = await openEvidence({ uri: embedded.uri, folder: data });
    try {
      return await verify({
        ...evidence,
        isCopy,
        content: () => Promise.resolve(store),
        lines: () => linesIn(of),
        keys: await publicKeys(keys),
      });
    } finally {
      await evidence.close();
    }
  };
  return {
    clock,
    store,
    checkpoints,
    broken,
    folder: data,
    signed,
    keys,
    records,
    report,
    another: async (name) => {
      const their = { ...needs, folder: join(folder.path, name) };
      const broken = (error: unknown): never => {
        throw error;
      };
      return { signed: their.folder, checkpoints: await openCheckpoints({ ...their, broken }) };
    },
    notes: async () => noteStream((await linesIn(signed))[0] ?? ''),
    add: async (stream, count, { log } = checkpoints) => {
      const { seq } = await log.head(stream);
      const drafts = Array.from({ length: count }, (_, at) => draft(`${stream} ${seq + at + 1}`));
      recordsIn(await log.append({ stream, after: seq, drafts, caseId: owner }));
    },
    at: async (stream, seq) => {
      const found = await records.findOne({ _id: keyOf(stream, seq) });
      if (!found) throw new Error(`no record ${seq} of ${stream}`);
      return found;
    },
    faults: async (of) => (await report(false, of)).faults.map(({ stream, seq, what }) => `${stream} ${seq} ${what}`),
    rewrite: async (change) => {
      const files = await readdir(signed);
      const lines = await linesIn(signed);
      await Promise.all(files.map((name) => rm(join(signed, name))));
      const text = change([...lines]).map((line) => `${line}\n`);
      await writeFile(join(signed, files.sort()[0] ?? '2026-11-22.jsonl'), text.join(''));
    },
    close: async () => {
      await raw.close();
      await store.close();
      await embedded.close();
      await folder.remove();
    },
  };
};

export const textOfFolder = async (folder: string): Promise<string> =>
  (await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))).join('');
