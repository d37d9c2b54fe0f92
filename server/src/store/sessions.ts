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

export const openSessions = (model: Model<SessionDoc>): Sessions => {
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
    find: async (tokenHash) => {
      const doc = await model.findOne({ _id: tokenHash }).lean<SessionDoc>();
      return doc && sessionOf(doc);
    },
    findAll: async (tokenHashes) => {
      const found: SessionDoc[] = [];
      for (let at = 0; at < tokenHashes.length; at += atOnce) {
        const some = mongoose.trusted({ $in: tokenHashes.slice(at, at + atOnce) });
        found.push(...(await model.find({ _id: some }).lean<SessionDoc[]>()));
      }
      return found.map(sessionOf);
    },
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
