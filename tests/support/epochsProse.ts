/** Random prose by several people, in the shape of the board, and every place in it in the order of reading. */
import type { draftLease } from '@board/server/rooms/drafting.js';
import { encodeRecord } from '@board/server/rooms/record.js';
import { docStream } from '@board/server/rooms/replay.js';
import type { DocKey } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import { person, type MemoryLog } from './roomsPorts.js';

type Random = () => number;

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const words = ['he ', 'has a key ', 'the school called ', 'naïve 🏠 ', 'x', 'on Tuesday, ', 'twice. '];

const wordsIn = (random: Random): Y.XmlText => {
  const text = new Y.XmlText();
  const delta = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    insert: pick(random, words),
    attributes: pick(random, [{}, {}, { bold: {} }, { italic: {} }, { bold: {}, italic: {} }]),
  }));
  text.applyDelta(delta);
  return text;
};

const paragraph = (random: Random): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  const empty = random() < 0.15;
  const broken = random() < 0.2;
  if (!empty) element.insert(0, [wordsIn(random)]);
  if (!empty && broken) element.insert(1, [new Y.XmlElement('hardBreak'), wordsIn(random)]);
  return element;
};

const list = (random: Random, depth: number): Y.XmlElement => {
  const element = new Y.XmlElement(pick(random, ['bulletList', 'orderedList']));
  if (element.nodeName === 'orderedList') element.setAttribute('start', '3');
  const items = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const item = new Y.XmlElement('listItem');
    item.insert(0, [paragraph(random), ...(depth > 0 && random() < 0.4 ? [list(random, depth - 1)] : [])]);
    return item;
  });
  element.insert(0, items);
  return element;
};

const textsIn = (holder: Y.XmlFragment): Y.XmlText[] =>
  holder.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });

/** One small deed: typing into what is there, a new block, words taken out, a mark set, a block deleted. */
const deed = (random: Random, doc: Y.Doc, root: string): void => {
  const fragment = doc.getXmlFragment(root);
  const text = pick(random, textsIn(fragment));
  const chance = random();
  if (text !== undefined && chance < 0.4) text.insert(Math.floor(random() * (text.length + 1)), pick(random, words));
  else if (text !== undefined && chance < 0.55 && text.length > 1) text.delete(0, 1 + Math.floor(random() * 2));
  else if (text !== undefined && chance < 0.65 && text.length > 2) text.format(0, 2, { bold: {} });
  else if (chance < 0.72 && fragment.length > 3) fragment.delete(Math.floor(random() * fragment.length), 1);
  else
    fragment.insert(Math.floor(random() * (fragment.length + 1)), [
      random() < 0.7 ? paragraph(random) : list(random, 2),
    ]);
};

export const proseRoots = ['discussion', 'victim', 'risk'] as const;

/** Written by three, record by record, into a log, as a room writes it. */
export const randomProse = async (random: Random, log: MemoryLog, key: DocKey, deeds = 60): Promise<Y.Doc> => {
  const server = new Y.Doc();
  const people = [1, 2, 3].map((number) => {
    const doc = new Y.Doc();
    doc.clientID = number * 1000 + 7;
    return { doc, who: person(number) };
  });
  const stream = docStream(key);
  const write = async (draft: ReturnType<typeof draftLease>) => {
    const { seq } = await log.head(stream);
    await log.append({ stream, after: seq, drafts: [draft] });
  };
  for (const { doc, who } of people) {
    const body = encodeRecord({ kind: 'lease', client: doc.clientID });
    await write({ at: 1, by: who.user, session: who.session, body });
  }
  for (let n = 0; n < deeds; n += 1) {
    const { doc, who } = pick(random, people);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
    const updates: Uint8Array[] = [];
    const before = Y.encodeStateVector(server);
    doc.transact(() => deed(random, doc, pick(random, proseRoots)));
    server.once('update', (update: Uint8Array) => updates.push(update));
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, before));
    const [update] = updates;
    if (update === undefined) continue;
    const part = { user: who.user, session: who.session, clients: [], deletes: new Uint8Array([0]) };
    const body = encodeRecord({ kind: 'update', update, parts: [part], placed: [] });
    await write({ at: 2, by: who.user, session: who.session, body });
  }
  for (const root of proseRoots) server.getXmlFragment(root);
  return server;
};

export interface Place {
  readonly type: Y.XmlFragment | Y.XmlText;
  readonly index: number;
  /** Characters of the root before it. */
  readonly offset: number;
}

/** Every place of a root; none in the middle of a character. */
export const placesIn = (doc: Y.Doc, root: string): { readonly places: readonly Place[]; readonly text: string } => {
  const places: Place[] = [];
  let text = '';
  const walk = (type: Y.XmlFragment | Y.XmlText): void => {
    if (type instanceof Y.XmlText) {
      let index = 0;
      for (const one of plainOf(type)) {
        places.push({ type, index, offset: text.length });
        text += one;
        index += one.length;
      }
      places.push({ type, index, offset: text.length });
      return;
    }
    type.toArray().forEach((child, index) => {
      places.push({ type, index, offset: text.length });
      // No editor has a place inside a break.
      if (!(child instanceof Y.XmlElement && child.nodeName === 'hardBreak')) walk(child as Y.XmlFragment);
    });
    places.push({ type, index: type.length, offset: text.length });
  };
  walk(doc.getXmlFragment(root));
  return { places, text };
};

const plainOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

/** As the client sends it. */
export const position = ({ type, index }: Pick<Place, 'type' | 'index'>): string =>
  Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(type, index))).toString('base64url');

/** Who wrote each visible character of a root, as far as the ids say. */
export const idsIn = (doc: Y.Doc, root: string): { readonly client: number; readonly clock: number }[] =>
  textsIn(doc.getXmlFragment(root)).flatMap((text) => {
    const ids: { client: number; clock: number }[] = [];
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      for (let n = 0; n < item.length; n += 1) ids.push({ client: item.id.client, clock: item.id.clock + n });
    }
    return ids;
  });
