/** The means to try a store: drafts, folders, processes of their own, and a driver on the embedded one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { AppendResult, Draft, LogRecord } from '@board/server/ports/log.js';
import type { Store } from '@board/server/store/connect.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import mongoose, { type mongo } from 'mongoose';

/** Two nodes on one database: each with its own connection and its own memory of heads. */
export interface Nodes {
  readonly one: Store;
  readonly two: Store;
  readonly close: () => Promise<void>;
}

export const draft = (text: string, at = 1_000): Draft => ({
  at,
  by: 'system',
  session: null,
  body: new TextEncoder().encode(text),
});

export const textOf = ({ body }: LogRecord): string => new TextDecoder().decode(body);

/** A stream that no other test, and no earlier run on the same database, has used. */
export const freshStream = (kind = 'case'): string => `${kind}/${randomUUID()}`;

export const recordsIn = (result: AppendResult | undefined): readonly LogRecord[] => {
  if (!result?.ok) throw new Error('the append was refused');
  return result.records;
};

export const temporaryFolder = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'store-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};

interface Running {
  readonly child: ChildProcess;
  /** Its lines, as they are said. */
  readonly lines: AsyncIterable<string>;
  /** Its complaints, when it has ended. */
  readonly stderr: Promise<string>;
}

/** A process of its own that runs `code`, which finds its data folder in `folder` and speaks by `say`. */
export const processOn = (folder: string, code: string): Running => {
  const script = `
    const run = async () => {
      const { connectStore } = await import('@board/server/store/connect.js');
      const folder = ${JSON.stringify(folder)};
      const say = (line) => require('node:fs').writeSync(1, line + '\\n');
      ${code}
    };
    void run();`;
  const here = dirname(fileURLToPath(import.meta.url));
  const child = spawn(process.execPath, ['-e', script], { cwd: here, stdio: ['pipe', 'pipe', 'pipe'] });
  return { child, lines: createInterface({ input: child.stdout }), stderr: text(child.stderr) };
};

export const kill9 = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

export interface Thing {
  _id: number;
  [field: string]: unknown;
}

/** A driver on an embedded store of its own, for what our models never ask. */
export interface Bare {
  readonly uri: string;
  readonly client: mongo.MongoClient;
  readonly db: mongo.Db;
  readonly things: mongo.Collection<Thing>;
  readonly close: () => Promise<void>;
}

export const bareStore = async (): Promise<Bare> => {
  const folder = await temporaryFolder();
  const embedded = await startEmbedded(folder.path);
  const connection = await mongoose.createConnection(embedded.uri).asPromise();
  const client = connection.getClient();
  const db = client.db('board');
  const close = async () => {
    await connection.close();
    await embedded.close();
    await folder.remove();
  };
  return { uri: embedded.uri, client, db, things: db.collection<Thing>('things'), close };
};
