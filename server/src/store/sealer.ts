/** Finds the seal of a stream. Knows which key a stream is under, not how keys are kept. */
import { canonical } from '@board/shared/kernel/canonical.js';
import type { CaseId } from '@board/shared/kernel/ids.js';
import type { Append, StreamName } from '../ports/log.js';
import type { DataKeys } from './dataKeys.js';
import { open, seal, type KeyObject } from './seal.js';
import type { StreamSeal } from './sheaf.js';

export interface Sealer {
  /** A first append makes the key of its stream. Null when it is gone. */
  readonly toWrite: (append: Append) => Promise<StreamSeal | null>;
  /** Null when the key of the stream is gone. */
  readonly toRead: (stream: StreamName) => Promise<StreamSeal | null>;
  destroy(stream: StreamName): Promise<void>;
}

/** Whose key a stream is under. */
type Owner = 'house' | 'case';

const ownerOf = (stream: StreamName): Owner => (/^(case|doc)\//.test(stream) ? 'case' : 'house');

const caseOf = ({ stream, caseId }: Append): CaseId => {
  const own = stream.startsWith('case/') ? (stream.slice('case/'.length) as CaseId) : caseId;
  if (own === undefined) throw new RangeError('the first append to a document needs the case it belongs to');
  return own;
};

const sealWith = (key: KeyObject, stream: StreamName): StreamSeal => {
  const bound = (seq: number, prev: string) => canonical([stream, seq, prev]);
  return {
    seal: (body, seq, prev) => seal(key, body, bound(seq, prev)),
    open: (stored, seq, prev) => open(key, stored, bound(seq, prev)),
  };
};

export const openSealer = (house: KeyObject, keys: DataKeys): Sealer => ({
  toWrite: async (append) => {
    const { stream, after } = append;
    if (ownerOf(stream) === 'house') return sealWith(house, stream);
    const key = await (after === 0 ? keys.make(stream, caseOf(append)) : keys.find(stream));
    return key && sealWith(key, stream);
  },
  toRead: async (stream) => {
    const key = ownerOf(stream) === 'house' ? house : await keys.find(stream);
    return key && sealWith(key, stream);
  },
  destroy: async (stream) => {
    // The house's key seals other streams too; its own are never destroyed.
    if (ownerOf(stream) === 'house') throw new RangeError(`${stream} belongs to no case and is not destroyed`);
    await keys.destroy(stream);
  },
});
