/** Readers who stall and writers who flood, on real sockets: what they have is whole in the end, and nobody waits for them. */
import { EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { Outlet } from '@board/server/doors/syncOutlet.js';
import { openDoor, type Caller, type Door } from '../support/doorsSync.js';
import { until } from '../support/houseUntil.js';
import { handClock, paragraph, stateOf } from '../support/rooms.js';

let door: Door;
afterEach(() => door.close());

/** Where what is typed is not counted: these tests are of readers. */
const unhurried = 100_000;

const seated = async (number: number): Promise<Caller> => {
  const caller = await door.open(number);
  await until(() => caller.heard.some(({ kind }) => kind === 'answer') && caller.stored > 0, 'a seat');
  return caller;
};

const saved = (caller: Caller): Promise<void> => until(() => caller.stored === caller.sent, 'all to be stored');

const large = 90_000;

/** Long paragraphs come and go; more passes than any kernel keeps for a reader. */
const pass = async (writer: Caller, count: number): Promise<void> => {
  const root = writer.doc.getXmlFragment('discussion');
  for (let n = 0; n < count; n++) {
    paragraph(writer.doc, 'discussion', String.fromCharCode(97 + (n % 26)).repeat(large));
    await saved(writer);
    root.delete(root.length - 1, 1);
    await saved(writer);
  }
};

test('[S26] a reader who stalls while 20 MB pass has what was missed told at once, whole; others hear all of it at once', async () => {
  door = await openDoor(unhurried);
  const [writer, other, slow] = [await seated(1), await seated(2), await seated(3)];
  slow.socket.pause();
  await pass(writer, 220);
  paragraph(writer.doc, 'discussion', 'the end');
  await saved(writer);
  await until(() => stateOfWords(other) === stateOfWords(writer), 'the other reader');
  expect(other.bytes).toBeGreaterThan(220 * large);
  slow.socket.resume();
  await until(() => stateOfWords(slow) === stateOfWords(writer), 'the slow reader');
  expect(stateOf(slow.doc)).toEqual(stateOf(writer.doc));
  expect(slow.bytes, 'what waited in the house and in the kernel').toBeLessThan(160 * large);
  expect(slow.closed).toBeNull();
  paragraph(writer.doc, 'discussion', 'and on');
  await until(() => stateOfWords(slow) === stateOfWords(writer), 'what comes after');
  paragraph(slow.doc, 'discussion', 'theirs');
  await saved(slow);
  await until(() => stateOfWords(other).includes('theirs'), 'their words');
}, 60_000);

const stateOfWords = ({ doc }: Caller): string => doc.getXmlFragment('discussion').toJSON();

test('[S26][S5] W06 who does not read at all is sent away with 4408 to come back, and asking again and again fills nothing', async () => {
  door = await openDoor(unhurried);
  const writer = await seated(1);
  for (let n = 0; n < 4; n++) paragraph(writer.doc, 'discussion', 'x'.repeat(90_000));
  await saved(writer);
  const slow = await seated(2);
  slow.socket.pause();
  const heard = slow.bytes;
  for (let n = 0; n < 60; n++) slow.socket.send(Uint8Array.of(0, 0, 1, 0));
  paragraph(writer.doc, 'discussion', 'unaffected');
  await saved(writer);
  await pass(writer, 150);
  door.clock.advance(10_000);
  slow.socket.resume();
  await until(() => slow.closed !== null, 'the end');
  expect(slow.closed).toEqual({ code: 4408, reason: 'slow' });
  expect(slow.bytes - heard, 'sixty answers of 360 kB').toBeLessThan(60 * 360_000);
  const again = await seated(2);
  await until(() => stateOfWords(again) === stateOfWords(writer), 'coming back');
}, 60_000);

test('[S26] a reader who is slow but reads is not sent away; one who has stopped is, within ten seconds', async () => {
  door = await openDoor();
  const [clock, told] = [handClock(), [] as string[]];
  // a kernel that takes what the test says it takes
  const socket = { readyState: 1, OPEN: 1 as const };
  const write = ({ length }: Uint8Array) => (stream.writableLength += length);
  const stream = Object.assign(new EventEmitter(), { write, writableLength: 0 });
  const outlet = new Outlet(socket as never, stream as never, clock, () => void told.push('gave up'));
  const read = (bytes: number) => {
    stream.writableLength -= bytes;
    if (stream.writableLength === 0) stream.emit('drain');
  };
  outlet.send(new Uint8Array(255 * 1024));
  expect(outlet.isBehind(() => void told.push('too early'))).toBe(false);
  outlet.send(new Uint8Array(5_000_000));
  expect(outlet.isBehind(() => void told.push('has read'))).toBe(true);
  for (let seconds = 0; seconds < 500; seconds += 10) {
    expect([outlet.isBehind(() => void told.push('twice')), told]).toEqual([true, []]);
    read(100_000);
    clock.advance(10_000);
  }
  read(stream.writableLength);
  expect([outlet.isBehind(() => undefined), told]).toEqual([false, ['has read']]);
  clock.advance(60_000);
  outlet.send(new Uint8Array(300_000));
  outlet.isBehind(() => void told.push('never'));
  clock.advance(9_999);
  expect(told).toEqual(['has read']);
  clock.advance(1);
  expect(told).toEqual(['has read', 'gave up']);
});

test('[S27] a flood of two thousand updates waits at the door, and every word of it is stored; others do not wait', async () => {
  door = await openDoor();
  const [flood, other] = [await seated(1), await seated(2)];
  const text = paragraph(flood.doc, 'discussion', '.');
  await saved(flood);
  const before = flood.stored;
  for (let n = 0; n < 2_000; n++) text.insert(text.length, 'x');
  paragraph(other.doc, 'advice', 'unaffected');
  await saved(other);
  await until(() => flood.stored > before + 300, 'the first of the flood');
  await door.rooms.settled();
  expect(flood.stored - before, 'what a hand may write').toBeLessThan(500);
  for (let tick = 0; tick < 400 && flood.stored < flood.sent; tick++) {
    door.clock.advance(50);
    await new Promise((resolve) => setImmediate(resolve));
    await door.rooms.settled();
  }
  await saved(flood);
  expect(flood.closed).toBeNull();
  const { length } = (flood.doc.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  expect(length).toBe(2_001);
  await until(() => stateOfWords(other) === stateOfWords(flood), 'the words to arrive');
}, 60_000);

test('[S27] who floods and is paused answers no ping, and is not taken for gone', async () => {
  door = await openDoor();
  const flood = await seated(1);
  const text = paragraph(flood.doc, 'discussion', '.');
  for (let n = 0; n < 3_000; n++) text.insert(text.length, 'x');
  await until(() => flood.stored > 300, 'the first of the flood');
  for (let tick = 0; tick < 1_000 && flood.stored < flood.sent && flood.closed === null; tick++) {
    door.clock.advance(40);
    await new Promise((resolve) => setImmediate(resolve));
    await door.rooms.settled();
  }
  expect(flood.closed).toBeNull();
  expect(flood.stored).toBe(flood.sent);
}, 60_000);
