/** A folder of small files that are written whole or not at all, and destroyed so that the disk forgets them. Knows no key. */
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface KeyFolder {
  readonly path: string;
  read(name: string): Promise<Buffer | null>;
  /** Answers what stands there afterwards: these bytes, or those of whoever was first. */
  create(name: string, bytes: Uint8Array): Promise<Buffer>;
  destroy(name: string): Promise<void>;
  names(folder: string): Promise<readonly string[]>;
}

const UNFINISHED = '.new';

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code;

/** The promise's value, or null when the file system answers with that code. */
const unless = async <T>(code: string, asked: Promise<T>): Promise<T | null> => {
  try {
    return await asked;
  } catch (error) {
    if (isCode(error, code)) return null;
    throw error;
  }
};

/** A name is on disk when its folder is. Windows opens no folder, and needs none of this. */
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const writeNew = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Written beside and then linked to its name: a link, unlike a renaming, never replaces what is there already. */
const create = async (path: string, bytes: Uint8Array): Promise<Buffer> => {
  const beside = `${path}.${randomUUID()}${UNFINISHED}`;
  await writeNew(beside, bytes);
  await unless('EEXIST', link(beside, path));
  await unlink(beside);
  await flushFolder(dirname(path));
  return readFile(path);
};

const destroy = async (path: string): Promise<void> => {
  const file = await unless('ENOENT', open(path, 'r+'));
  if (file) {
    try {
      await file.write(randomBytes((await file.stat()).size), 0, undefined, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    // Two nodes that carry out one shredding do so at once.
    await unless('ENOENT', unlink(path));
  }
  await flushFolder(dirname(path));
};

const makeOwn = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  // What a crash left half-written was never used.
  for (const name of await readdir(path)) if (name.endsWith(UNFINISHED)) await unlink(join(path, name));
};

/** `folders` are those inside it in which names may lie. */
export const openKeyFolder = async (path: string, folders: readonly string[]): Promise<KeyFolder> => {
  for (const own of [path, ...folders.map((folder) => join(path, folder))]) await makeOwn(own);
  return {
    path,
    read: (name) => unless('ENOENT', readFile(join(path, name))),
    create: (name, bytes) => create(join(path, name), bytes),
    destroy: (name) => destroy(join(path, name)),
    names: (folder) => readdir(join(path, folder)),
  };
};
