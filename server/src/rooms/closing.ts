/** Why a room ends a connection, and the close code for each reason. One closed list; knows no socket. */
import { closeCodes } from '@board/shared/wire/refusals.js';
import type { Over } from '../gate/life.js';
import type { Refusal } from './scan/codes.js';

/** `EPOCH`: the document goes on without some of its words, in another; this replica still holds them. */
export type Closing = Refusal | 'EPOCH' | 'unauthenticated' | 'malformed' | 'RATE' | 'slow' | 'retry';

/** A session that may not be used is told why; one that only this node cannot vouch for comes back. */
export const closingOf = (over: Over): Closing => (over === 'unavailable' ? 'retry' : over);

/** 4403: this replica holds what may never be sent, throw it away. 4409: the right to write here is gone, or its phase. */
export const closeCode = (reason: Closing): number => {
  switch (reason) {
    case 'absent':
    case 'unauthenticated':
    case 'malformed':
    case 'slow':
    case 'retry':
      return closeCodes[reason];
    case 'locked':
      return closeCodes.unauthenticated;
    case 'RATE':
      return closeCodes.rate;
    case 'TOO_BIG':
      return closeCodes.tooBig;
    case 'NO_WRITE':
    case 'NO_DELETE':
    case 'PHASE':
      return closeCodes.phase;
    default:
      return closeCodes.refused;
  }
};
