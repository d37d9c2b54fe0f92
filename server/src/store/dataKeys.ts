/** The key of each stream of a case, in the database, wrapped by the key of its case. Knows no record. */
import type { CaseId } from '@board/shared/kernel/ids.js';
import { mongo, type Model } from 'mongoose';
import type { StreamName } from '../ports/log.js';
import type { Keyring } from './keyring.js';
import type { KeyDoc } from './models.js';
import { recent } from './recent.js';
import { newKey, unwrap, wrap, type KeyObject } from './seal.js';

export interface DataKeys {
  /** Null for a stream without a key, or with one that is gone for good. */
  find(stream: StreamName): Promise<KeyObject | null>;
  /** Made and on disk, unless somebody was first; null when it, or the key of its case, is gone. */
  make(stream: StreamName, caseId: CaseId): Promise<KeyObject | null>;
  /** Leaves a mark, so that the stream never gets another. */
  destroy(stream: StreamName): Promise<void>;
  /** Drops what is in memory of a case. */
  forget(caseId: CaseId): void;
}

const KEYS = 20_000;
const DUPLICATE = 11000;
const GONE = Buffer.alloc(0);

interface Held {
  readonly caseId: CaseId;
  readonly key: KeyObject;
}

export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === DUPLICATE;

class StreamKeys implements DataKeys {
  private readonly held = recent<Held>(KEYS);
  /** Also for whoever has just read it from the disk. */
  private readonly destroyed = new Set<StreamName>();

  constructor(
    private readonly model: Model<KeyDoc>,
    private readonly ring: Keyring,
  ) {}

  async find(stream: StreamName): Promise<KeyObject | null> {
    if (this.destroyed.has(stream)) return null;
    const held = this.held.get(stream);
    if (held && !this.ring.isShredded(held.caseId)) return held.key;
    const doc = await this.model.findOne({ _id: stream }).lean<KeyDoc>();
    return doc && this.opened(doc);
  }

  async make(stream: StreamName, caseId: CaseId): Promise<KeyObject | null> {
    const known = await this.find(stream);
    const under = known ? null : await this.caseKey(caseId);
    if (!under) return known;
    try {
      await this.model.create({ _id: stream, caseId, wrapped: wrap(under, newKey(), 'stream', stream) });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return this.find(stream);
  }

  async destroy(stream: StreamName): Promise<void> {
    this.destroyed.add(stream);
    this.held.delete(stream);
    await this.model.updateOne({ _id: stream }, { $set: { wrapped: GONE } });
  }

  forget(caseId: CaseId): void {
    this.held.deleteAll((held) => held.caseId === caseId);
  }

  /** A key file that was lost is not replaced: it may come back from a backup. */
  private async caseKey(caseId: CaseId): Promise<KeyObject | null> {
    const known = await this.ring.caseKey(caseId);
    if (known) return known;
    const isLost = (await this.model.findOne({ caseId }).lean<KeyDoc>()) !== null;
    // Or another stream of the case has made it meanwhile.
    return isLost ? this.ring.caseKey(caseId) : this.ring.makeCaseKey(caseId);
  }

  private async opened({ _id, caseId, wrapped }: KeyDoc): Promise<KeyObject | null> {
    const id = caseId as CaseId;
    const under = await this.ring.caseKey(id);
    const key = under && unwrap(under, bytesOf(wrapped), 'stream', _id);
    if (!key || this.destroyed.has(_id) || this.ring.isShredded(id)) return null;
    this.held.set(_id, { caseId: id, key });
    return key;
  }
}

/** Without hydration a driver gives its own kind of bytes. */
export const bytesOf = (bytes: Uint8Array | mongo.Binary): Uint8Array =>
  bytes instanceof mongo.Binary ? bytes.buffer : bytes;

export const openDataKeys = (model: Model<KeyDoc>, ring: Keyring): DataKeys => new StreamKeys(model, ring);
