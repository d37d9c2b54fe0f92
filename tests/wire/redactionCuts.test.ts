/** What a redaction leaves, of random documents: the visible words without the cut, and nothing that was before. */
import type { Before } from '@board/server/gate/asking.js';
import { openEpochs } from '@board/server/rooms/epochs/epochs.js';
import { docStream, replay } from '@board/server/rooms/replay.js';
import { caseId, docKey, type DocKey } from '@board/shared/kernel/ids.js';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { idsIn, placesIn, position, proseRoots, randomProse, type Place } from '../support/epochsProse.js';
import { handClock, MemoryLog, seeded, seededChance, theDoc, uuid } from '../support/roomsPorts.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const rounds = Number(process.env['BOARD_ROUNDS'] ?? 25);
const next = docKey.parse(uuid(0xd0d));
const last = docKey.parse(uuid(0xd0e));
const note = '[words removed]';

const house = (log: MemoryLog, befores: Readonly<Record<DocKey, Omit<Before, 'caseId' | 'epoch'>>>) =>
  openEpochs({
    log,
    clock: handClock(),
    chance: seededChance(seed),
    left: () => Promise.resolve(),
    gate: {
      before: (doc) => {
        const before = befores[doc];
        return before ? { ...before, caseId: caseId.parse(uuid(0xca5e)), epoch: 1 } : null;
      },
    },
  });

const range = (from: Place, to: Place, root = 'discussion') =>
  ({ kind: 'range', root, from: position(from), to: position(to) }) as const;

/** A mark that ends and begins again looks like one that goes on. */
const json = (doc: Y.Doc, root: string): string => {
  let [before, text] = ['', doc.getXmlFragment(root).toJSON()];
  while (before !== text) [before, text] = [text, text.replaceAll(/<\/(bold|italic)><\1>/gu, '')];
  return text;
};
const pickTwo = (random: () => number, places: readonly Place[]): readonly [Place, Place] => {
  const [a, b] = [Math.floor(random() * places.length), Math.floor(random() * places.length)];
  return [places[Math.min(a, b)] as Place, places[Math.max(a, b)] as Place];
};

test(`[S16][S17] random cuts of random documents leave exactly the other words, once and again (seed ${seed})`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const random = seeded(seed + round);
    const log = new MemoryLog();
    const doc = await randomProse(random, log, theDoc);
    const authors = (await replay(log, theDoc)).leases;
    const { places, text } = placesIn(doc, 'discussion');
    const [from, to] = pickTwo(random, places);
    await house(log, { [next]: { doc: theDoc, cut: range(from, to) } }).begin(next);
    const where = `seed ${seed} round ${round}`;
    expect(log.streams.has(docStream(theDoc)), where).toBe(false);
    const left = await replay(log, next);
    const after = placesIn(left.doc, 'discussion').text;
    expect(after, where).toBe(text.slice(0, from.offset) + note + text.slice(to.offset));
    for (const root of proseRoots.slice(1)) expect(json(left.doc, root), where).toBe(json(doc, root));
    const whole = Y.decodeUpdate(Y.encodeStateAsUpdate(left.doc));
    expect([whole.ds.clients.size, new Set(whole.structs.map(({ id }) => id.client)).size], where).toEqual([0, 1]);
    const writers = idsIn(doc, 'discussion').map(({ client, clock }) => authors.author(client, clock));
    const kept = [...writers.slice(0, from.offset), ...note.split('').map(() => null), ...writers.slice(to.offset)];
    expect(
      idsIn(left.doc, 'discussion').map(({ client, clock }) => left.leases.author(client, clock)),
      where,
    ).toEqual(kept);
    // and once more, from what the house itself wrote
    const again = placesIn(left.doc, 'victim');
    const [a, b] = pickTwo(random, again.places);
    const before = { [next]: { doc: theDoc, cut: range(from, to) }, [last]: { doc: next, cut: range(a, b, 'victim') } };
    await house(log, before).begin(last);
    const end = await replay(log, last);
    expect(placesIn(end.doc, 'victim').text, where).toBe(
      again.text.slice(0, a.offset) + note + again.text.slice(b.offset),
    );
    expect(json(end.doc, 'discussion'), where).toBe(json(left.doc, 'discussion'));
    const credited = (one: typeof left, root: string) =>
      idsIn(one.doc, root).map(({ client, clock }) => one.leases.author(client, clock));
    expect(credited(end, 'discussion'), where).toEqual(credited(left, 'discussion'));
  }
}, 60_000);

test('[S17] a range that is no range of its root removes nothing: backwards, in another root, or no place at all', async () => {
  const random = seeded(seed);
  const log = new MemoryLog();
  const doc = await randomProse(random, log, theDoc);
  const { places } = placesIn(doc, 'discussion');
  const others = placesIn(doc, 'risk').places;
  const [first, final] = [places[0] as Place, places.at(-1) as Place];
  const cuts = [
    range(final, first),
    range(first, final, 'risk'),
    range(first, others.at(-1) as Place),
    { ...range(first, final), to: 'AAAA_-' },
  ];
  const records = structuredClone(log.streams.get(docStream(theDoc)) ?? []);
  for (const cut of cuts) {
    log.streams.set(docStream(theDoc), structuredClone(records));
    log.streams.delete(docStream(next));
    await house(log, { [next]: { doc: theDoc, cut } }).begin(next);
    const { doc: left } = await replay(log, next);
    for (const root of proseRoots) expect(json(left, root)).toBe(json(doc, root));
  }
});
