/** What a key costs with twenty moving carets and a long note, while nobody else types and while others do: our board beside a bare editor. */
import type { Locator, Page } from '@playwright/test';
import * as Y from 'yjs';
import { arrive, test } from '../support/meeting.js';
import { note } from '../support/meetingBoard.js';
import { crowdIn, fill, openCrowdedBoard, type Crowd } from '../support/crowd.js';
import { costOfKeys, rowOf, workOfKeys, type KeyWork } from '../support/keyCost.js';
import { serveBarePeer } from './barePeer.js';

const keys = Number(process.env['BENCH_KEYS'] ?? 120);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
/** `BENCH_WAITS=0` leaves out what is not a ratio: kinds of work, and how long a key waits at a quarter of the speed. */
const waits = process.env['BENCH_WAITS'] !== '0';
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
  readonly alone: KeyWork;
  readonly among: KeyWork;
}

const measure = async ({ who, page, box, others, around }: Side): Promise<Measured> => {
  const stop = around();
  await page.bringToFront();
  if (waits) console.log(rowOf(who, await costOfKeys(page, box, keys)));
  const alone = await workOfKeys(page, box, keys);
  const rest = typing(others);
  const among = await workOfKeys(page, box, keys);
  rest();
  stop();
  return { alone, among };
};

const median = (values: readonly number[]): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN).toFixed(2);

const wholeOf = ({ work, resting }: KeyWork): string => `${work.toFixed(1)} a key and ${resting.toFixed(0)} a second`;

const tell = (ours: Measured, bare: Measured): void => {
  for (const kind of ['alone', 'among'] as const)
    console.log(`${kind.padEnd(6)} ms: the board ${wholeOf(ours[kind])}; the bare editor ${wholeOf(bare[kind])}`);
};

test('a key stays cheap', async ({ browser }) => {
  const board = await openCrowdedBoard();
  const crowd = await crowdIn(board, people);
  const [first] = crowd.hands;
  if (first === undefined) throw new Error('nobody came');
  await fill(first, length);
  // a paragraph for each who types, and a last one for the hand that is measured
  for (const hand of crowd.hands.slice(0, typists + 1)) {
    hand.type();
    await hand.sheet.saved();
  }
  const server = await serveBarePeer(Y.encodeStateAsUpdate(first.sheet.doc), typists);
  const sam = await arrive(browser, { url: board.url, linkOf: () => board.link('sam') }, 'Sam Rivershaw');
  await sam.signIn();
  await sam.join('M.F.');
  const peer = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await peer.goto(server.url);
  const bareSide = { who: 'bare editor', page: peer, box: peer.getByRole('textbox'), others: server.others };
  const ourSide = { who: 'the board', page: sam.page, box: note(sam, 'Discussion'), others: crowd.hands };
  const ratios: { readonly own: number; readonly among: number; readonly theirs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await measure({ ...bareSide, around: () => () => undefined });
    const ours = await measure({ ...ourSide, around: () => moving(crowd) });
    tell(ours, bare);
    const theirs = (ours.among.resting - ours.alone.resting) / (bare.among.resting - bare.alone.resting);
    ratios.push({ own: ours.alone.work / bare.alone.work, among: ours.among.work / bare.among.work, theirs });
  }
  const of = (kind: 'own' | 'among' | 'theirs') => median(ratios.map((one) => one[kind]));
  console.log(
    `ours/bare, medians: own key ${of('own')}   key while others type ${of('among')}   others’ keys ${of('theirs')}`,
  );
  await peer.context().close();
  await sam.leave();
  await crowd.leave();
  server.close();
  await board.close();
});
