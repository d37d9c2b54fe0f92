/** An editor without a socket, in y-websocket's own words, for the tests of rooms. */
import type { Member, Person, Registry, Wire } from '@board/server/rooms/registry.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { DocKey } from '@board/shared/kernel/ids.js';
import { theDoc } from './roomsPorts.js';

/** Lets everything that is ready happen: immediates, and the promises behind them. */
export const turns = async (count = 8): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

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
  words: Object.fromEntries([...doc.share.keys()].toSorted().map((root) => [root, doc.getXmlFragment(root).toJSON()])),
  vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b),
});
