/** Ports for the tests of rooms: a hand-wound clock, chance from a seed, a log that can be held or broken, a gate to be set. */
import type { Before, DocAddress, DocGate, DocRefusal, Placement, Restoration } from '@board/server/gate/asking.js';
import type { Over } from '@board/server/gate/life.js';
import type { Chance } from '@board/server/ports/chance.js';
import type { Clock } from '@board/server/ports/clock.js';
import type { Append, AppendResult, Link, Log, LogRecord } from '@board/server/ports/log.js';
import type { Person } from '@board/server/rooms/registry.js';
import { caseId, docKey, sessionId, userId, type DocKey, type UserId } from '@board/shared/kernel/ids.js';
import { createHash } from 'node:crypto';

/** Mulberry32: small, and the same everywhere. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export const seededChance = (seed: number): Chance => {
  const random = seeded(seed);
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
  return {
    uuid: () => uuid(Math.floor(random() * 2 ** 40)),
    bytes,
    clientId: () => Math.floor(random() * 2 ** 32) || 1,
  };
};

/** A well-formed id from a number. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const theDoc: DocKey = docKey.parse(uuid(0xd0c));
export const person = (number: number, session = number): Person => ({
  user: userId.parse(uuid(number)),
  session: sessionId.parse(uuid(session + 0x5000)),
});

export interface HandClock extends Clock {
  advance(ms: number): void;
  /** Somebody sets the clock on the wall; no time passes. */
  skew(ms: number): void;
}

export const handClock = (): HandClock => {
  let now = Date.UTC(2026, 10, 22, 9, 0, 0);
  let skew = 0;
  let alarms: { at: number; ring: () => void }[] = [];
  return {
    now: () => now + skew,
    elapsed: () => now,
    skew: (ms) => (skew += ms),
    after: (ms, then) => {
      const alarm = { at: now + ms, ring: then };
      alarms.push(alarm);
      return () => (alarms = alarms.filter((one) => one !== alarm));
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        alarms = alarms.filter((one) => one !== next);
        now = next.at;
        next.ring();
      }
      now = until;
    },
  };
};

/** A log in memory. `hold` keeps the disk busy until `release`; `trouble` decides what the next write comes to. */
export class MemoryLog implements Log {
  readonly streams = new Map<string, LogRecord[]>();
  trouble: 'none' | 'rejects' | 'conflicts' = 'none';
  writes = 0;
  reads = 0;
  /** Records that were read. */
  given = 0;
  private held: (() => void)[] | null = null;

  hold(): void {
    this.held = [];
  }

  release(): void {
    const waiting = this.held ?? [];
    this.held = null;
    for (const go of waiting) go();
  }

  get isWriting(): boolean {
    return (this.held?.length ?? 0) > 0;
  }

  async append(append: Append): Promise<AppendResult> {
    const [result] = await this.appendMany([append]);
    if (result === undefined) throw new Error('no answer');
    return result;
  }

  async appendMany(appends: readonly Append[]): Promise<readonly AppendResult[]> {
    this.writes++;
    const held = this.held;
    if (held !== null) await new Promise<void>((go) => held.push(go));
    const trouble = this.trouble;
    this.trouble = 'none';
    if (trouble === 'rejects') throw new Error('the disk is full');
    return appends.map((append) => (trouble === 'conflicts' ? conflict : this.write(append)));
  }

  async read(stream: string, after: number, limit = Infinity): Promise<readonly LogRecord[]> {
    this.reads++;
    const found = (this.streams.get(stream) ?? []).slice(after, after + limit);
    this.given += found.length;
    return found;
  }

  async links(stream: string, after: number, limit?: number): Promise<readonly Link[]> {
    const digest = '0'.repeat(64);
    return (await this.read(stream, after, limit)).map(({ body: _body, ...one }) => ({ ...one, digest, body: 'kept' }));
  }

  async destroy(stream: string): Promise<void> {
    this.streams.delete(stream);
  }

  async amend(stream: string, seq: number, body: Uint8Array): Promise<void> {
    const records = this.streams.get(stream) ?? [];
    this.streams.set(
      stream,
      records.map((record) => (record.seq === seq ? { ...record, body } : record)),
    );
  }

  async head(stream: string): Promise<{ seq: number; hash: string }> {
    return this.last(stream);
  }

  async names(prefix: string): Promise<readonly string[]> {
    return [...this.streams.keys()].filter((name) => name.startsWith(prefix)).toSorted();
  }

  private last(stream: string): { seq: number; hash: string } {
    const { seq, hash } = this.streams.get(stream)?.at(-1) ?? { seq: 0, hash: '0'.repeat(64) };
    return { seq, hash };
  }

  private write({ stream, after, drafts }: Append): AppendResult {
    if (this.last(stream).seq !== after) return conflict;
    const records = this.streams.get(stream) ?? [];
    for (const draft of drafts) {
      const { seq, hash: prev } = this.last(stream);
      const hash = createHash('sha256').update(prev).update(draft.body).digest('hex');
      records.push({ ...draft, stream, seq: seq + 1, prev, hash });
      this.streams.set(stream, records);
    }
    return { ok: true, records: drafts.length === 0 ? [] : records.slice(-drafts.length) };
  }
}

const conflict: AppendResult = { ok: false, reason: 'conflict' };

/** A gate whose answers the test sets, and which rings when told to. */
export class SetGate implements DocGate {
  address_: DocAddress | null = { caseId: caseId.parse(uuid(0xca5e)), compartment: 'board', epoch: 1 };
  readonly hiddenFrom = new Set<UserId>();
  readonly sessionsOver = new Map<Person['session'], Over>();
  /** Answers per user and root; absent means yes. */
  readonly refusals = new Map<string, DocRefusal>();
  /** The root at whose name the gate fails. */
  fault: string | null = null;
  /** `user root`: the boxes that are a person's own agency's. */
  readonly homes = new Set<string>();
  placements_: Placement[] = [];
  restorations_: Restoration[] = [];
  private readonly listeners = new Set<() => void>();
  private asked = 0;

  /** A test sets its answers at any time: none stands. */
  stand(): number {
    return (this.asked += 1);
  }

  until(): number {
    return Infinity;
  }

  address(doc: DocKey): DocAddress | null {
    return doc === theDoc ? this.address_ : null;
  }

  maySee(user: UserId, session: Person['session'], doc: DocKey): boolean {
    return this.address(doc) !== null && !this.hiddenFrom.has(user) && !this.sessionsOver.has(session);
  }

  refusesWrite(user: UserId, _session: Person['session'], _doc: DocKey, root: string): DocRefusal | null {
    if (root === this.fault) throw new Error('the gate has a fault');
    if (this.hiddenFrom.has(user)) return 'absent';
    return this.refusals.get(`${user} ${root}`) ?? null;
  }

  over(session: Person['session']): Over | null {
    return this.sessionsOver.get(session) ?? null;
  }

  continues(later: Person['session'], earlier: Person['session']): boolean {
    return later === earlier;
  }

  refuse(user: UserId, root: string, refusal: DocRefusal): void {
    this.refusals.set(`${user} ${root}`, refusal);
  }

  isHome(user: UserId, _doc: DocKey, root: string): boolean {
    return this.homes.has(`${user} ${root}`);
  }

  placements(): readonly Placement[] {
    return this.placements_;
  }

  restorations(): readonly Restoration[] {
    return this.restorations_;
  }

  before(): Before | null {
    return null;
  }

  movedTo(): DocKey | null {
    return null;
  }

  who(user: UserId) {
    return { user, name: `Name ${user.slice(-2)}`, agency: 'Housing', colour: Number.parseInt(user.slice(-1), 16) % 8 };
  }

  onChange(then: Parameters<DocGate['onChange']>[0]): () => void {
    const hear = () => then({ kind: 'directory' }, false);
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  ring(): void {
    for (const then of this.listeners) then();
  }
}
