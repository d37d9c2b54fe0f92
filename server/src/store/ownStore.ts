/** Whether the keys at hand are those of this database, asked once at the start. Knows no record. */
import type { Model } from 'mongoose';
import { canonical } from '@board/shared/kernel/canonical.js';
import { bytesOf, isDuplicate } from './dataKeys.js';
import type { KeyDoc, Models } from './models.js';
import { refuseKeys } from './rootKey.js';
import { open, seal, type KeyObject } from './seal.js';

/** Not the name of a stream: those of cases have a stroke in them. */
const MARK = 'house';
const BOUND = canonical(['store', 'sealed', 1]);

const markIn = (keys: Model<KeyDoc>) => keys.findOne({ _id: MARK }).lean<KeyDoc>();

/** True for a database in which something was sealed. Rejects for one in which something lies unsealed. */
export const isUsed = async ({ keys, records }: Models): Promise<boolean> => {
  if (await markIn(keys)) return true;
  if (!(await records.findOne({}, { _id: 1 }).lean())) return false;
  return refuseKeys(
    'This store was written by an earlier version, without sealing. Begin with an empty one: npm start -- --fresh',
  );
};

/** Marks an empty database as sealed under this key; rejects for one that is sealed under another. */
export const claim = async ({ keys }: Models, house: KeyObject, path: string): Promise<void> => {
  try {
    if (!(await markIn(keys)))
      await keys.create({ _id: MARK, caseId: null, wrapped: seal(house, Buffer.of(1), BOUND) });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const mark = await markIn(keys);
  if (!mark || !open(house, bytesOf(mark.wrapped), BOUND)) refuseKeys(`The keys in ${path} are those of another store`);
};
