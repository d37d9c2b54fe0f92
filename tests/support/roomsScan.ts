/** Ground for the scan to stand on, and updates made by hand that no honest Yjs would make. */
import { typing, wipeCap, type Budget } from '@board/server/rooms/scan/budget.js';
import { proseNesting } from '@board/server/rooms/scan/content.js';
import type { Ground } from '@board/server/rooms/scan/ground.js';
import { scan, type Scanned } from '@board/server/rooms/scan/scan.js';
import { Sites } from '@board/server/rooms/scan/sites.js';
import type { DocRefusal } from '@board/server/gate/asking.js';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export const me = 11;
export const mine = 12;
export const other = 99;

export interface Setting {
  readonly own?: readonly number[];
  readonly refuses?: (root: string) => DocRefusal | null;
  readonly budget?: Partial<Budget>;
  readonly mayWipe?: number;
  readonly isHome?: (root: string) => boolean;
}

export const groundOf = (
  doc: Y.Doc,
  { own = [me, mine], refuses = () => null, budget = {}, mayWipe = wipeCap, isHome = () => false }: Setting = {},
): Ground => ({
  doc,
  sites: new Sites(doc),
  compartment: 'board',
  nesting: proseNesting,
  budget: { ...typing, ...budget },
  holds: (client) => (own.includes(client) ? 'session' : 'other'),
  refuses,
  mayWipe: () => mayWipe,
  adopted: () => [],
  isHome,
});

/** The answer of the scan in one word. */
export const verdict = (scanned: Scanned): string => (scanned.kind === 'refused' ? scanned.reason : scanned.kind);

export const scanned = (doc: Y.Doc, update: Uint8Array, setting?: Setting): string =>
  verdict(scan(update, groundOf(doc, setting)));

type Write = (encoder: encoding.Encoder) => void;
export interface HandBlock {
  readonly client: number;
  readonly clock?: number;
  readonly structs: readonly Write[];
}

/** An update in Yjs's first format, written struct by struct. */
export const byHand = (
  blocks: readonly HandBlock[],
  ranges: readonly (readonly [client: number, clock: number, length: number])[] = [],
): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, clock = 0, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const write of structs) write(encoder);
  }
  encoding.writeVarUint(encoder, ranges.length);
  for (const [client, clock, length] of ranges) {
    for (const value of [client, 1, clock, length]) encoding.writeVarUint(encoder, value);
  }
  return encoding.toUint8Array(encoder);
};

/** Where a struct by hand claims to stand. */
export interface Claim {
  readonly left?: readonly [number, number];
  readonly right?: readonly [number, number];
  readonly root?: string;
  readonly parent?: readonly [number, number];
  readonly sub?: string;
}

const pair = (encoder: encoding.Encoder, [client, clock]: readonly [number, number]): void => {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
};

/** One struct: `ref` is Yjs's number of the content, `content` writes it. */
export const struct =
  (ref: number, claim: Claim, content: Write): Write =>
  (encoder) => {
    const { left, right, root, parent, sub } = claim;
    encoding.writeUint8(encoder, ref | (left ? 128 : 0) | (right ? 64 : 0) | (sub === undefined ? 0 : 32));
    if (left) pair(encoder, left);
    if (right) pair(encoder, right);
    if (!left && !right) {
      encoding.writeVarUint(encoder, root === undefined ? 0 : 1);
      if (root !== undefined) encoding.writeVarString(encoder, root);
      else pair(encoder, parent ?? [me, 0]);
      if (sub !== undefined) encoding.writeVarString(encoder, sub);
    }
    content(encoder);
  };

export const string = (claim: Claim, words: string): Write =>
  struct(4, claim, (encoder) => encoding.writeVarString(encoder, words));

export const element = (claim: Claim, name = 'paragraph'): Write =>
  struct(7, claim, (encoder) => {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, name);
  });

/** Nested types by Yjs's number: 0 array, 1 map, 5 hook, 6 text. */
export const typed = (claim: Claim, type: number): Write =>
  struct(7, claim, (encoder) => {
    encoding.writeVarUint(encoder, type);
    if (type === 5) encoding.writeVarString(encoder, 'hook');
  });

export const format = (claim: Claim, key: string, value: string): Write =>
  struct(6, claim, (encoder) => {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, value);
  });

export const any = (claim: Claim, value: encoding.AnyEncodable): Write =>
  struct(8, claim, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, value);
  });

/** A paragraph with a text in it, under my own id: clock 0 the element, clock 1 the text, then the words. */
export const myParagraph = (words: string): HandBlock => ({
  client: me,
  structs: [element({ root: 'discussion' }), typed({ parent: [me, 0] }, 6), string({ parent: [me, 1] }, words)],
});

/** A document in which somebody else has written; element 0, text 1, words from clock 2. */
export const written = (words = 'seen at the door', client = other): Y.Doc => {
  const doc = new Y.Doc();
  doc.clientID = client;
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement('paragraph');
  doc.transact(() => {
    doc.getXmlFragment('discussion').insert(0, [paragraph]);
    paragraph.insert(0, [text]);
    text.insert(0, words);
  });
  return doc;
};

/** What a replica of `doc` would send after an edit under an id. */
export const editOf = (doc: Y.Doc, client: number, edit: (replica: Y.Doc) => void): Uint8Array => {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  replica.getXmlFragment('discussion');
  replica.clientID = client;
  const updates: Uint8Array[] = [];
  replica.on('update', (update: Uint8Array) => updates.push(update));
  edit(replica);
  return Y.mergeUpdates(updates);
};

export const firstText = (doc: Y.Doc): Y.XmlText =>
  (doc.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
