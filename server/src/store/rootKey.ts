/** The root key: from the environment, from a command, or from a file made at the first start. Knows nothing it opens. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { KeyFolder } from './keyFolder.js';
import { KEY_BYTES, keyOf, type KeyObject } from './seal.js';

export type RootSource =
  | { readonly from: 'value'; readonly value: string }
  | { readonly from: 'command'; readonly command: readonly string[] }
  | { readonly from: 'file' };

/** The house cannot start with the keys it was given. One line, for whoever starts it; quotes no key. */
export class KeysRefused extends Error {
  override readonly name = 'KeysRefused';
}

const FILE = 'root.key';
const COMMAND_MS = 60_000;

const hex = new RegExp(`^[0-9a-f]{${KEY_BYTES * 2}}$`, 'i');
const base64 = /^[A-Za-z0-9+/]{43}=?$/;

/** Null for text that is not 32 bytes in base64 or hex. */
export const parseRootKey = (text: string): KeyObject | null => {
  const trimmed = text.trim();
  if (hex.test(trimmed)) return keyOf(Buffer.from(trimmed, 'hex'));
  return base64.test(trimmed) ? keyOf(Buffer.from(trimmed, 'base64')) : null;
};

const words = z.array(z.string()).min(1);

/** No shell reads it: words between spaces, or a JSON array of words when one of them has a space in it. */
export const parseCommand = (text: string): readonly string[] | null => {
  if (!text.trim().startsWith('[')) return words.safeParse(text.split(/\s+/).filter(Boolean)).data ?? null;
  try {
    return words.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

const run = promisify(execFile);

// What the command complains of may quote what it was given: only how it ended is told.
const saidBy = async ([file = '', ...args]: readonly string[]): Promise<string> => {
  try {
    return (await run(file, args, { timeout: COMMAND_MS, maxBuffer: 64 * 1024, windowsHide: true })).stdout;
  } catch (error) {
    const { code } = error as { code?: string | number | null };
    throw new KeysRefused(`BOARD_ROOT_KEY_COMMAND failed (${String(code ?? 'stopped')})`);
  }
};

/** The file is made only where nothing has been sealed yet: a new key would open nothing. */
const fromFile = async (folder: KeyFolder, isFirstStart: boolean): Promise<string> => {
  const found = await folder.read(FILE);
  if (found) return found.toString('utf8');
  if (!isFirstStart) throw new KeysRefused(`The root key is missing: ${folder.path} holds no ${FILE}`);
  return (await folder.create(FILE, Buffer.from(`${randomBytes(KEY_BYTES).toString('base64')}\n`))).toString('utf8');
};

const text = (source: RootSource, folder: KeyFolder, isFirstStart: boolean): string | Promise<string> => {
  if (source.from === 'value') return source.value;
  return source.from === 'command' ? saidBy(source.command) : fromFile(folder, isFirstStart);
};

export const readRootKey = async (source: RootSource, folder: KeyFolder, isFirstStart: boolean): Promise<KeyObject> => {
  const key = parseRootKey(await text(source, folder, isFirstStart));
  return key ?? refuseKeys('The root key is not 32 bytes in base64 or hex');
};

export const refuseKeys = (line: string): never => {
  throw new KeysRefused(line);
};
