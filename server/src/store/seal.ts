/** One body sealed with one key, bound to where it stands. Pure but for its nonces: knows no stream, file or database. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE;

/** How much longer a sealed body is. */
export const SEAL_BYTES = HEAD + TAG;

/** Version byte, nonce, ciphertext, tag. `bound` is not in it, and must be said again to open it. */
export const seal = (key: Uint8Array, plain: Uint8Array, bound: string): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Null for bytes that were not sealed with this key and bound to this. */
export const open = (key: Uint8Array, sealed: Uint8Array, bound: string): Buffer | null => {
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
