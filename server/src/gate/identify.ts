/** Who is asking: a cookie's opaque token becomes a person and a session, or nobody. Knows no right. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sessionId, type SessionId, type UserId } from '@board/shared/kernel/ids.js';
import type { Chance } from '../ports/chance.js';
import type { Clock } from '../ports/clock.js';
import type { Sessions } from '../ports/sessions.js';

/** The `__Host-` prefix makes the browser refuse it for another host, path or an unsafe scheme. */
export const cookieName = '__Host-board';
/** A session ends for good after ten hours, whatever happens in it. */
export const absoluteLife = 10 * 60 * 60 * 1000;

export interface Caller {
  readonly user: UserId;
  readonly session: SessionId;
}

export interface Identify {
  /** The caller of a request, or null. Asked anew for every request and socket. */
  readonly caller: (request: IncomingMessage) => Promise<Caller | null>;
  /** Opens a session; answers the token for the cookie, which is kept nowhere. */
  signIn(user: UserId): Promise<string>;
  signOut(request: IncomingMessage): Promise<Caller | null>;
  /** True while this very session may be used. */
  isLive(session: SessionId): boolean;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The value of our cookie in a Cookie header; null when it is not there exactly once. */
export const readCookie = (header: string | undefined): string | null => {
  const found = (header ?? '').split(/; */).filter((pair) => pair.startsWith(`${cookieName}=`));
  return found.length === 1 ? (found[0]?.slice(cookieName.length + 1) ?? null) : null;
};

export const openIdentify = (sessions: Sessions, clock: Clock, chance: Chance): Identify => {
  /** Sessions seen alive by this process, with the time they end. */
  const live = new Map<SessionId, number>();

  const find = async (token: string): Promise<Caller | null> => {
    const found = await sessions.find(hashOf(token));
    if (!found || found.endedAt !== null) return null;
    const ends = found.createdAt + absoluteLife;
    if (ends <= clock.now()) return null;
    const session = sessionId.parse(found.id);
    live.set(session, ends);
    return { user: found.userId, session };
  };

  return {
    caller: async (request) => {
      const token = readCookie(request.headers.cookie);
      return token === null ? null : find(token);
    },
    signIn: async (user) => {
      const token = Buffer.from(chance.bytes(32)).toString('base64url');
      const id = sessionId.parse(chance.uuid());
      const at = clock.now();
      await sessions.create({ tokenHash: hashOf(token), id, userId: user, at });
      live.set(id, at + absoluteLife);
      return token;
    },
    signOut: async (request) => {
      const token = readCookie(request.headers.cookie);
      const caller = token === null ? null : await find(token);
      if (token === null || !caller) return null;
      await sessions.end(hashOf(token), clock.now());
      live.delete(caller.session);
      return caller;
    },
    isLive: (session) => (live.get(session) ?? 0) > clock.now(),
  };
};
