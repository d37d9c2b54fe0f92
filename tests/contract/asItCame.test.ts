/** A frame that Yjs would write the same again is told as it came: byte for byte what Yjs would have written. */
import { scan } from '@board/server/rooms/scan/scan.js';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fuzzSize } from '../support/fuzzReport.js';
import { seeded } from '../support/roomsPorts.js';
import { byHand, groundOf, me, mine } from '../support/roomsScan.js';

const { seeds } = fuzzSize(3, [20261122]);
const words = ['he said ', 'naïve ', 'žluťoučký ', 'x', '\u00a0', 'and then a longer run of words '];

const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};

type Pick = (below: number) => number;

/** Something that an editor does to prose: typing mostly, and all else now and then. */
const edit = (doc: Y.Doc, pick: Pick): void => {
  const root = doc.getXmlFragment('discussion');
  const node = root.length === 0 ? null : root.get(pick(root.length));
  if (!(node instanceof Y.XmlElement) || pick(12) === 0) {
    const list = new Y.XmlElement('orderedList');
    return root.insert(pick(root.length + 1), [pick(4) === 0 ? list : paragraph(words[pick(words.length)] ?? '')]);
  }
  if (node.nodeName === 'orderedList') return node.setAttribute('start', pick(50) as unknown as string);
  const text = node.get(0);
  if (!(text instanceof Y.XmlText) || text.length === 0 || pick(20) === 0) return root.delete(root.length - 1, 1);
  const at = pick(text.length);
  const kind = pick(8);
  if (kind < 5) text.insert(at, words[pick(words.length)] ?? '');
  else if (kind < 7) text.delete(at, Math.min(1 + pick(5), text.length - at));
  else text.format(at, 1 + pick(text.length - at), { bold: pick(2) === 0 ? {} : null });
};

interface Told {
  readonly asItCame: boolean;
  readonly differs: string | null;
}

/** Applies it as a turn does, and compares with what Yjs writes of the first transaction. */
const takeIn = (server: Y.Doc, frame: Uint8Array): Told => {
  const scanned = scan(frame, groundOf(server));
  if (scanned.kind === 'nothing new') return { asItCame: false, differs: null };
  if (scanned.kind !== 'fit') throw new Error(`honest, and ${JSON.stringify(scanned)}`);
  for (const root of scanned.roots) server.getXmlFragment(root);
  const written: Uint8Array[] = [];
  const deleted: number[] = [];
  const keep = (update: Uint8Array): void => void written.push(update);
  const count = ({ deleteSet }: Y.Transaction): void =>
    void deleted.push([...deleteSet.clients.values()].flat().reduce((sum, { len }) => sum + len, 0));
  server.on('update', keep);
  server.on('afterTransactionCleanup', count);
  Y.transact(server, () => Y.applyUpdate(server, scanned.update), null, false);
  server.off('update', keep);
  server.off('afterTransactionCleanup', count);
  const asItCame = scanned.asItCame !== null && scanned.asItCame === deleted[0];
  const same = Buffer.from(frame).equals(Buffer.from(written[0] ?? []));
  return { asItCame, differs: asItCame && !same ? Buffer.from(frame).toString('hex') : null };
};

test.each(seeds)('[S23] what is told as it came is what Yjs would have told: two editors from seed %i', (seed) => {
  const random = seeded(seed);
  const pick: Pick = (below) => Math.floor(random() * below);
  const server = new Y.Doc();
  const editors = [me, mine].map((client) => Object.assign(new Y.Doc(), { clientID: client }));
  const frames: Uint8Array[] = [];
  for (const editor of editors)
    editor.on('update', (update: Uint8Array, origin: unknown) => void (origin !== server && frames.push(update)));
  let told = 0;
  for (let n = 0; n < 600; n++) {
    // Now and then both have typed before either hears of the other.
    for (const editor of editors) if (pick(3) > 0) editor.transact(() => edit(editor, pick));
    for (const frame of frames.splice(0)) {
      const { asItCame, differs } = takeIn(server, frame);
      expect({ seed, n, differs }).toEqual({ seed, n, differs: null });
      if (asItCame) told++;
    }
    for (const editor of editors)
      Y.applyUpdate(editor, Y.encodeStateAsUpdate(server, Y.encodeStateVector(editor)), server);
    frames.length = 0;
  }
  expect(told).toBeGreaterThan(300);
});

const typed = (text: string): Y.Doc => {
  const doc = Object.assign(new Y.Doc(), { clientID: me });
  doc.getXmlFragment('discussion').insert(0, [paragraph(text)]);
  return doc;
};
const answer = (doc: Y.Doc, frame: Uint8Array): unknown => {
  const scanned = scan(frame, groundOf(doc));
  return scanned.kind === 'fit' ? scanned.asItCame : scanned.kind;
};
const withRoot = (): Y.Doc => {
  const doc = new Y.Doc();
  doc.getXmlFragment('discussion');
  return doc;
};

test('[S23] what is known in part, deleted in the frame that typed it, or padded, Yjs is asked to write anew', () => {
  const whole = Y.encodeStateAsUpdate(typed('words'));
  expect(answer(withRoot(), whole)).toBe(0);

  const longer = typed('words');
  const half = withRoot();
  Y.applyUpdate(half, whole);
  const text = (longer.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(5, ' more');
  expect(answer(half, Y.encodeStateAsUpdate(longer))).toBe(null);

  const gone = typed('words');
  ((gone.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 2);
  expect(answer(withRoot(), Y.encodeStateAsUpdate(gone))).toBe(null);

  // One number in two bytes where one is enough.
  const padded = Uint8Array.from([0x81, 0x00, ...whole.subarray(1)]);
  expect([whole[0], answer(withRoot(), padded)]).toEqual([1, null]);
  expect(answer(withRoot(), byHand([]))).toBe('nothing new');
});
