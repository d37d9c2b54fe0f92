/** A legal hold and a shredding that are decided on two nodes in one moment: one stream says which came first, and both obey it. */
import { openRegisters, type Registers } from '@board/server/gate/registers.js';
import { carryOutShreddings } from '@board/server/gate/shredding.js';
import type { Append } from '@board/server/ports/log.js';
import type { Store } from '@board/server/store/connect.js';
import { connectBeside } from '@board/server/store/evidence.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import type { CaseId, UserId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casePath, everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';

let board: Opened;
let crowd: Crowd;
/** The store as another node has it, and the register that node decides from. */
let other: Store;
let theirs: Registers;
/** An append to a case that waits at the disk while somebody else is quicker. */
let held: { readonly caseId: CaseId; isHere: boolean; go: () => void } | null = null;

const reason = 'kept for as long as it may be';

const wait = async ({ stream }: Append): Promise<void> => {
  const here = held;
  if (here === null || stream !== `case/${here.caseId}` || here.isHere) return;
  await new Promise<void>((go) => {
    here.go = go;
    here.isHere = true;
  });
};

beforeAll(async () => {
  const logOf: NonNullable<NonNullable<Parameters<typeof openBoard>[1]>['logOf']> = (log) => ({
    ...log,
    append: (append) => wait(append).then(() => log.append(append)),
  });
  board = await openBoard(undefined, { logOf });
  crowd = await everybody(board);
  other = await connectBeside({ folder: board.folder });
  theirs = await openRegisters(other.log, (error) => {
    throw error;
  });
}, 60_000);
afterAll(async () => {
  await other.close();
  await board.close();
});

/** What another node writes, as it does: after all that it has read. */
const elsewhere = async (caseId: CaseId, by: UserId, fact: CaseFact): Promise<void> => {
  const stream = { kind: 'case', caseId } as const;
  await theirs.follow(`case/${caseId}`);
  const author = { user: by, session: null, at: board.clock.now() };
  expect(await theirs.append(stream, theirs.seen(stream), { command: null, facts: [fact] }, author)).toBe('appended');
};

/** Decided here, and overtaken on its way to the disk. */
const overtaken = async (caseId: CaseId, decided: () => Promise<unknown>, first: () => Promise<void>) => {
  const here = (held = { caseId, isHere: false, go: () => undefined });
  const answer = decided();
  await until(() => here.isHere, 'it to be decided');
  await first();
  here.go();
  held = null;
  return answer;
};

test('[A13][S29] a hold that another node places while a shredding is on its way stands: nothing is shredded', async () => {
  const on = at(board, 'jessamy');
  await crowd.wendeline.must('propose shredding', { ...on, reason });
  const confirm = () => crowd.priya.command('confirm shredding', on);
  const hold = () => elsewhere(on.caseId, crowd.wendeline.user, { type: 'legal hold placed', reason });
  expect(await overtaken(on.caseId, confirm, hold)).toMatchObject({ ok: false, reason: 'state' });
  expect(board.store.keys.isShredded(on.caseId)).toBe(false);
  expect((await crowd.priya.get(casePath(on.meeting, on.caseId))).status).toBe(200);
  expect(board.house.registers.current().directory.shredded[on.caseId]).toBeUndefined();
});

test('[A13][L11] a shredding that another node agrees on while a hold is on its way is carried out: the hold is refused', async () => {
  const on = at(board, 'elspet');
  await crowd.wendeline.must('propose shredding', { ...on, reason });
  const hold = () => crowd.priya.command('place hold', { ...on, reason });
  const agreed = () => elsewhere(on.caseId, crowd.priya.user, { type: 'shredding agreed' });
  expect(await overtaken(on.caseId, hold, agreed)).toMatchObject({ ok: false });
  await until(() => board.store.keys.isShredded(on.caseId), 'it to be carried out');
  expect((await crowd.priya.get(casePath(on.meeting, on.caseId))).status).toBe(404);
  await theirs.follow('directory');
  expect(theirs.current().directory.shredded[on.caseId]).toMatchObject({
    reason,
    first: crowd.wendeline.user,
    second: crowd.priya.user,
  });
  expect(board.broken).toEqual([]);
});

test('[A13][L11] of two nodes that carry out one shredding, one tells of it, and once', async () => {
  const on = at(board, 'wynn');
  const broken = (error: unknown) => void board.broken.push(error);
  const shreddings = await carryOutShreddings({ registers: theirs, keys: other.keys, clock: board.clock, broken });
  await crowd.wendeline.must('propose shredding', { ...on, reason });
  await elsewhere(on.caseId, crowd.priya.user, { type: 'shredding agreed' });
  await Promise.all([shreddings.told(on.caseId), board.house.registers.follow(`case/${on.caseId}`)]);
  await board.house.registers.follow('directory');
  expect(board.house.registers.current().cases.has(on.caseId)).toBe(false);
  const facts = (await other.log.read('directory', 0)).map(({ body }) => Buffer.from(body).toString('utf8'));
  expect(facts.filter((text) => text.includes('case shredded') && text.includes(on.caseId))).toHaveLength(1);
  expect(board.broken).toEqual([]);
  shreddings.stop();
});
