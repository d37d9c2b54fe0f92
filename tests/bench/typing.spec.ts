/** What a key costs with twenty moving carets and a long note, while nobody else types and while others do: our board beside a bare editor. */
import type { Browser, Locator, Page } from '@playwright/test';
import * as Y from 'yjs';
import { arrive, test } from '../support/meeting.js';
import { note } from '../support/meetingBoard.js';
import { crowdIn, fill, openCrowdedBoard, type Crowd } from '../support/crowd.js';
import { costOfKeys, rowOf, workOfKeys, workOfTheirs, type KeyWork } from '../support/keyCost.js';
import { watchKeys } from '../support/keyWaits.js';
import { watchMachine } from '../support/machine.js';
import { serveBarePeer } from './barePeer.js';

const keys = Number(process.env['BENCH_KEYS'] ?? 120);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
/** `BENCH_WAITS=0` leaves out what is not a ratio: kinds of work, and how long a key is waited for, at this speed and a quarter of it. */
const waits = process.env['BENCH_WAITS'] !== '0';
/** `BENCH_BEFORE` names another build of the client, that is measured beside this one. */
const before = process.env['BENCH_BEFORE'];
const length = 40_000;
const people = 20;
const typists = 5;

test.setTimeout(30 * 60_000);

/** Each of the carets moves twice a second, all the time. */
const moving = (crowd: Crowd): (() => void) => {
  let turn = 0;
  const timer = setInterval(() => {
    turn += 1;
    for (const [at, hand] of crowd.hands.entries()) {
      if ((turn + at) % 6 === 0) hand.moveCaret(((turn + at * 17) % 100) / 100);
      if (turn % 100 === 0) hand.forget();
    }
  }, 83);
  return () => clearInterval(timer);
};

/** Five people, four letters a second each. */
const typing = (others: readonly { type(): void }[]): (() => void) => {
  let turn = 0;
  const timer = setInterval(() => others[(turn += 1) % typists]?.type(), 50);
  return () => clearInterval(timer);
};

interface Side {
  readonly who: string;
  readonly page: Page;
  readonly box: Locator;
  readonly others: readonly { type(): void }[];
  /** Everything beside the key that goes on while it is measured; ends it. */
  readonly around: () => () => void;
}

interface Measured {
  /** Milliseconds of the page's processor for one key of somebody else. */
  readonly theirs: number;
  readonly alone: KeyWork;
  readonly among: KeyWork;
}

const measure = async ({ who, page, box, others, around }: Side): Promise<Measured> => {
  const stop = around();
  await page.bringToFront();
  const theirs = () => others[0]?.type();
  if (waits) console.log(rowOf(who, await costOfKeys(page, box, keys, theirs)));
  const alone = await workOfKeys(page, box, keys);
  const one = await workOfTheirs(page, keys, theirs);
  const rest = typing(others);
  const among = await workOfKeys(page, box, keys);
  rest();
  stop();
  return { alone, among, theirs: one };
};

const median = (values: readonly number[]): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN).toFixed(2);

const wholeOf = ({ work, resting }: KeyWork): string => `${work.toFixed(1)} a key and ${resting.toFixed(0)} a second`;

interface Seat extends Side {
  readonly state: Uint8Array;
  leave(): Promise<void>;
}

const seatAt = async (browser: Browser, who: string, build?: string): Promise<Seat> => {
  const board = await openCrowdedBoard(build);
  const crowd = await crowdIn(board, people);
  const [first] = crowd.hands;
  if (first === undefined) throw new Error('nobody came');
  await fill(first, length);
  // a paragraph for each who types, and a last one for the hand that is measured
  for (const hand of crowd.hands.slice(0, typists + 1)) {
    hand.type();
    await hand.sheet.saved();
  }
  const sam = await arrive(browser, { url: board.url, linkOf: () => board.link('sam') }, 'Sam Rivershaw');
  await sam.page.addInitScript(watchKeys);
  await sam.signIn();
  await sam.join('M.F.');
  const leave = async () => {
    await sam.leave();
    await crowd.leave();
    await board.close();
  };
  const state = Y.encodeStateAsUpdate(first.sheet.doc);
  const box = note(sam, 'Discussion');
  return { who, page: sam.page, box, others: crowd.hands, around: () => moving(crowd), state, leave };
};

const bareSeat = async (browser: Browser, state: Uint8Array): Promise<Seat> => {
  const server = await serveBarePeer(state, typists);
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.addInitScript(watchKeys);
  await page.goto(server.url);
  const leave = async () => {
    await page.context().close();
    server.close();
  };
  const box = page.getByRole('textbox');
  return { who: 'bare editor', page, box, others: server.others, around: () => () => undefined, state, leave };
};

interface Ratios {
  readonly own: number;
  readonly among: number;
  readonly theirs: number;
}

const ratiosOf = (ours: Measured, bare: Measured): Ratios => ({
  own: ours.alone.work / bare.alone.work,
  among: ours.among.work / bare.among.work,
  theirs: (ours.among.resting - ours.alone.resting) / (bare.among.resting - bare.alone.resting),
});

const tell = (who: string, { alone, among, theirs }: Measured): void =>
  console.log(
    `${who.padEnd(14)} ms of processor: alone ${wholeOf(alone)}; while others type ${wholeOf(among)}; ${theirs.toFixed(1)} for a key of another; at 4x slower ${(alone.work * 4).toFixed(0)} and ${(theirs * 4).toFixed(0)}`,
  );

const conclude = (who: string, ratios: readonly Ratios[]): void => {
  const of = (kind: keyof Ratios) => median(ratios.map((one) => one[kind]));
  const [own, among, theirs] = [of('own'), of('among'), of('theirs')];
  console.log(`${who}/bare, medians: own key ${own}   key while others type ${among}   others’ keys ${theirs}`);
};

test('a key stays cheap', async ({ browser }) => {
  const machine = watchMachine();
  const ours = [await seatAt(browser, 'the board')];
  if (before !== undefined) ours.push(await seatAt(browser, 'before', before));
  const bare = await bareSeat(browser, ours[0]?.state ?? new Uint8Array());
  const ratios = new Map(ours.map(({ who }) => [who, [] as Ratios[]]));
  for (let round = 0; round < rounds; round += 1) {
    const peer = await measure(bare);
    tell(bare.who, peer);
    for (const seat of ours) {
      const measured = await measure(seat);
      tell(seat.who, measured);
      ratios.get(seat.who)?.push(ratiosOf(measured, peer));
    }
  }
  for (const [who, all] of ratios) conclude(who, all);
  console.log(machine());
  for (const seat of [...ours, bare]) await seat.leave();
});
