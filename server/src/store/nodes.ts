/** The nodes of a store in its database, and one question for what has moved in many streams. Knows no record's content. */
import { mongo, type Connection } from 'mongoose';
import type { Node, Nodes } from '../ports/nodes.js';
import type { StreamName } from '../ports/log.js';
import { recordKey } from './keys.js';

interface NodeDoc {
  readonly _id: string;
  readonly beat: number;
  readonly round: number;
  /** As JSON: nobody asks the database about it. */
  readonly sitting: string;
}

/** Not the id of a node. */
const ROUND = 'round';
/** Keys asked for at once. */
const ATONCE = 2_000;

const nodeOf = ({ _id, beat, round, sitting }: NodeDoc): Node => ({
  id: _id,
  beat,
  round,
  sitting: JSON.parse(sitting) as Node['sitting'],
});

const isTaken = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11_000;

export const openNodes = (connection: Connection): Nodes => {
  const db = connection.getClient().db(connection.name);
  const nodes = db.collection<NodeDoc>('nodes');
  const records = db.collection<{ readonly _id: string; readonly stream: string }>('records');
  // What is read in it was there when the node last showed itself in it, whoever is primary meanwhile. Only showing
  // writes in it, one at a time, as a session wants it.
  const session = connection.getClient().startSession({ causalConsistency: true });

  const ask = async (): Promise<number> => {
    const changed = await nodes
      .findOneAndUpdate(
        { _id: ROUND },
        { $inc: { round: 1 }, $setOnInsert: { beat: 0, sitting: '[]' } },
        { upsert: true, returnDocument: 'after' },
      )
      .catch((error: unknown) => {
        if (isTaken(error)) return null;
        throw error;
      });
    return changed === null ? ask() : changed.round;
  };

  return {
    show: async ({ id, beat, round, sitting }) => {
      const $set = { beat, round, sitting: JSON.stringify(sitting) };
      await nodes.updateOne({ _id: id }, { $set }, { upsert: true, session });
    },
    all: async () => {
      const found = await nodes.find({}, { session }).toArray();
      const round = found.find(({ _id }) => _id === ROUND)?.round ?? 0;
      return { nodes: found.filter(({ _id }) => _id !== ROUND).map(nodeOf), round };
    },
    ask,
    strike: async (id, beat) => (await nodes.deleteOne({ _id: id, beat })).deletedCount === 1,
    leave: async (id) => {
      await nodes.deleteOne({ _id: id });
    },
    moved: async (heads) => {
      const keys = [...heads].map(([stream, seq]) => recordKey(stream, seq + 1));
      const found: StreamName[] = [];
      for (let at = 0; at < keys.length; at += ATONCE) {
        const next = { _id: { $in: keys.slice(at, at + ATONCE) } };
        const some = await records.find(next, { projection: { stream: 1 }, session }).toArray();
        found.push(...some.map(({ stream }) => stream));
      }
      return found;
    },
  };
};
