/** Every live socket that is open, found by its person or its session without looking at all the others. Knows no right. */
import type { SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { Concerned } from '@board/shared/policy/concerned.js';
import type { Watcher } from './watching.js';

type One<S> = readonly [S, Watcher];

export class Hearers<S> {
  private readonly open = new Map<S, One<S>>();
  private readonly users = new Map<UserId, Set<One<S>>>();
  private readonly sessions = new Map<SessionId, Set<One<S>>>();

  add(socket: S, watcher: Watcher): void {
    const one: One<S> = [socket, watcher];
    this.open.set(socket, one);
    file(this.users, watcher.caller.user, one);
    file(this.sessions, watcher.caller.session, one);
  }

  drop(socket: S): void {
    const one = this.open.get(socket);
    if (one === undefined) return;
    this.open.delete(socket);
    const { user, session } = one[1].caller;
    unfile(this.users, user, one);
    unfile(this.sessions, session, one);
  }

  get size(): number {
    return this.open.size;
  }

  sockets(): readonly S[] {
    return [...this.open.keys()];
  }

  all(): Iterable<One<S>> {
    return this.open.values();
  }

  ofSession(session: SessionId): readonly One<S>[] {
    return [...(this.sessions.get(session) ?? [])];
  }

  /** Those whose own views may have changed. */
  concerned(who: Concerned): Iterable<One<S>> {
    return who === 'everybody' ? this.all() : [...who].flatMap((user) => [...(this.users.get(user) ?? [])]);
  }
}

const file = <K, V>(shelf: Map<K, Set<V>>, key: K, one: V): void => {
  const own = shelf.get(key);
  if (own === undefined) shelf.set(key, new Set([one]));
  else own.add(one);
};

const unfile = <K, V>(shelf: Map<K, Set<V>>, key: K, one: V): void => {
  const own = shelf.get(key);
  own?.delete(one);
  if (own?.size === 0) shelf.delete(key);
};
