/** Mutated typing: whatever the scan lets through applies without a rest, moves nobody else’s clock, and replays. */
import { Sites } from '@board/server/rooms/scan/sites.js';
import { scan } from '@board/server/rooms/scan/scan.js';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { seeded } from '../support/roomsPorts.js';
import { groundOf, me, other, verdict } from '../support/roomsScan.js';
import { act, type Pick } from '../support/roomsTyping.js';

const likely = [me, other, 0, 1, 2, 3, 4, 5, 6, 7, 132, 135, 196, 199];

const mutate = (update: Uint8Array, pick: Pick): Uint8Array => {
  const bytes = Uint8Array.from(update);
  for (let n = 1 + pick(3); n > 0; n--) {
    const at = pick(bytes.length);
    bytes[at] = [pick(256), (bytes[at] ?? 0) + 1, (bytes[at] ?? 0) - 1, likely[pick(likely.length)] ?? 0][pick(4)] ?? 0;
  }
  return bytes;
};

/** What somebody types, update by update; the replica is theirs. */
const typedBy = (client: number, start: Uint8Array | null, roots: readonly string[], pick: Pick): Uint8Array[] => {
  const replica = new Y.Doc();
  if (start !== null) Y.applyUpdate(replica, start);
  replica.clientID = client;
  const updates: Uint8Array[] = [];
  replica.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < 40; n++) act(replica, roots[pick(roots.length)] ?? 'discussion', pick);
  return updates;
};

const siege = (seed: number): number => {
  const random = seeded(seed);
  const pick: Pick = (below) => Math.floor(random() * below);
  const doc = new Y.Doc();
  const journal: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => journal.push(update));
  for (const update of typedBy(other, null, ['discussion', 'victim'], pick)) Y.applyUpdate(doc, update);
  for (const root of doc.share.keys()) doc.getXmlFragment(root);
  const [locked, clock] = [doc.getXmlFragment('victim').toJSON(), Y.getState(doc.store, other)];
  const sites = new Sites(doc);
  const ground = { ...groundOf(doc, { own: [me], refuses: (root) => (root === 'victim' ? 'no-write' : null) }), sites };
  let fit = 0;
  const bring = (bytes: Uint8Array): void => {
    const scanned = scan(bytes, ground);
    if (scanned.kind !== 'fit') return;
    fit++;
    Y.transact(doc, () => Y.applyUpdate(doc, scanned.update), null, false);
    const rest = [
      doc.store.pendingStructs,
      doc.store.pendingDs,
      Y.getState(doc.store, other),
      doc.getXmlFragment('victim').toJSON(),
    ];
    expect(rest, `seed ${seed}, bytes ${[...bytes].join()}, ${verdict(scanned)}`).toEqual([null, null, clock, locked]);
  };
  for (const update of typedBy(me, Y.encodeStateAsUpdate(doc), ['discussion'], pick)) {
    for (let n = 0; n < 25; n++) bring(mutate(update, pick));
    bring(update);
  }
  const replayed = new Y.Doc();
  replayed.on('afterTransaction', (transaction: Y.Transaction) => (transaction._needFormattingCleanup = false));
  for (const update of journal) Y.applyUpdate(replayed, update);
  expect(
    replayed.getXmlFragment('discussion').toJSON() === doc.getXmlFragment('discussion').toJSON(),
    `seed ${seed}`,
  ).toBe(true);
  return fit;
};

const first = Number(process.env['SIEGE_SEED'] ?? 1);

test(`[S5, S6] forty sieges from seed ${first}: nothing that is let through breaks the document`, () => {
  let fit = 0;
  for (let seed = first; seed < first + 40; seed++) fit += siege(seed);
  expect(fit).toBeGreaterThan(500);
});
