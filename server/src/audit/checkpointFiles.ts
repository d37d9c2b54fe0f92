/** Checkpoints as lines of files, one file a day, each line bound to the one before it. Knows no store and no key. */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonical } from '@board/shared/kernel/canonical.js';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

const checkpoint = z.strictObject({
  version: z.literal(1),
  /** 1, 2, 3 … over all files. */
  number: z.int().positive(),
  at: z.int(),
  /** SHA-256 of the line before; zeros for the first. */
  prev: hex,
  /** True: all heads. False: those that have moved since the checkpoint before. */
  full: z.boolean(),
  heads: z.array(z.tuple([z.string(), z.int().positive(), hex])),
  /** Of all streams, and the root over them. */
  size: z.int().nonnegative(),
  root: hex,
  key: z.string(),
});
export type Checkpoint = z.infer<typeof checkpoint>;

const line = z.strictObject({ checkpoint, signature: z.string() });
export type Signed = z.infer<typeof line>;

export const beforeFirst = '0'.repeat(64);

/** What is signed. */
export const signedText = (told: Checkpoint): string => canonical(told);
export const lineOf = (signed: Signed): string => canonical(signed);
export const hashOfLine = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Null for a line that is no checkpoint, or not in the one form that a checkpoint has. */
export const readLine = (text: string): Signed | null => {
  try {
    const read = line.parse(JSON.parse(text));
    return lineOf(read) === text ? read : null;
  } catch {
    return null;
  }
};

const isDay = (name: string): boolean => /^\d{4}-\d{2}-\d{2}\.jsonl$/.test(name);
const fileOf = (at: number): string => `${new Date(at).toISOString().slice(0, 10)}.jsonl`;

const filesIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter(isDay).sort();
};

/** Whole lines, oldest first. What follows the last end of line was never finished, and nobody was told of it. */
export const linesIn = async (folder: string): Promise<readonly string[]> => {
  const texts = await Promise.all((await filesIn(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').slice(0, -1));
};

/** Cuts off what a process that was killed has left unfinished, so that the next line begins a line. */
export const tidy = async (folder: string): Promise<void> => {
  for (const name of await filesIn(folder)) {
    const bytes = await readFile(join(folder, name));
    const whole = bytes.lastIndexOf(10) + 1;
    if (whole < bytes.length) await truncate(join(folder, name), whole);
  }
};

/** Resolves when the line is on disk. */
export const appendLine = async (folder: string, at: number, text: string): Promise<void> => {
  const file = await openIn(folder, fileOf(at));
  try {
    const isNew = (await file.stat()).size === 0;
    await file.writeFile(`${text}\n`);
    await file.sync();
    if (isNew) await syncFolder(folder);
  } finally {
    await file.close();
  }
};

/** The folder is made when it is missed: at every line, the asking would cost as much as the writing. */
const openIn = async (folder: string, name: string): Promise<FileHandle> => {
  const begin = () => open(join(folder, name), 'a', 0o600);
  try {
    return await begin();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return begin();
  }
};

/** A new file's name is on disk when its folder is; where a folder cannot be opened, the system sees to it. */
const syncFolder = async (folder: string): Promise<void> => {
  const opened = await open(folder, 'r').catch(() => null);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
};
