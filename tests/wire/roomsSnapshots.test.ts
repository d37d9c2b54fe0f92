/** Snapshots: what is loaded from one is what the journal says, and one that is worth nothing is not used. */
import { openCompacting } from '@board/server/rooms/compacting.js';
import { load } from '@board/server/rooms/load.js';
import { docStream, replay } from '@board/server/rooms/replay.js';
import type { Replayed } from '@board/server/rooms/replayed.js';
import { decodeSnapshot, encodeSnapshot } from '@board/server/rooms/snapshot.js';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemorySnapshots } from '../support/roomsSnapshots.js';
import { House, handClock, paragraph, person, seeded, settle, stateOf, theDoc, uuid } from '../support/rooms.js';
import { placementId } from '@board/shared/kernel/ids.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const stream = docStream(theDoc);
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.rooms.close();
});

/** Some people type, delete, mark and leave; words are placed among theirs. */
const meeting = async (from: number, house = new House()): Promise<House> => {
  houses.push(house);
  const random = seeded(from);
  const below = (limit: number) => Math.floor(random() * limit);
  const editors = [await house.come(1), await house.come(2), await house.come(2, 3)];
  await settle(house.rooms, ...editors);
  paragraph(editors[0]!.doc, 'discussion', 'begun');
  house.gate.placements_ = [
    { id: placementId.parse(uuid(0xb1 + from)), by: person(4).user, root: 'discussion', words: 'Placed\nwords' },
  ];
  await house.rooms.place(theDoc);
  await settle(house.rooms, ...editors);
  for (let step = 0; step < 60; step++) {
    const { doc } = editors[below(editors.length)]!;
    const root = doc.getXmlFragment('discussion');
    const text = root.length === 0 ? undefined : (root.get(below(root.length)) as Y.XmlElement).get(0);
    if (!(text instanceof Y.XmlText)) paragraph(doc, 'discussion', 'more');
    else if (random() < 0.6 || text.length < 6) text.insert(below(text.length + 1), 'word ');
    else if (random() < 0.3) text.format(0, 3, { bold: random() < 0.5 ? {} : null });
    else text.delete(below(text.length - 3), 3);
    if (random() < 0.3) await settle(house.rooms, ...editors);
  }
  await settle(house.rooms, ...editors);
  for (const editor of editors) editor.disconnect();
  return house;
};

/** Everything that a room is made from. */
const allOf = ({ doc, leases, placed, head }: Replayed) => {
  for (const root of doc.share.keys()) doc.getXmlFragment(root);
  const { holders, credits } = leases.all();
  const { ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
  const deleted = [...ds.clients].map(([client, runs]) => [client, runs.map(({ clock, len }) => [clock, len])]);
  return {
    ...(stateOf(doc) as object),
    deleted: new Map(deleted as [number, unknown][]),
    holders,
    credits,
    placed,
    head,
  };
};

/** As the house makes them: in the thread, up to some record. */
const compacted = async (house: House, snapshots: MemorySnapshots, upTo = Infinity): Promise<unknown[]> => {
  const troubles: unknown[] = [];
  const all = house.log.streams.get(stream) ?? [];
  const log = {
    read: async (_: string, after: number, limit = Infinity) => all.slice(after, Math.min(after + limit, upTo)),
  };
  const compacting = openCompacting({
    log,
    snapshots,
    clock: handClock(),
    troubled: (_doc, error) => troubles.push(error),
  });
  compacting.loaded(theDoc, 0, 5_000);
  await compacting.settled();
  await compacting.stop();
  return troubles;
};

test(`[S25] a snapshot and the records after it make what the whole journal makes (seed ${seed})`, async () => {
  for (let round = 0; round < 4; round++) {
    const house = await meeting(seed + round);
    const { length } = house.log.streams.get(stream)!;
    const snapshots = new MemorySnapshots();
    for (const upTo of [Math.floor(length / 3), length - 5]) {
      expect(await compacted(house, snapshots, upTo), `seed ${seed + round}`).toEqual([]);
      expect(snapshots.kept.get(stream)?.seq).toBe(upTo);
      const loaded = await load(
        { log: house.log, snapshots, flawed: (error) => expect.unreachable(String(error)) },
        theDoc,
      );
      expect(loaded.kept).toBe(upTo);
      expect(loaded.replayed.kept).toBeNull();
      expect(allOf(loaded.replayed), `seed ${seed + round}`).toEqual(allOf(await replay(house.log, theDoc)));
    }
  }
}, 60_000);

test('[S25] a snapshot that does not open, is of a later format, of another past or cut short is not used, and that is said', async () => {
  const house = await meeting(3);
  const snapshots = new MemorySnapshots();
  await compacted(house, snapshots);
  const good = snapshots.kept.get(stream)!;
  const whole = allOf(await replay(house.log, theDoc));
  const later = Uint8Array.from(good.body);
  later[0] = good.body[0]! + 1;
  const spoilt = [
    { ...good, body: later },
    { ...good, hash: 'f'.repeat(64) },
    { ...good, seq: good.seq + 1 },
    { ...good, seq: good.seq - 1, hash: house.log.streams.get(stream)!.at(good.seq - 2)!.hash },
    { ...good, body: good.body.slice(0, good.body.length / 2) },
    { ...good, body: Uint8Array.of(...good.body, 0) },
  ];
  for (const [at, snapshot] of [...spoilt, good].entries()) {
    snapshots.kept.set(stream, snapshot);
    snapshots.sealed = at === spoilt.length;
    const said: unknown[] = [];
    const loaded = await load({ log: house.log, snapshots, flawed: (error) => said.push(error) }, theDoc);
    expect([said.length, loaded.kept], `fault ${at}`).toEqual([1, 0]);
    expect(String(said[0])).not.toMatch(/begun|word|Placed/);
    expect(allOf(loaded.replayed), `fault ${at}`).toEqual(whole);
  }
});

test('[S25] a bad snapshot is replaced by one of the whole journal, and a later one never by an earlier', async () => {
  const house = await meeting(4);
  const snapshots = new MemorySnapshots();
  await compacted(house, snapshots);
  const good = snapshots.kept.get(stream)!;
  snapshots.kept.set(stream, {
    ...good,
    seq: 3,
    hash: house.log.streams.get(stream)![2]!.hash,
    body: good.body.slice(0, 40),
  });
  expect((await compacted(house, snapshots)).length).toBe(1);
  expect(allOf(decodeSnapshot(snapshots.kept.get(stream)!.body))).toEqual(allOf(decodeSnapshot(good.body)));
  await compacted(house, snapshots, 10);
  expect(snapshots.kept.get(stream)!.seq).toBe(good.seq);
});

test('[S25] bytes of a snapshot are the same whichever way it was come by, twice over', async () => {
  const house = await meeting(5);
  const once = encodeSnapshot(await replay(house.log, theDoc));
  expect(allOf(decodeSnapshot(encodeSnapshot(decodeSnapshot(once))))).toEqual(allOf(decodeSnapshot(once)));
});

test('[S25][S24] a house that starts again from a snapshot goes on: joins, edits, and those who come back to where they were', async () => {
  const snapshots = new MemorySnapshots();
  const house = new House(snapshots);
  await meeting(6, house);
  expect(await compacted(house, snapshots)).toEqual([]);
  const anna = await house.come(1, 9);
  await settle(house.rooms, anna);
  await house.restart();
  anna.disconnect();
  anna.heard.splice(0);
  await anna.connect(house.rooms);
  const ben = await house.come(2, 8);
  await settle(house.rooms, anna, ben);
  const answer = anna.heard.find(({ kind }) => kind === 'answer');
  expect(answer?.kind === 'answer' ? answer.bytes.length : Infinity, 'nothing was missed').toBe(2);
  paragraph(anna.doc, 'discussion', 'after the start');
  await settle(house.rooms, anna, ben);
  expect(stateOf(ben.doc)).toEqual(stateOf(anna.doc));
  expect(stateOf(await house.journaled())).toEqual(stateOf(anna.doc));
  expect(house.troubles).toEqual([]);
});
