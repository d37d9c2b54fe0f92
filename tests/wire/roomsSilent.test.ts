/** When snapshots are made without being asked for, and what they spare those who come next. */
import { docStream } from '@board/server/rooms/replay.js';
import { updateIn } from '@board/server/rooms/snapshot.js';
import { afterEach, expect, test } from 'vitest';
import { known } from '../support/house.js';
import { until } from '../support/houseUntil.js';
import { MemorySnapshots } from '../support/roomsSnapshots.js';
import { Editor, House, paragraph, person, settle, stateOf, syncFrame, theDoc, turns } from '../support/rooms.js';

const stream = docStream(theDoc);
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.rooms.close();
});

const write = async (house: House, editor: Editor, paragraphs: number): Promise<void> => {
  for (let n = 0; n < paragraphs; n += 1) {
    paragraph(editor.doc, 'discussion', `word ${n}`);
    await settle(house.rooms, editor);
  }
};

const wordy = async (snapshots: MemorySnapshots): Promise<House> => {
  const house = new House(snapshots);
  houses.push(house);
  await write(house, await house.come(1), 150);
  return house;
};

test('[S25][L22] a house that is asked to end leaves snapshots behind: the next one reads little', async () => {
  const snapshots = new MemorySnapshots();
  const house = await wordy(snapshots);
  await house.rooms.leave(5_000);
  const written = house.log.streams.get(stream)?.length ?? 0;
  expect(snapshots.kept.get(stream)?.seq).toBe(written);
  await house.restart();
  const before = house.log.given;
  const editor = await house.come(2);
  await settle(house.rooms, editor);
  expect(editor.doc.getXmlFragment('discussion').length).toBe(150);
  // those before the snapshot are for whoever comes back
  expect(house.log.given - before).toBeLessThan(written / 2);
});

test('[S25][L22] a snapshot that cannot be made in time keeps nobody waiting', async () => {
  const snapshots = new MemorySnapshots();
  const house = await wordy(snapshots);
  const { log } = house;
  const read = log.read.bind(log);
  let isReading = false;
  let go: () => void = () => undefined;
  const slow = new Promise<void>((then) => (go = then));
  log.read = (...given) => {
    isReading = true;
    return slow.then(() => read(...given));
  };
  let isOver = false;
  const left = house.rooms.leave(5_000).then(() => (isOver = true));
  await until(() => isReading, 'the snapshot to be begun');
  expect(isOver).toBe(false);
  house.clock.advance(5_000);
  await left;
  expect(snapshots.kept.size).toBe(0);
  go();
});

test('[S25] where nobody has written for a while a snapshot is made, whoever comes to read; not while they write', async () => {
  const snapshots = new MemorySnapshots();
  const house = await wordy(snapshots);
  const writer = await house.come(3);
  for (let n = 0; n < 5; n += 1) {
    house.clock.advance(3_000);
    await write(house, writer, 1);
  }
  expect(snapshots.found).toBe(1);
  for (let n = 0; n < 5; n += 1) {
    await house.come(4 + n);
    house.clock.advance(1_500);
  }
  await until(() => snapshots.kept.size > 0, 'the snapshot');
  // one is enough: nothing has come since but who read
  const { found } = snapshots;
  for (let n = 0; n < 5; n += 1) house.clock.advance(60_000);
  await house.rooms.settled();
  expect(snapshots.found).toBe(found);
});

const whole = async (house: House, editor: Editor): Promise<void> => {
  await settle(house.rooms, editor);
  expect(stateOf(editor.doc)).toEqual(stateOf(await house.journaled()));
};

test('[S25] whoever comes first after the start is told the snapshot’s document; when more was written, that as well', async () => {
  const snapshots = new MemorySnapshots();
  const house = await wordy(snapshots);
  await house.rooms.leave(5_000);
  await house.restart();
  const { body } = known(snapshots.kept.get(stream));
  const first = await house.come(2);
  await whole(house, first);
  const [answer] = first.heard.filter(({ kind }) => kind === 'answer');
  expect(answer).toEqual({ kind: 'answer', bytes: updateIn(body) });
  await write(house, first, 1);
  await whole(house, await house.come(3));
  expect(house.troubles).toEqual([]);
});

test('[S25] what was written after the snapshot and deleted is not told to whoever comes then', async () => {
  const snapshots = new MemorySnapshots();
  const house = await wordy(snapshots);
  await house.rooms.leave(5_000);
  await house.restart();
  const writer = await house.come(2);
  await settle(house.rooms, writer);
  const slip = paragraph(writer.doc, 'discussion', 'not for this box');
  await settle(house.rooms, writer);
  slip.delete(0, slip.length);
  await settle(house.rooms, writer);
  writer.disconnect();
  await house.restart();
  const late = await house.come(3);
  await whole(house, late);
  expect(Buffer.concat(late.raw).includes('not for this box')).toBe(false);
  expect(house.troubles).toEqual([]);
});

/** One clock in its state vector is another: what is built from it is not what it says. */
const spoilt = (body: Uint8Array): Uint8Array => {
  const update = updateIn(body);
  const bytes = Uint8Array.from(body);
  const at = Buffer.from(bytes).indexOf(update) + update.length;
  const last = at + known(bytes[at]);
  bytes[last] = known(bytes[last]) ^ 1;
  return bytes;
};

const spoil = (snapshots: MemorySnapshots): Uint8Array => {
  const good = known(snapshots.kept.get(stream));
  snapshots.kept.set(stream, { ...good, body: spoilt(good.body) });
  return updateIn(good.body);
};

test('[S25] whoever comes first is told before the document is built; when it cannot be, they come back to the journal’s', async () => {
  const snapshots = new MemorySnapshots();
  const house = await wordy(snapshots);
  await house.rooms.leave(5_000);
  await house.restart();
  const bytes = spoil(snapshots);
  const first = new Editor(person(2));
  first.member = await house.rooms.join(theDoc, first.who, first);
  first.say(syncFrame(0, Uint8Array.of(0)));
  await turns();
  await settle(house.rooms, first);
  expect(first.heard.filter(({ kind }) => kind === 'answer')).toEqual([{ kind: 'answer', bytes }]);
  expect(first.closedWith).toEqual({ code: 4503, reason: 'retry' });
  first.disconnect();
  await first.connect(house.rooms);
  await whole(house, first);
  await write(house, first, 1);
  await whole(house, await house.come(3));
  expect(house.troubles.map(String)).toEqual(['Error: a snapshot that is not whole']);
});

test('[S25] where words are read, or more was written, a snapshot of no whole document is not used, and that is said', async () => {
  const snapshots = new MemorySnapshots();
  const house = await wordy(snapshots);
  await house.rooms.leave(5_000);
  await house.restart();
  spoil(snapshots);
  const { discussion } = await house.words('discussion');
  expect(discussion?.split('\n')).toHaveLength(150);
  const writer = await house.come(2);
  await write(house, writer, 1);
  await house.restart();
  await whole(house, await house.come(3));
  expect(house.troubles.map(String)).toEqual(Array.from({ length: 2 }, () => 'Error: a snapshot that is not whole'));
});
