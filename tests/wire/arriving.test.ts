/** Coming to a document: the opening and the lease go to the disk together, and nothing is told before both are there. */
import type { Log } from '@board/server/ports/log.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { known, openBoard, todaysMeetings, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import type { Attendee } from '../support/people.js';
import { Sheet } from '../support/peopleSync.js';
import { handClock } from '../support/roomsPorts.js';

type Opening = 'let through' | 'refused';
/** Openings are held up before they are brought to the disk; leases are not. */
let held: ((how: Opening) => void)[] | null = null;
let leases: string[] = [];
let writes = 0;
const clock = handClock();
let board: Opened;
const people: Partial<Record<'sam' | 'callum' | 'priya', Attendee>> = {};
const who = (key: keyof typeof people): Attendee => known(people[key]);

const watched = (own: Log): Log => ({
  ...own,
  head: async (stream) => {
    const waiting = held;
    if (waiting === null || !stream.startsWith('access/') || stream === 'access/house') return own.head(stream);
    if ((await new Promise<Opening>((go) => waiting.push(go))) === 'refused') throw new Error('the disk is gone');
    return own.head(stream);
  },
  appendMany: async (appends) => {
    const results = await own.appendMany(appends);
    writes += 1;
    leases.push(...appends.map(({ stream }) => stream).filter((stream) => stream.startsWith('doc/')));
    return results;
  },
});

beforeAll(async () => {
  // No heartbeat by the wall clock: on a slow machine it would end connections.
  board = await openBoard(clock, { logOf: watched });
  for (const key of ['sam', 'callum', 'priya'] as const) {
    const person = await board.person(key);
    for (const meeting of todaysMeetings(key)) await person.sign(board.stage.meetings[meeting]);
    people[key] = person;
  }
}, 60_000);
afterAll(() => board.close());

/** At the door, not waited for. */
const knock = ({ cookie, traffic }: Attendee, key: string): Sheet =>
  new Sheet(`${board.url.replace('http', 'ws')}/sync/${key}`, { cookie, origin: board.url }, traffic);

/** Somebody whose lease is on disk, and whose opening is not. */
const halfIn = async (person: Attendee, key: string) => {
  const waiting: ((how: Opening) => void)[] = [];
  [held, leases] = [waiting, []];
  const sheet = knock(person, key);
  await until(() => waiting.length > 0 && leases.includes(`doc/${key}`), 'a lease on disk, and an opening on its way');
  await sheet.heardAll();
  held = null;
  return { sheet, opening: (how: Opening) => waiting.forEach((go) => go(how)) };
};

test('[S40][L15] who is let in while their opening is written hears nothing before it is on disk, and then everything', async () => {
  const { sheet, opening } = await halfIn(who('sam'), board.doc('marigold', 'board'));
  expect([sheet.heard, sheet.closed]).toEqual([[], null]);
  opening('let through');
  await sheet.settled();
  expect(sheet.heard.map(({ kind }) => kind).slice(0, 3)).toEqual(['lease', 'ask', 'presence']);
  expect(sheet.words()).not.toBe('');
});

test('[S40][N22] who is shut out meanwhile hears that alone', async () => {
  const on = at(board, 'brindle');
  const { sheet, opening } = await halfIn(who('sam'), board.doc('brindle', 'board'));
  await who('priya').must('exclude seat', { ...on, user: who('sam').user, reason: 'a reason' });
  await until(() => sheet.closed !== null, 'the connection to end');
  opening('let through');
  expect(sheet.heard).toEqual([{ kind: 'refused', reason: 'absent' }]);
  await who('priya').must('restore seat', { ...on, user: who('sam').user });
});

test('[S40][S37] an opening that cannot be written: nothing is told, and nobody is left in the room', async () => {
  // rooms that the house opened for itself are shut by now
  clock.advance(11_000);
  const open = board.house.registry.count();
  const { sheet, opening } = await halfIn(who('callum'), board.doc('wynn', 'board'));
  opening('refused');
  await until(() => sheet.closed !== null, 'the connection to end');
  expect([sheet.heard, sheet.closed?.reason]).toEqual([[], 'retry']);
  expect(board.house.registry.count()).toBe(open + 1);
  await board.house.registry.settled();
  clock.advance(11_000);
  expect(board.house.registry.count()).toBe(open);
});

test('[S41] who comes to a document opens it and is leased an id in one write', async () => {
  const key = board.doc('marigold', 'board');
  await (await who('callum').doc(key)).close();
  const later = await board.person('callum');
  const before = writes;
  const sheet = await later.doc(key);
  expect([sheet.isOpen, writes - before]).toEqual([true, 1]);
});
