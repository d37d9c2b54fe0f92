/** A real house on a disk that fails when a test says so, with everybody signed in; opened before the tests of a file, closed after them. */
import { afterAll, beforeAll } from 'vitest';
import { FaultyDisk } from './faultLog.js';
import { everybody, known, openBoard, type Crowd, type Opened } from './house.js';

export interface FaultHouse {
  readonly disk: FaultyDisk;
  readonly board: Opened;
  readonly crowd: Crowd;
}

export const faultHouse = (): FaultHouse => {
  const disk = new FaultyDisk();
  let opened: { readonly board: Opened; readonly crowd: Crowd } | undefined;
  beforeAll(async () => {
    const board = await openBoard(undefined, { logOf: (log) => disk.of(log) });
    opened = { board, crowd: await everybody(board) };
  }, 60_000);
  afterAll(() => opened?.board.close(), 60_000);
  return {
    disk,
    get board() {
      return known(opened).board;
    },
    get crowd() {
      return known(opened).crowd;
    },
  };
};
