/** Who is asking: a cookie's opaque token becomes a person and a session, or nobody. Knows no right. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sessionId, type SessionId, type UserId } from '@board/shared/kernel/ids.js';
import type { Chance } from '../ports/chance.js';
import type { Clock } from '../ports/clock.js';
import type { Session, Sessions } from '../ports/sessions.js';
import type { Over } from './life.js';
import { Living, type Ears } from './living.js';
import { nobodyElse, type Others } from './others.js';

/** The `__Host-` prefix makes the browser refuse it for another host, path or an unsafe scheme. */
export const cookieName = '__Host-board';

export interface Caller {
  readonly user: UserId;
  readonly session: SessionId;
}

/** A caller, or why there is none. */
export type Asked = { readonly ok: true; readonly caller: Caller } | { readonly ok: false; readonly reason: Over };

export interface Identify {
  /** Asked anew for every request and socket; the store, about sessions that are not known here yet. */
  readonly who: (request: IncomingMessage) => Promise<Asked>;
  /** Opens a session; answers the token for the cookie, which is kept nowhere. Null for an account that is disabled. */
  signIn(user: UserId, request: IncomingMessage): Promise<string | null>;
  /** Ends the session of this request, locked or not. */
  signOut(request: IncomingMessage): Promise<void>;
  /** Ends every session of a person, in this turn; the answer counts those that lived. */
  endAllOf(user: UserId): Promise<number>;
  /** When the earliest session of a person that may be used now began; null without one. */
  signedInSince(user: UserId): number | null;
  /** Why this session may not be used now; null while it may. */
  over(session: SessionId): Over | null;
  /** When that will be by the clock alone (`elapsed`), if nothing is done in it; -Infinity for one that is not known. */
  until(session: SessionId): number;
  /** How often a session has been locked or ended so far. Not a number, and so never the same, while no session may be used. */
  ended(): number;
  /** Whose session this is; null for one that this process does not know. */
  userOf(session: SessionId): UserId | null;
  /** True while this very session may be used. */
  isLive(session: SessionId): boolean;
  /** When it locks, if that has been announced. */
  closingAt(session: SessionId): number | null;
  /** Somebody did something by hand in it. */
  touch(session: SessionId): void;
  /** True when the later session was opened in the same browser by the same person, to go on where the earlier one stopped. */
  continues(later: SessionId, earlier: SessionId): boolean;
  /** Rings when a session locks, ends, or is about to lock; the answer unsubscribes. */
  hear(ears: Ears): () => void;
  /** Puts out, in this turn, everybody whose account was disabled. */
  review(): void;
  /** Reads what other nodes have written of the sessions that are held here. */
  follow(): Promise<void>;
  /** No session locks any more; resolves when what was to be kept of them is. */
  stop(): Promise<void>;
}

export interface IdentifyNeeds {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly isPresent: (session: SessionId) => boolean;
  readonly isDisabled: (user: UserId) => boolean;
  /** Left out by a house that is alone. */
  readonly isConfirmed?: () => boolean;
  readonly others?: Pick<Others, 'sessionsMoved' | 'everywhere'>;
  readonly broken: (error: unknown) => void;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The value of our cookie in a Cookie header; null when it is not there exactly once. */
export const readCookie = (header: string | undefined): string | null => {
  const found = (header ?? '').split(/; */).filter((pair) => pair.startsWith(`${cookieName}=`));
  return found.length === 1 ? (found[0]?.slice(cookieName.length + 1) ?? null) : null;
};

const hashIn = (request: IncomingMessage): string | null => {
  const token = readCookie(request.headers.cookie);
  return token === null ? null : hashOf(token);
};

const nobody: Asked = { ok: false, reason: 'unauthenticated' };

export const openIdentify = (needs: IdentifyNeeds): Identify => new Doorkeeper(needs);

class Doorkeeper implements Identify {
  private readonly living: Living;
  private readonly others: Pick<Others, 'sessionsMoved' | 'everywhere'>;
  /** The first session of each line of sessions that go on one from another. */
  private readonly firsts = new Map<SessionId, SessionId>();

  private readonly keeping = new Set<Promise<unknown>>();

  constructor(private readonly needs: IdentifyNeeds) {
    const { sessions, clock, isPresent, isDisabled, isConfirmed = () => true } = needs;
    this.others = needs.others ?? nobodyElse;
    this.living = new Living({
      clock,
      isPresent,
      isDisabled,
      isConfirmed,
      keepSeen: (hash, at) => this.keep(sessions.touch(hash, at)),
      keepLocked: (hash, at) => this.keep(sessions.lock(hash, at).then(() => this.others.sessionsMoved())),
    });
  }

  readonly who = async (request: IncomingMessage): Promise<Asked> => {
    const hash = hashIn(request);
    if (hash === null) return nobody;
    // Of a session that is known here the store knows nothing later: others' news of it are followed.
    const known = this.living.ofHash(hash);
    if (known !== null) return this.asked(known, this.living.over(known.id));
    const session = await this.needs.sessions.find(hash);
    return session === null ? nobody : this.asked(session, this.living.admit(session, hash));
  };

  async signIn(user: UserId, request: IncomingMessage): Promise<string | null> {
    const { sessions, clock, chance, isDisabled } = this.needs;
    const before = await this.find(request);
    const token = Buffer.from(chance.bytes(32)).toString('base64url');
    const id = sessionId.parse(chance.uuid());
    const at = clock.now();
    await sessions.create({ tokenHash: hashOf(token), id, userId: user, at });
    if (isDisabled(user)) return null;
    // One browser, one session: what this one held before is over, whoever held it.
    if (before !== null) await this.succeed(before.session, before.hash, { user, id });
    const times = { createdAt: at, lastSeen: at, lockedAt: null, endedAt: null };
    this.living.admit({ id, userId: user, ...times }, hashOf(token));
    return token;
  }

  async signOut(request: IncomingMessage): Promise<void> {
    const held = await this.find(request);
    if (held === null) return;
    this.living.end(held.session.id);
    await this.needs.sessions.end(held.hash, this.needs.clock.now());
    await this.toldElsewhere();
  }

  async endAllOf(user: UserId): Promise<number> {
    this.living.endAllOf(user);
    const ended = await this.needs.sessions.endAllOf(user, this.needs.clock.now());
    await this.toldElsewhere();
    return ended;
  }

  signedInSince(user: UserId): number | null {
    return this.living.since(user);
  }

  over(session: SessionId): Over | null {
    return this.living.over(session);
  }

  until(session: SessionId): number {
    return this.living.until(session);
  }

  ended(): number {
    return this.living.ended();
  }

  userOf(session: SessionId): UserId | null {
    return this.living.userOf(session);
  }

  isLive(session: SessionId): boolean {
    return this.living.over(session) === null;
  }

  closingAt(session: SessionId): number | null {
    return this.living.closingAt(session);
  }

  touch(session: SessionId): void {
    this.living.touch(session);
  }

  continues(later: SessionId, earlier: SessionId): boolean {
    return later === earlier || this.first(later) === this.first(earlier);
  }

  hear(ears: Ears): () => void {
    return this.living.hear(ears);
  }

  review(): void {
    const at = this.needs.clock.now();
    for (const user of this.living.endWhere(this.needs.isDisabled)) this.keep(this.needs.sessions.endAllOf(user, at));
  }

  async follow(): Promise<void> {
    for (const session of await this.needs.sessions.findAll(this.living.held())) this.living.follow(session);
  }

  async stop(): Promise<void> {
    this.living.stop();
    await Promise.all(this.keeping);
  }

  private asked({ id, userId }: Pick<Session, 'id' | 'userId'>, over: Over | null): Asked {
    if (this.needs.isDisabled(userId)) return nobody;
    return over === null ? { ok: true, caller: { user: userId, session: id } } : { ok: false, reason: over };
  }

  /** Nobody waits for it: the process itself knows what is locked. */
  private keep(writing: Promise<unknown>): void {
    const kept = writing.catch(this.needs.broken).finally(() => this.keeping.delete(kept));
    this.keeping.add(kept);
  }

  private first(session: SessionId): SessionId {
    return this.firsts.get(session) ?? session;
  }

  /** A session that somebody ended is not gone on from: its words were put out with it. */
  private async succeed(before: Session, hash: string, { user, id }: { user: UserId; id: SessionId }): Promise<void> {
    if (before.endedAt === null && before.userId === user) this.firsts.set(id, this.first(before.id));
    this.living.end(before.id);
    await this.needs.sessions.end(hash, this.needs.clock.now());
    this.others.sessionsMoved();
  }

  private toldElsewhere(): Promise<void> {
    this.others.sessionsMoved();
    return this.others.everywhere();
  }

  private async find(request: IncomingMessage): Promise<{ readonly session: Session; readonly hash: string } | null> {
    const hash = hashIn(request);
    const session = hash === null ? null : await this.needs.sessions.find(hash);
    return session && hash !== null ? { session, hash } : null;
  }
}
