/** Randomness as an argument, so that a test can repeat a run from its seed. */
import { randomBytes, randomUUID } from 'node:crypto';

export interface Chance {
  uuid(): string;
  bytes(count: number): Uint8Array;
  /** A Yjs client id: an unsigned 32-bit integer, never 0. */
  clientId(): number;
}

export const systemChance: Chance = {
  uuid: () => randomUUID(),
  bytes: (count) => randomBytes(count),
  clientId: () => randomBytes(4).readUInt32LE(0) || 1,
};
