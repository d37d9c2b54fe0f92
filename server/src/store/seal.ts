/** Bytes sealed with one key, bound to where they stand. Knows no stream, file or database. */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomBytes,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { canonical } from '@board/shared/kernel/canonical.js';

export type { KeyObject } from 'node:crypto';

export const KEY_BYTES = 32;

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE;

/** How much longer sealed bytes are. */
export const SEAL_BYTES = HEAD + TAG;

/** Fetched for many nonces at once: fetching them one by one would cost half of the sealing of a short body. */
const nonces = Buffer.alloc(NONCE * 512);
let spent = nonces.length;

/** Each is handed out once. Copy it before the next is asked for. */
const nextNonce = (): Uint8Array => {
  if (spent === nonces.length) {
    randomFillSync(nonces);
    spent = 0;
  }
  spent += NONCE;
  return nonces.subarray(spent - NONCE, spent);
};

/** Version byte, nonce, ciphertext, tag. What they are bound to is not among them, and must be said again to open them. */
export const seal = (key: KeyObject, plain: Uint8Array, bound: string): Buffer => {
  const nonce = nextNonce();
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Null for bytes that were not sealed with this key and bound to this. */
export const open = (key: KeyObject, sealed: Uint8Array, bound: string): Buffer | null => {
  if (sealed.length < SEAL_BYTES || sealed[0] !== VERSION) return null;
  const end = sealed.length - TAG;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, HEAD), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD, end)), decipher.final()]);
  } catch {
    return null;
  }
};

/** Out of the reach of whoever prints or dumps an object. */
export const keyOf = (bytes: Uint8Array): KeyObject => createSecretKey(bytes);

export const newKey = (): KeyObject => keyOf(randomBytes(KEY_BYTES));

/** What a wrapped key is bound to: a purpose, and the id of what it opens. */
const purposeOf = (purpose: string, id: string): string => canonical(['key', purpose, id]);

export const wrap = (under: KeyObject, key: KeyObject, purpose: string, id: string): Buffer =>
  seal(under, key.export(), purposeOf(purpose, id));

export const unwrap = (under: KeyObject, wrapped: Uint8Array, purpose: string, id: string): KeyObject | null => {
  const bytes = open(under, wrapped, purposeOf(purpose, id));
  return bytes?.length === KEY_BYTES ? keyOf(bytes) : null;
};
