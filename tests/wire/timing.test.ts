/** How long the house takes to say that there is nothing: the same for what is hidden, revoked and unknown. No wall-clock time is asserted. */
import { randomUUID } from 'node:crypto';
import type { UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import type { Gate } from '@board/server/gate/gate.js';
import type { CaseId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casePath, everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import type { Attendee } from '../support/people.js';
import { canTell, rankTest, type Ask } from '../support/timing.js';

let board: Opened;
let crowd: Crowd;
/** A careless house: time spent only where there is something to hide. Nothing, while it is careful. */
let price = 0;
/** What one record on a disk costs, and on a machine that is busy with other things, what would be noticed there. */
const prices = [0.4, 1.2, 4];

const dawdle = (): void => {
  const until = performance.now() + price;
  while (performance.now() < until);
};

const slow = (own: Gate): Gate => ({
  ...own,
  ask: (caller, act, target) => {
    const verdict = own.ask(caller, act, target);
    if (!verdict.allow && verdict.reason !== 'absent') dawdle();
    return verdict;
  },
  docs: {
    ...own.docs,
    maySee: (user, session, doc) => {
      const yes = own.docs.maySee(user, session, doc);
      if (!yes && own.docs.address(doc)) dawdle();
      return yes;
    },
  },
});

/** Several, because each may ask only so often. All are outside the closed sitting, and excluded from brindle. */
const askers: readonly UserKey[] = [
  ...(['obinna', 'rufus', 'idris', 'rukhsana', 'halima', 'leocadia', 'jonty', 'sam'] as const),
  ...(['zehra', 'juniper', 'imarra', 'bronagh', 'ines'] as const),
];

beforeAll(async () => {
  board = await openBoard(undefined, { gateOf: slow });
  crowd = await everybody(board);
  for (const who of askers) {
    await crowd.priya.must('exclude seat', { ...at(board, 'brindle'), user: crowd[who].user, reason: 'a reason' });
  }
}, 60_000);
afterAll(() => board.close());

interface Door {
  /** A few of each asker's allowance: a refusal for asking too often would be the same for both. */
  readonly pairs: number;
  /** Asks in the meeting of a case, about that case or about none; answers what was said. */
  readonly ask: (who: Attendee, key: CaseKey, isThere: boolean) => Promise<string>;
}

const on = (key: CaseKey, isThere: boolean) =>
  isThere ? at(board, key) : { ...at(board, key), caseId: randomUUID() as CaseId };

const doors: Readonly<Record<string, Door>> = {
  'a view': {
    pairs: 300,
    ask: async (who, key, isThere) => (await who.get(casePath(at(board, key).meeting, on(key, isThere).caseId))).text,
  },
  'a command': {
    pairs: 120,
    ask: async (who, key, isThere) =>
      JSON.stringify(await who.command('record risk', { ...on(key, isThere), level: 'high', reason: 'x' })),
  },
  'a document': {
    pairs: 160,
    ask: async (who, key, isThere) =>
      JSON.stringify((await who.doc(isThere ? board.doc(key, 'board') : randomUUID())).farewell),
  },
};

const asking = ({ ask }: Door, key: CaseKey, isThere: boolean): Ask => {
  return (index) => ask(crowd[known(askers[index % askers.length])], key, isThere);
};
const tellsApart = (door: Door, key: CaseKey): Promise<boolean> =>
  canTell(door.pairs, asking(door, key, true), asking(door, key, false));

describe.each(Object.entries(doors))('%s', (_name, door) => {
  test.each(['orla', 'brindle'] as const)('[N21] of %s takes as long as one of nothing', async (key) => {
    for (const who of askers) expect(await door.ask(crowd[who], key, true)).toContain('"absent"');
    expect(await tellsApart(door, key)).toBe(false);
  });

  test('[N21] and it would be noticed, if it did not', async () => {
    let noticed = false;
    for (const each of prices) {
      price = each;
      if ((noticed = await tellsApart(door, 'orla'))) break;
    }
    price = 0;
    expect(noticed).toBe(true);
  });
});

test('[N21] the measure itself: two of one kind are not told apart, two that differ are', () => {
  const [low, high] = [0, 1].map((from) => Array.from({ length: 50 }, (_, index) => from + (index % 7)));
  expect(rankTest(known(low), known(low))).toBeGreaterThan(0.9);
  expect(rankTest(known(low), known(high))).toBeLessThan(0.05);
});
