/** The key that signs checkpoints, and the keys that they are checked with: Ed25519. Knows no checkpoint. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Signer {
  /** Names the public key: the first 16 hexadecimal digits of its SHA-256. */
  readonly key: string;
  /** In base64. */
  readonly sign: (text: string) => string;
}

export type PublicKeys = ReadonlyMap<string, KeyObject>;

const privateName = 'checkpoint.key';
const publicName = (key: string): string => `checkpoint-${key}.pub`;

const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** Writes a new file, on disk when this resolves; one that is there already is left as it is. */
const writeNew = async (path: string, text: string, mode: number): Promise<void> => {
  const file = await open(path, 'wx', mode).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (!file) return;
  await file.writeFile(text);
  await file.sync();
  await file.close();
};

/** The private key of the folder, made now if there is none, with its public key beside it. */
export const openSigner = async (folder: string): Promise<Signer> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, privateName);
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeNew(path, made.toString(), 0o600);
  await chmod(path, 0o600);
  const own = createPrivateKey(await readFile(path));
  const shown = createPublicKey(own);
  const key = idOf(shown);
  await writeNew(join(folder, publicName(key)), shown.export({ type: 'spki', format: 'pem' }).toString(), 0o644);
  return { key, sign: (text) => sign(null, Buffer.from(text, 'utf8'), own).toString('base64') };
};

const readKeys = async (paths: readonly string[]): Promise<PublicKeys> => {
  const keys = await Promise.all(paths.map(async (path) => createPublicKey(await readFile(path))));
  return new Map(keys.map((key) => [idOf(key), key]));
};

/** The keys in the files named; else all public keys of the folder, also those of private keys that are gone. */
export const publicKeys = async (folder: string, named: readonly string[] = []): Promise<PublicKeys> => {
  if (named.length > 0) return readKeys(named);
  const files = await readdir(folder).catch(() => []);
  return readKeys(
    files.filter((file) => /^checkpoint-[0-9a-f]{16}\.pub$/.test(file)).map((file) => join(folder, file)),
  );
};

export const isSigned = (key: KeyObject, text: string, signature: string): boolean =>
  verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
