/** The writer of the access streams by itself: what it waits for, what it gathers and counts, and what a failing store comes to. */
import { openAccess, type Access } from '@board/server/gate/access.js';
import type { Note } from '@board/server/gate/accessEntries.js';
import { caseId, meetingId, sessionId, userId } from '@board/shared/kernel/ids.js';
import { emptyRegister, type Register } from '@board/shared/model/register.js';
import { beforeEach, expect, test } from 'vitest';
import { uuid } from '../support/rooms.js';
import { handClock, MemoryLog, type HandClock } from '../support/roomsPorts.js';

const there = caseId.parse(uuid(1));
const other = caseId.parse(uuid(2));
const caller = { user: userId.parse(uuid(11)), session: sessionId.parse(uuid(12)) };
const register = { ...emptyRegister, cases: new Map([there, other].map((id) => [id, {}])) } as unknown as Register;

let log: MemoryLog;
let clock: HandClock;
let access: Access;
let broken: unknown[];

beforeEach(() => {
  log = new MemoryLog();
  clock = handClock();
  broken = [];
  access = openAccess({
    log,
    clock,
    registers: { current: () => register },
    broken: (error) => void broken.push(error),
  });
});

const second = 1_000;
const minute = 60_000;
const refused = { act: 'see case', caseId: there, reason: 'conflict', rule: 'N1' } as const;
const told = async (of: typeof there | 'house') => (await access.read(of)).map(({ entry }) => entry);
/** All that a turn of the event loop and the disk in memory need. */
const turn = async () => {
  for (let count = 0; count < 20; count += 1) await new Promise((next) => setImmediate(next));
};

test('[L15] a refusal does nothing in the turn of its answer, nor until a second has passed, whatever it is of', async () => {
  for (const id of [there, caseId.parse(uuid(99))]) access.refused(caller, { ...refused, caseId: id });
  await turn();
  expect([log.writes, log.reads]).toEqual([0, 0]);
  clock.advance(second);
  await turn();
  expect(await told(there)).toEqual([
    { kind: 'refused', act: 'see case', reason: 'conflict', rule: 'N1', code: null, meeting: null, times: 1 },
  ]);
  expect(await told('house')).toMatchObject([{ reason: 'nothing there', act: null, times: 1 }]);
});

test('[L15] what is refused again within a minute is one record with its number, by caller, target and reason', async () => {
  const another = { ...caller, session: sessionId.parse(uuid(13)) };
  for (let count = 0; count < 5; count += 1) access.refused(caller, refused);
  access.refused(another, refused);
  access.refused(caller, { ...refused, reason: 'excluded' });
  access.refused(caller, { ...refused, meeting: meetingId.parse(uuid(98)) });
  clock.advance(second);
  await turn();
  expect(await told(there)).toMatchObject([{ times: 1 }, { times: 1 }, { times: 1, reason: 'excluded' }]);
  clock.advance(minute + second);
  await turn();
  expect((await told(there)).slice(3)).toMatchObject([{ times: 4 }]);
  access.refused(caller, refused);
  clock.advance(second);
  await turn();
  expect((await told(there)).slice(4)).toMatchObject([{ times: 1 }]);
});

test('[L15] twenty who open one case at once are twenty records in one write, and each waits for theirs', async () => {
  const people = Array.from({ length: 20 }, (_, n) => ({ ...caller, session: sessionId.parse(uuid(100 + n)) }));
  await Promise.all(people.map((one) => access.opened(one, there)));
  expect([log.writes, (await access.read(there)).map(({ session }) => session)]).toEqual([
    1,
    people.map(({ session }) => session),
  ]);
});

test('[S41][L15] a country that comes back at once is one write for all its cases, and each waits for theirs', async () => {
  const people = Array.from({ length: 20 }, (_, n) => ({ ...caller, session: sessionId.parse(uuid(100 + n)) }));
  const cases = Array.from({ length: 5 }, (_, n) => caseId.parse(uuid(200 + n)));
  await Promise.all(people.flatMap((one) => cases.map((id) => access.opened(one, id))));
  expect(log.writes).toBe(1);
  for (const id of cases) expect(await access.read(id)).toHaveLength(people.length);
});

test('[L15] a page that opens several documents of a case at once is one opening', async () => {
  await Promise.all([1, 2, 3].map(() => access.opened(caller, there)));
  expect(await told(there)).toEqual([{ kind: 'opened' }]);
});

test('[L15] a flood of different refusals fills no memory, and that there was one is told', async () => {
  for (let count = 0; count < 6_000; count += 1) access.refused(caller, { ...refused, code: codeOf(count) });
  await access.settled();
  expect(await told(there)).toHaveLength(5_000);
  expect(await told('house')).toEqual([{ kind: 'dropped', times: 1_000 }]);
});
const codeOf = (count: number): string =>
  String(count)
    .replaceAll(/\d/g, (digit) => 'ABCDEFGHIJ'[Number(digit)] ?? '')
    .padStart(4, 'A');

test('[L15] an opening is on disk before it resolves, and rejects when it cannot be; then it is tried again', async () => {
  log.trouble = 'rejects';
  await expect(access.opened(caller, there)).rejects.toThrow();
  await access.opened(caller, there);
  await access.opened(caller, there);
  expect(await told(there)).toEqual([{ kind: 'opened' }]);
  clock.advance(15 * minute);
  await access.opened(caller, there);
  expect(await told(there)).toHaveLength(2);
});

test('[L15] what cannot be written is told to whoever minds the house, kept, and written when the store is back', async () => {
  log.trouble = 'rejects';
  access.refused(caller, refused);
  access.noted(caller, { kind: 'signed out' });
  clock.advance(second);
  await turn();
  expect(broken).toHaveLength(1);
  clock.advance(second);
  await turn();
  expect(await told(there)).toHaveLength(1);
  expect(await told('house')).toEqual([{ kind: 'signed out' }]);
});

test('[L15] an entry with a word of its own is not taken', () => {
  const forged = { kind: 'signed in', words: 'of a case' } as unknown as Note;
  expect(() => access.noted(caller, forged)).toThrow();
  expect(() => access.refused(caller, { ...refused, code: 'Words of a case' })).toThrow();
});
