/** A redaction carried out while another node, which has not heard of it, still writes to the document that is gone on from. */
import { openEpochs } from '@board/server/rooms/epochs/epochs.js';
import { decodeRecord, encodeRecord } from '@board/server/rooms/record.js';
import { docStream, replay } from '@board/server/rooms/replay.js';
import type { Append } from '@board/server/ports/log.js';
import { caseId, docKey } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { placesIn, position, randomProse } from '../support/epochsProse.js';
import { known } from '../support/house.js';
import { handClock, MemoryLog, person, seeded, seededChance, theDoc, uuid } from '../support/roomsPorts.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const next = docKey.parse(uuid(0xd0d));
const theCase = caseId.parse(uuid(0xca5e));

/** The other node: it has read all there was when it began, and appends behind that. */
class LateWriter {
  readonly stored: string[] = [];
  readonly refused: string[] = [];
  private readonly who = person(9);

  constructor(private readonly log: MemoryLog) {}

  async write(words: string): Promise<void> {
    const { doc, head, ended } = await replay(this.log, theDoc);
    doc.clientID = 9_000_000 + this.stored.length;
    const before = Y.encodeStateVector(doc);
    const text = new Y.XmlText(words);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    doc.getXmlFragment('risk').insert(0, [paragraph]);
    const { user, session } = this.who;
    const run = { id: doc.clientID, from: 0, to: Y.getState(doc.store, doc.clientID) };
    const part = { user, session, clients: [run], deletes: new Uint8Array([0]) };
    const update = Y.encodeStateAsUpdate(doc, before);
    const bodies = [
      encodeRecord({ kind: 'lease', client: doc.clientID }),
      encodeRecord({ kind: 'update', update, parts: [part], placed: [] }),
    ];
    const drafts = bodies.map((body) => ({ at: 3, by: user, session, body }));
    // a node that reads the end of a document writes nothing more to it
    const result = ended ? null : await this.log.append({ stream: docStream(theDoc), after: head, drafts });
    (result?.ok ? this.stored : this.refused).push(words);
  }
}

const begin = async (
  log: MemoryLog,
  append: (given: Append) => ReturnType<MemoryLog['append']>,
  cut: ReturnType<typeof cutOf>,
) =>
  openEpochs({
    log: {
      append,
      read: (...given) => log.read(...given),
      links: (...given) => log.links(...given),
      head: (...given) => log.head(...given),
      destroy: (...given) => log.destroy(...given),
    },
    clock: handClock(),
    chance: seededChance(1),
    left: () => Promise.resolve(),
    gate: { before: (key) => (key === next ? { doc: theDoc, cut, caseId: theCase, epoch: 1 } : null) },
  }).begin(next);

const cutOf = (doc: Y.Doc) => {
  const { places } = placesIn(doc, 'discussion');
  const [from, to] = [known(places[Math.floor(places.length / 3)]), known(places[Math.floor(places.length / 2)])];
  return { kind: 'range', root: 'discussion', from: position(from), to: position(to) } as const;
};

test(`[S31] what another node stored before the older document ended goes on; behind its end nothing is stored (seed ${seed})`, async () => {
  const log = new MemoryLog();
  const doc = await randomProse(seeded(seed), log, theDoc, 40);
  const late = new LateWriter(log);
  let appends = 0;
  await begin(
    log,
    async (given) => {
      appends += 1;
      // first once, then the end is written, and then the next document's first words
      if (appends !== 2) await late.write(`late word ${appends}.`);
      return log.append(given);
    },
    cutOf(doc),
  );
  expect(late.stored).toEqual(['late word 1.']);
  expect(late.refused).toEqual(['late word 3.']);
  const went = placesIn((await replay(log, next)).doc, 'risk').text;
  for (const words of late.stored) expect(went).toContain(words);
});

test(`[S31] two nodes that begin one document write it once, and both know what it took out (seed ${seed})`, async () => {
  const log = new MemoryLog();
  const doc = await randomProse(seeded(seed), log, theDoc, 40);
  const cut = cutOf(doc);
  const plain = (given: Append) => log.append(given);
  const both = await Promise.all([begin(log, plain, cut), begin(log, plain, cut)]);
  expect(both[0]).toEqual(both[1]);
  const records = await log.read(docStream(next), 0);
  expect(records.map(({ body }) => decodeRecord(body).kind)).toEqual(['lease', 'opening']);
});
