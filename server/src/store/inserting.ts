/** How sheaves get into their collection: through the driver, or by the line of a store that runs in this process. */
import { mongo, type Model } from 'mongoose';
import type { Line } from './embedded/line.js';
import type { RecordDoc } from './models.js';

/** Inserts in one call; answers the keys that were taken. Rejects when it is not known what was written. */
export type Insert = (sheaves: readonly RecordDoc[]) => Promise<ReadonlySet<string>>;

const DUPLICATE = 11000;

interface Refused {
  readonly index: number;
  readonly code?: unknown;
}

/** The keys that were taken; null when anything else went wrong. */
const takenOf = (refused: readonly Refused[], sheaves: readonly RecordDoc[]): ReadonlySet<string> | null =>
  refused.every(({ code }) => code === DUPLICATE)
    ? new Set(refused.flatMap(({ index }) => sheaves[index]?._id ?? []))
    : null;

const takenIn = (error: unknown, sheaves: readonly RecordDoc[]): ReadonlySet<string> => {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const refused = [error.writeErrors].flat();
  const taken = takenOf(refused, sheaves);
  if (taken === null || refused.length === 0 || error.result.getWriteConcernError()) throw error;
  return taken;
};

// The driver's own collection, reached through mongoose: records are made by this folder alone and their types are
// checked where they are made; casting and hydrating each would cost more than the write.
export const throughDriver = ({ collection }: Model<RecordDoc>): Insert => {
  const sheaves = collection as unknown as mongo.Collection<RecordDoc>;
  return (all) =>
    sheaves.insertMany(all as RecordDoc[], { ordered: false }).then(
      () => new Set<string>(),
      (error: unknown) => takenIn(error, all),
    );
};

const failure = (reply: unknown): Error => new Error(`the store did not write: ${JSON.stringify(reply)}`);

/** A third of the work under many boards was the driver's: sessions, monitoring and pools that a thread has no use for. */
export const byLine =
  (line: Line, { collection, db }: Model<RecordDoc>): Insert =>
  async (all) => {
    const reply = await line.insert({ db: db.name, collection: collection.collectionName }, all);
    const refused = (reply['writeErrors'] ?? []) as readonly Refused[];
    const taken = reply['ok'] === 1 ? takenOf(refused, all) : null;
    if (taken === null) throw failure({ code: reply['code'], refused: refused.map(({ code }) => code) });
    return taken;
  };
