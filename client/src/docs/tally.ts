/** Counts what went out against what the server put on disk: the only ground for the word "Saved". */

export interface Tally {
  /** Update-bearing frames sent and stored on this connection. */
  sent: number;
  stored: number;
  /** True once our whole difference was sent on this connection (sync step 2): before it, equal counts prove nothing. */
  answered: boolean;
  /** Which frame was such a difference with nothing of ours in it, since nothing was owed; 0 is none. */
  hollow: number;
  /** Changes left over from before this connection. */
  carried: number;
}

export const newTally = (carried = 0): Tally => ({ sent: 0, stored: 0, answered: false, hollow: 0, carried });

const syncFrame = 0;
const stepTwo = 1;
const update = 2;

/** Notes a frame as it leaves. Both numbers are below 128, so each is one byte. */
export const noteSent = (tally: Tally, frame: Uint8Array): void => {
  if (frame[0] !== syncFrame || (frame[1] !== stepTwo && frame[1] !== update)) return;
  tally.sent += 1;
  if (frame[1] !== stepTwo) return;
  tally.answered = true;
  if (tally.carried === 0) tally.hollow = tally.sent;
};

/** Notes the server's count; true when that settles everything. */
export const noteStored = (tally: Tally, stored: number): void => {
  tally.stored = Math.max(tally.stored, stored);
  if (tally.answered && tally.stored >= tally.sent) tally.carried = 0;
};

/** Changes that are on this screen alone. */
export const unsentOf = ({ sent, stored, hollow, carried }: Tally): number =>
  carried + Math.max(0, sent - stored - (hollow > stored ? 1 : 0));

/** Everything made here is on the server's disk. */
export const settled = ({ sent, stored, carried }: Tally, synced: boolean): boolean =>
  synced && carried === 0 && stored >= sent;
