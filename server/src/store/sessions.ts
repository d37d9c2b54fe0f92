/** Sessions in the database. Knows no token and no cookie, and decides nothing. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import mongoose, { type Model } from 'mongoose';
import type { Session, Sessions } from '../ports/sessions.js';
import type { SessionDoc } from './models.js';

// Ids were parsed when the session was made; what comes back is what went in.
const sessionOf = (doc: SessionDoc): Session => ({
  id: doc.id as SessionId,
  userId: doc.userId as UserId,
  createdAt: doc.createdAt,
  lastSeen: doc.lastSeen,
  lockedAt: doc.lockedAt,
  endedAt: doc.endedAt,
});

const atOnce = 2_000;

/** Who asks while another question is under way is answered by the next: a country that comes back comes in thousands. */
const gathered = <T>(ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>) => {
  let before: Promise<unknown> = Promise.resolve();
  let next: { readonly keys: Set<string>; readonly found: Promise<ReadonlyMap<string, T>> } | null = null;
  const begin = () => {
    const keys = new Set<string>();
    const found = before.then(() => {
      next = null;
      return ask([...keys]);
    });
    before = found.catch(() => undefined);
    return { keys, found };
  };
  return async (key: string): Promise<T | null> => {
    next ??= begin();
    next.keys.add(key);
    return (await next.found).get(key) ?? null;
  };
};

export const openSessions = (model: Model<SessionDoc>): Sessions => {
  const findMany = async (hashes: readonly string[]): Promise<readonly SessionDoc[]> => {
    const found: SessionDoc[] = [];
    for (let at = 0; at < hashes.length; at += atOnce) {
      const some = mongoose.trusted({ $in: hashes.slice(at, at + atOnce) });
      found.push(...(await model.find({ _id: some }).lean<SessionDoc[]>()));
    }
    return found;
  };
  /** `endedAt: null` in every filter: an ended session is past changing, whoever comes late. */
  const changeLiving = async (tokenHash: string, change: Partial<SessionDoc>): Promise<boolean> => {
    const { matchedCount } = await model.updateOne({ _id: tokenHash, endedAt: null }, { $set: change });
    return matchedCount === 1;
  };
  return {
    create: async ({ tokenHash, id, userId, at }) => {
      const times = { createdAt: at, lastSeen: at, lockedAt: null, endedAt: null };
      await model.create({ _id: tokenHash, id, userId, ...times });
    },
    find: gathered(
      async (hashes) => new Map((await findMany(hashes)).map((doc) => [doc._id, sessionOf(doc)] as const)),
    ),
    findAll: async (hashes) => (await findMany(hashes)).map(sessionOf),
    touch: (tokenHash, at) => changeLiving(tokenHash, { lastSeen: at }),
    lock: (tokenHash, at) => changeLiving(tokenHash, { lockedAt: at }),
    end: async (tokenHash, at) => {
      await changeLiving(tokenHash, { endedAt: at });
    },
    endAllOf: async (userId, at) => {
      const { matchedCount } = await model.updateMany({ userId, endedAt: null }, { $set: { endedAt: at } });
      return matchedCount;
    },
  };
};
