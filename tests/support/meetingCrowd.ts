/** A test on a board of its own, where others have a long note open and the housing rep has come to it. */
import type { Opened } from './house.js';
import { crowdIn, fill, openCrowdedBoard, type Crowd } from './crowd.js';
import { arrive, test, type Person } from './meeting.js';

interface Crowded {
  readonly board: Opened;
  /** The others, on wires. */
  readonly crowd: Crowd;
  /** On a page. */
  readonly sam: Person;
}

interface Asked {
  readonly others: number;
  /** How long the note is, in characters. */
  readonly letters: number;
}

export const amongOthers = ({ others, letters }: Asked) =>
  test.extend<Crowded>({
    board: async ({ browser: _browser }, use) => {
      const board = await openCrowdedBoard();
      await use(board);
      await board.close();
    },
    crowd: async ({ board }, use) => {
      const crowd = await crowdIn(board, others);
      const [first] = crowd.hands;
      if (first !== undefined) await fill(first, letters);
      await use(crowd);
      await crowd.leave();
    },
    sam: async ({ browser, board, crowd: _crowd }, use) => {
      const sam = await arrive(browser, { url: board.url, linkOf: () => board.link('sam') }, 'Sam Rivershaw');
      await sam.signIn();
      await sam.join('M.F.');
      await use(sam);
      await sam.leave();
      sam.watch.expectSilence(sam.name);
    },
  });
