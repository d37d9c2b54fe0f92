/** What the tests of rooms stand on: a hand-wound clock, a log that can be held or broken, a gate to be set, and editors. */
import type { DocAddress, DocGate, DocRefusal, Placement } from '@board/server/gate/asking.js';
import type { Chance } from '@board/server/ports/chance.js';
import type { Clock } from '@board/server/ports/clock.js';
import type { Append, AppendResult, Log, LogRecord } from '@board/server/ports/log.js';
import type { Member, Person, Registry, Wire } from '@board/server/rooms/registry.js';
import { caseId, docKey, sessionId, userId, type DocKey, type UserId } from '@board/shared/kernel/ids.js';
import { createHash } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

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

/** Lets everything that is ready happen: immediates, and the promises behind them. */
export const turns = async (count = 8): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

export interface HandClock extends Clock {
  advance(ms: number): void;
}

export const handClock = (): HandClock => {
  let now = Date.UTC(2026, 10, 22, 9, 0, 0);
  let alarms: { at: number; then: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, then) => {
      const alarm = { at: now + ms, then };
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
        next.then();
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
    return (this.streams.get(stream) ?? []).slice(after, after + limit);
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
  /** Answers per user and root; absent means yes. */
  readonly refusals = new Map<string, DocRefusal>();
  placements_: Placement[] = [];
  private readonly listeners = new Set<() => void>();

  address(doc: DocKey): DocAddress | null {
    return doc === theDoc ? this.address_ : null;
  }

  maySee(user: UserId, _session: Person['session'], doc: DocKey): boolean {
    return this.address(doc) !== null && !this.hiddenFrom.has(user);
  }

  refusesWrite(user: UserId, _session: Person['session'], _doc: DocKey, root: string): DocRefusal | null {
    if (this.hiddenFrom.has(user)) return 'absent';
    return this.refusals.get(`${user} ${root}`) ?? null;
  }

  refuse(user: UserId, root: string, refusal: DocRefusal): void {
    this.refusals.set(`${user} ${root}`, refusal);
  }

  placements(): readonly Placement[] {
    return this.placements_;
  }

  who(user: UserId) {
    return { user, name: `Name ${user.slice(-2)}`, agency: 'Housing', colour: Number.parseInt(user.slice(-1), 16) % 8 };
  }

  onChange(then: () => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }

  ring(): void {
    for (const then of this.listeners) then();
  }
}

export const syncFrame = (step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
};

export type Heard =
  | { kind: 'lease' | 'stored'; value: number }
  | { kind: 'refused'; reason: string }
  | { kind: 'ask' | 'answer' | 'update' | 'presence'; bytes: Uint8Array };

const syncKinds = ['ask', 'answer', 'update'] as const;

export const readFrame = (bytes: Uint8Array): Heard => {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  if (type === 0) {
    const kind = syncKinds[decoding.readVarUint(decoder)] ?? 'update';
    return { kind, bytes: decoding.readVarUint8Array(decoder) };
  }
  if (type === 1) return { kind: 'presence', bytes: decoding.readVarUint8Array(decoder) };
  if (type === 101) return { kind: 'refused', reason: decoding.readVarString(decoder) };
  return { kind: type === 102 ? 'lease' : 'stored', value: decoding.readVarUint(decoder) };
};

/** A client as y-websocket's is, without a socket: it sends what is typed, and reads what it is sent when told to. */
export class Editor implements Wire {
  doc = new Y.Doc();
  readonly heard: Heard[] = [];
  /** Everything ever sent to this client, as it came. */
  readonly raw: Uint8Array[] = [];
  closedWith: { code: number; reason: string } | null = null;
  stored = 0;
  sent = 0;
  member: Member | null = null;
  private unread: Uint8Array[] = [];

  constructor(
    readonly who: Person,
    /** Sees frames on their way to the server; null keeps one back. */
    private readonly typed: (update: Uint8Array) => Uint8Array | null = (update) => update,
  ) {
    this.listen();
  }

  private listen(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      const bytes = origin === this ? null : this.typed(update);
      if (bytes !== null) this.say(syncFrame(2, bytes));
    });
  }

  send(bytes: Uint8Array): void {
    this.raw.push(bytes);
    this.unread.push(bytes);
  }

  close(code: number, reason: string): void {
    this.closedWith ??= { code, reason };
  }

  say(frame: Uint8Array): void {
    if (this.member === null) return;
    if (frame[0] === 0 && frame[1] !== 0) this.sent++;
    this.member.receive(frame);
  }

  async connect(registry: Registry, key: DocKey = theDoc): Promise<void> {
    this.closedWith = null;
    this.stored = this.sent = 0;
    this.member = await registry.join(key, this.who, this);
    this.say(syncFrame(0, Y.encodeStateVector(this.doc)));
    this.read();
  }

  disconnect(): void {
    this.member?.leave();
    this.member = null;
    this.unread = [];
  }

  /** Reads what has come. */
  read(): void {
    for (const bytes of this.unread.splice(0)) this.hear(readFrame(bytes));
  }

  get saved(): boolean {
    return this.stored >= this.sent;
  }

  get reason(): string | undefined {
    return this.heard.flatMap((heard) => (heard.kind === 'refused' ? [heard.reason] : [])).at(-1);
  }

  private hear(heard: Heard): void {
    this.heard.push(heard);
    if (heard.kind === 'lease') this.doc.clientID = heard.value;
    else if (heard.kind === 'stored') this.stored = heard.value;
    else if (heard.kind === 'ask') this.say(syncFrame(1, Y.encodeStateAsUpdate(this.doc, heard.bytes)));
    else if (heard.kind === 'answer' || heard.kind === 'update') Y.applyUpdate(this.doc, heard.bytes, this);
  }
}

/** Until nobody has anything left to say or to read. */
export const settle = async (registry: Registry, ...editors: Editor[]): Promise<void> => {
  for (let round = 0; round < 6; round++) {
    await registry.settled();
    for (const editor of editors) editor.read();
  }
};

/** Types a paragraph at the end of a root. */
export const paragraph = (doc: Y.Doc, root: string, words: string): Y.XmlText => {
  const text = new Y.XmlText();
  doc.transact(() => {
    const element = new Y.XmlElement('paragraph');
    const fragment = doc.getXmlFragment(root);
    fragment.insert(fragment.length, [element]);
    element.insert(0, [text]);
    text.insert(0, words);
  });
  return text;
};

/** Everything two replicas could differ in. */
export const stateOf = (doc: Y.Doc): unknown => ({
  words: Object.fromEntries(
    [...doc.share.keys()].toSorted().map((root) => [root, doc.getXmlFragment(root).toString()]),
  ),
  vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b),
});
