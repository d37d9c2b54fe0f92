/** One revocation in the middle of typing: edits within 20 ms of it on both sides, and what came of them, by wire and by log. */
import { setTimeout as pause } from 'node:timers/promises';
import type { UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import { decodeRecord } from '@board/server/rooms/record.js';
import { docStream } from '@board/server/rooms/replay.js';
import type { UserId } from '@board/shared/kernel/ids.js';
import { expect } from 'vitest';
import { known, type Opened } from './house.js';
import { at } from './housePlant.js';
import { settled, typist, type Typist } from './houseTyping.js';
import { until } from './houseUntil.js';
import type { Attendee } from './people.js';

export type Seats = Partial<Record<UserKey, Attendee>>;

export interface Revocation {
  readonly what: string;
  readonly who: UserKey;
  readonly on: CaseKey;
  /** What their connection is closed with. */
  readonly code: number;
  readonly takeAway: (seats: Seats, board: Opened) => Promise<unknown>;
  readonly giveBack: (seats: Seats, board: Opened) => Promise<unknown>;
}

const one = (seats: Seats, who: UserKey): Attendee => known(seats[who]);

const bare = (type: 'call in' | 'send out' | 'restore seat', who: UserKey, on: CaseKey) => {
  return (seats: Seats, board: Opened) =>
    one(seats, 'priya').must(type, { ...at(board, on), user: one(seats, who).user });
};

export const excluded = (who: UserKey): Revocation => ({
  what: `${who} is excluded`,
  who,
  on: 'brindle',
  code: 4404,
  takeAway: (seats, board) => {
    const reason = { user: one(seats, who).user, reason: 'a reason' };
    return one(seats, 'priya').must('exclude seat', { ...at(board, 'brindle'), ...reason });
  },
  giveBack: bare('restore seat', who, 'brindle'),
});

export const sentOut: Revocation = {
  what: 'the guest is sent out',
  who: 'bronagh',
  on: 'marigold',
  code: 4404,
  takeAway: bare('send out', 'bronagh', 'marigold'),
  giveBack: bare('call in', 'bronagh', 'marigold'),
};

/** Taken back by two together, neither of whom has one. */
export const conflicted = (who: UserKey): Revocation => ({
  what: `a conflict of ${who} is recorded`,
  who,
  on: 'jessamy',
  code: 4404,
  takeAway: (seats, board) => {
    const reason = { user: one(seats, who).user, reason: 'a reason' };
    return one(seats, 'wendeline').must('record conflict', { ...at(board, 'jessamy'), ...reason });
  },
  giveBack: async (seats, board) => {
    const user = { user: one(seats, who).user };
    const on = at(board, 'jessamy');
    await one(seats, 'wendeline').must('propose override', { ...on, ...user, reason: 'a reason' });
    await one(seats, 'priya').must('confirm override', { ...on, ...user });
  },
});

export const signedOut = (who: UserKey): Revocation => ({
  what: `${who} signs out`,
  who,
  on: 'brindle',
  code: 4401,
  takeAway: (seats, board) => {
    const headers = { origin: board.url, 'x-board': '1' };
    return one(seats, who).ask({ method: 'DELETE', path: '/api/session', headers });
  },
  giveBack: async (seats, board) => {
    seats[who] = await board.person(who);
  },
});

/** Not the case is taken away, but the right to write in it: a close, and a way back that only reads. */
export const concluded = (who: UserKey): Revocation => ({
  what: `the case ${who} writes in is concluded`,
  who,
  on: 'elspet',
  code: 4503,
  takeAway: (seats, board) => one(seats, 'priya').must('conclude case', { ...at(board, 'elspet'), reason: 'a reason' }),
  giveBack: (seats, board) => one(seats, 'priya').must('reopen case', { ...at(board, 'elspet'), reason: 'a reason' }),
});

interface Moment {
  /** What each had typed when it was done. */
  readonly own: number;
  readonly others: number;
  /** The last record of the document when all that was under way then was on disk. */
  readonly head: Promise<number>;
}

const within = 20;

/** Each at a moment of its own, from now on. */
const around = (random: () => number, count: number, act: () => unknown): readonly Promise<unknown>[] =>
  Array.from({ length: count }, () => pause(random() * within).then(act));

const isTheirs = (user: UserId, record: { readonly by: string; readonly body: Uint8Array }): boolean => {
  const body = decodeRecord(record.body);
  return body.kind === 'update' ? body.parts.some((part) => part.user === user) : record.by === user;
};

/** What was tried after it: words typed by them and by another. */
interface Late {
  readonly own: number;
  readonly others: number;
}

/** Ends with everything given back. Throws, with what is wrong, when a byte or a record came too late. */
export const revoke = async (board: Opened, seats: Seats, how: Revocation, random: () => number): Promise<Late> => {
  const doc = board.doc(how.on, 'board');
  const them = one(seats, how.who);
  const [own, other] = [await typist(them, doc), await typist(one(seats, 'callum'), doc)];
  const moment = (): Moment => ({
    own: own.words.length,
    others: other.words.length,
    head: board.house.registry.settled().then(async () => (await board.store.log.head(docStream(doc))).seq),
  });
  const edits: Promise<unknown>[] = [];
  const edit = (one: Typist) => () => one.sheet.closed ?? one.one();
  const some = (): void => {
    for (const each of [own, other]) edits.push(...around(random, 1 + Math.floor(random() * 4), edit(each)));
  };
  let taken: Moment | null = null;
  const take = (): void => {
    if (taken !== null) return;
    taken = moment();
    // In the very turn, and then in the 20 ms after it.
    for (const each of [own, other]) edit(each)();
    some();
  };
  const stop = board.house.gate.onChange((change) => {
    if (change.kind === 'case' && change.caseId === at(board, how.on).caseId) take();
  });
  some();
  await pause(random() * within);
  await how.takeAway(seats, board);
  take();
  stop();
  await Promise.all(edits);
  const done: Moment = known<Moment>(taken);
  await until(() => own.sheet.closed !== null, `${how.what}: the connection to end`);
  await check(board, how, them, { own, other }, done);
  await how.giveBack(seats, board);
  await comesBack(board, how, one(seats, how.who), own);
  if (other.sheet.closed === null) await other.sheet.close();
  return { own: own.words.length - done.own, others: other.words.length - done.others };
};

const complain = (how: Revocation, { sheet, words }: Typist, error: unknown): never => {
  const { stored, sent, closed, refused } = sheet;
  const seen = words.filter((one) => sheet.words().includes(one)).length;
  throw new Error(`${how.what}: ${JSON.stringify({ stored, sent, closed, refused, seen, words: words.length })}`, {
    cause: error,
  });
};

const check = async (
  board: Opened,
  how: Revocation,
  them: Attendee,
  { own, other }: { readonly own: Typist; readonly other: Typist },
  done: Moment,
): Promise<void> => {
  const doc = board.doc(how.on, 'board');
  const head = await done.head;
  // Where nobody may write any more, the other is sent away as well.
  if (how.code === 4503) await until(() => other.sheet.closed !== null, 'the other connection to end');
  else await settled([other]).catch((error: unknown) => complain(how, other, error));
  expect([how.what, own.sheet.closed?.code]).toEqual([how.what, how.code]);
  expect(them.traffic.found(other.words.slice(done.others)), `${how.what}: words typed after it`).toEqual([]);
  const { discussion = '' } = await board.house.registry.words(doc, ['discussion']);
  const kept = own.words.slice(done.own).filter((words) => discussion.includes(words));
  expect(kept, `${how.what}: their own words typed after it`).toEqual([]);
  const late = (await board.store.log.read(docStream(doc), head)).filter((record) => isTheirs(them.user, record));
  expect(
    late.map(({ seq }) => seq),
    `${how.what}: records of theirs after ${head}`,
  ).toEqual([]);
};

/** A fresh sync under a new lease: all of it, also what was said meanwhile. */
const comesBack = async (board: Opened, how: Revocation, them: Attendee, { sheet: old }: Typist): Promise<void> => {
  const doc = board.doc(how.on, 'board');
  const sheet = await them.doc(doc);
  expect([how.what, sheet.isOpen, sheet.lease === old.lease]).toEqual([how.what, true, false]);
  await sheet.heardAll();
  const { discussion = '' } = await board.house.registry.words(doc, ['discussion']);
  for (const words of discussion.split('\n').slice(-20)) expect(sheet.words()).toContain(words);
  await sheet.close();
};
