/** Which sessions may be used now: when each locks and ends, and who is told so in that turn. Knows no cookie and no right. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { Clock } from '../ports/clock.js';
import type { Session } from '../ports/sessions.js';
import { lifeTimes, type Life, type Over } from './life.js';

export interface LivingNeeds {
  readonly clock: Clock;
  /** Asked at each use, so that not even the turn in which an account is disabled has a gap. */
  readonly isDisabled: (user: UserId) => boolean;
  /** Somebody who sits in a meeting that is under way is not idle, though they only listen. */
  readonly isPresent: (session: SessionId) => boolean;
  /** Kept in the store, so that a restart neither locks the busy nor wakes the idle. */
  readonly keepSeen: (tokenHash: string, at: number) => void;
  readonly keepLocked: (tokenHash: string, at: number) => void;
  /** False while what this node knows may be out of date: then nobody is told anything. */
  readonly isConfirmed: () => boolean;
}

export interface Ears {
  /** Rings in the turn in which a session locks or ends. */
  over(session: SessionId, why: Over): void;
  /** When a session will lock unless something is done, one minute before; null when something was. */
  closing(session: SessionId, locksAt: number | null): void;
}

/** How often presence is looked at and the last sign of life is kept. */
const minute = 60_000;

export class Living {
  private readonly lives = new Map<SessionId, Life>();
  private readonly byHash = new Map<string, Life>();
  /** A session that was looked up while all of this person's were ended may not slip in afterwards. */
  private readonly allEnded = new Map<UserId, number>();
  private readonly ears = new Set<Ears>();
  private stopped = false;
  private finished = 0;

  constructor(private readonly needs: LivingNeeds) {}

  /** Takes a session as the store has it; answers why it may not be used, or null. */
  admit(session: Session, tokenHash: string): Over | null {
    const { id, userId, createdAt, lastSeen, lockedAt, endedAt } = session;
    if (!this.lives.has(id)) {
      const [begun, seen] = [this.elapsedAt(createdAt), this.elapsedAt(lastSeen)];
      const ends = begun + lifeTimes.absolute;
      const isOver = endedAt !== null || begun < (this.allEnded.get(userId) ?? -Infinity);
      if (isOver || ends <= this.needs.clock.elapsed()) return 'unauthenticated';
      const times = { createdAt, ends, lastSeen: seen, keptAt: seen };
      const life: Life = { id, userId, tokenHash, ...times, over: null, warned: false };
      this.lives.set(id, life);
      this.byHash.set(tokenHash, life);
      if (lockedAt !== null) life.over = 'locked';
      this.tick(life);
    }
    return this.over(id);
  }

  /** Whose token this is, of the sessions that are known here: what the store has of those would change no answer. */
  ofHash(tokenHash: string): Pick<Life, 'id' | 'userId'> | null {
    return this.byHash.get(tokenHash) ?? null;
  }

  /** A time on the wall, by the clock that nobody can set. What lies ahead, because it was set back since, is now. */
  private elapsedAt(at: number): number {
    const { clock } = this.needs;
    return clock.elapsed() - Math.max(0, clock.now() - at);
  }

  /** And back, to be told. */
  private onTheWall(elapsed: number): number {
    const { clock } = this.needs;
    return elapsed - clock.elapsed() + clock.now();
  }

  /** Why this session may not be used now; null while it may. Nobody's session is over. */
  over(session: SessionId): Over | null {
    if (!this.needs.isConfirmed()) return 'unavailable';
    const life = this.lives.get(session);
    const now = this.needs.clock.elapsed();
    if (life === undefined || life.ends <= now || this.needs.isDisabled(life.userId)) return 'unauthenticated';
    if (life.over !== null) return life.over;
    return life.lastSeen + lifeTimes.idle <= now ? 'locked' : null;
  }

  /** When the clock alone locks or ends it, as things stand; a sign of life only puts it off. */
  until(session: SessionId): number {
    const life = this.lives.get(session);
    return life === undefined ? -Infinity : Math.min(life.ends, life.lastSeen + lifeTimes.idle);
  }

  /** While it answers the same, no session has been locked or ended; while none may be used, it never does. */
  ended(): number {
    return this.needs.isConfirmed() ? this.finished : Number.NaN;
  }

  userOf(session: SessionId): UserId | null {
    return this.lives.get(session)?.userId ?? null;
  }

  /** Somebody did something by hand. A locked session stays locked. */
  touch(session: SessionId): void {
    const life = this.lives.get(session);
    if (life === undefined || this.over(session) !== null) return;
    this.see(life);
  }

  /** When this session locks, if that has been announced. */
  closingAt(session: SessionId): number | null {
    const life = this.lives.get(session);
    return life?.warned === true && life.over === null ? this.onTheWall(life.lastSeen + lifeTimes.idle) : null;
  }

  /** Over for good, in this turn. */
  end(session: SessionId): void {
    const life = this.lives.get(session);
    if (life !== undefined) this.finish(life, 'unauthenticated');
  }

  endAllOf(user: UserId): void {
    this.allEnded.set(user, this.needs.clock.elapsed());
    for (const life of this.lives.values()) if (life.userId === user) this.finish(life, 'unauthenticated');
  }

  endWhere(isOut: (user: UserId) => boolean): readonly UserId[] {
    const out = new Set([...this.lives.values()].map(({ userId }) => userId).filter(isOut));
    for (const user of out) this.endAllOf(user);
    return [...out];
  }

  /** The hashes of those that may still be used here, for which the store is asked. */
  held(): readonly string[] {
    return [...this.lives.values()].filter(({ over }) => over !== 'unauthenticated').map(({ tokenHash }) => tokenHash);
  }

  /** What other nodes have written of a session: over there is over here, and a sign of life there is one here. */
  follow({ id, lastSeen, lockedAt, endedAt }: Session): void {
    const life = this.lives.get(id);
    if (life === undefined) return;
    if (endedAt !== null) this.finish(life, 'unauthenticated');
    else if (lockedAt !== null) this.finish(life, 'locked');
    // Signs of life are kept once a minute: the last one may be as much later than what is written.
    else if (lastSeen > life.keptAt) this.seenElsewhere(life, Math.min(this.needs.clock.now(), lastSeen + minute));
  }

  /** No timer of the house rings after it has shut. */
  stop(): void {
    this.stopped = true;
    this.ears.clear();
  }

  /** As far as this process has seen: after a restart, from the first request on. */
  since(user: UserId): number | null {
    const lives = [...this.lives.values()].filter(({ id, userId }) => userId === user && this.over(id) === null);
    return lives.length === 0 ? null : Math.min(...lives.map(({ createdAt }) => createdAt));
  }

  hear(ears: Ears): () => void {
    this.ears.add(ears);
    return () => this.ears.delete(ears);
  }

  private see(life: Life): void {
    const { clock, keepSeen } = this.needs;
    const now = clock.elapsed();
    life.lastSeen = now;
    if (now - life.keptAt >= minute) {
      life.keptAt = now;
      keepSeen(life.tokenHash, clock.now());
    }
    this.calm(life);
  }

  private calm(life: Life): void {
    if (!life.warned) return;
    life.warned = false;
    for (const ear of this.ears) ear.closing(life.id, null);
  }

  private seenElsewhere(life: Life, at: number): void {
    if (at <= life.lastSeen) return;
    life.lastSeen = at;
    this.calm(life);
  }

  private readonly tick = (life: Life): void => {
    if (this.stopped) return;
    const { clock, isPresent } = this.needs;
    const now = clock.elapsed();
    if (life.ends <= now) {
      this.finish(life, 'unauthenticated');
      this.lives.delete(life.id);
      this.byHash.delete(life.tokenHash);
      return;
    }
    if (life.over === null) {
      if (isPresent(life.id)) this.see(life);
      const locksAt = life.lastSeen + lifeTimes.idle;
      if (locksAt <= now) this.lock(life);
      else if (locksAt - lifeTimes.warning <= now) this.warn(life, locksAt);
    }
    clock.after(this.next(life, now) - now, () => this.tick(life));
  };

  private next({ over, ends, lastSeen, warned }: Life, now: number): number {
    if (over !== null) return ends;
    return Math.min(ends, now + minute, lastSeen + lifeTimes.idle - (warned ? 0 : lifeTimes.warning));
  }

  private warn(life: Life, locksAt: number): void {
    if (life.warned) return;
    life.warned = true;
    for (const ear of this.ears) ear.closing(life.id, this.onTheWall(locksAt));
  }

  private lock(life: Life): void {
    this.finish(life, 'locked');
    this.needs.keepLocked(life.tokenHash, this.needs.clock.now());
  }

  /** What was locked can still end; what has ended stays so, and is kept until its time so that no late look-up revives it. */
  private finish(life: Life, why: Over): void {
    if (life.over === why || life.over === 'unauthenticated') return;
    life.over = why;
    this.finished += 1;
    for (const ear of this.ears) ear.over(life.id, why);
  }
}
