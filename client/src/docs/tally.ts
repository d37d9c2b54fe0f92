/** Counts what went out against what the server put on disk: the only ground for the word "Saved". */

export interface Tally {
  /** Update-bearing frames sent and stored on this connection. */
  sent: number;
  stored: number;
  /** Which frame was our whole difference (sync step 2): no change of its own. 0 until it is sent: equal counts prove nothing. */
  answer: number;
  /** Changes left over from before this connection. */
  carried: number;
}

export const newTally = (carried = 0): Tally => ({ sent: 0, stored: 0, answer: 0, carried });

const syncFrame = 0;
const stepTwo = 1;
const update = 2;

/** Notes a frame as it leaves. Both numbers are below 128, so each is one byte. */
export const noteSent = (tally: Tally, frame: Uint8Array): void => {
  if (frame[0] !== syncFrame || (frame[1] !== stepTwo && frame[1] !== update)) return;
  tally.sent += 1;
  if (frame[1] === stepTwo) tally.answer = tally.sent;
};

/** Notes the server's count; true when that settles everything. */
export const noteStored = (tally: Tally, stored: number): void => {
  tally.stored = Math.max(tally.stored, stored);
  if (tally.answer > 0 && tally.stored >= tally.sent) tally.carried = 0;
};

/** Changes that are on this screen alone. */
export const unsentOf = ({ sent, stored, answer, carried }: Tally): number =>
  carried + Math.max(0, sent - stored - (answer > stored ? 1 : 0));

/** Everything made here is on the server's disk. */
export const settled = ({ sent, stored, carried }: Tally, synced: boolean): boolean =>
  synced && carried === 0 && stored >= sent;
