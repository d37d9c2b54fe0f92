/** Why a scan says no: a closed list. Knows no socket and no close code. */

export const scanCodes = [
  'FORGED_CLIENT',
  'STRUCT_COUNT',
  'TRAILING',
  'CLOCK_GAP',
  'UNKNOWN_REF',
  'SELF_REF',
  'SKIP',
  'DUP_BLOCK',
  'NEST',
  'ANY_DEPTH',
  'WORK',
  'TOO_BIG',
  'DS_COUNT',
  'DS_UNKNOWN',
  'CONTENT',
  'EMBED',
  'TYPE',
  'ROOT',
  'NO_WRITE',
  'NO_DELETE',
  'PHASE',
  'MASS_DELETE',
  'KEY',
  'BIDI',
  'CONTROL_CHAR',
  'UTF8',
  'STRADDLE',
  /** It passed the scan, and then broke the document in memory: a fault of ours, and this frame would bring it again. */
  'POISON',
] as const;

export type ScanCode = (typeof scanCodes)[number];

/** What the gate itself may answer in the middle of a scan: the person is gone from the case, or the session is locked. */
export type Refusal = ScanCode | 'absent' | 'locked';
