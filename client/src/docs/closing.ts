/** What a close of the sync socket means to the words on this screen. Knows codes, not sockets. */
import { closeCodes, refusalCodes, refusals, type RefusalCode } from '@board/shared/wire/refusals';

export type Closing =
  | { readonly kind: 'again' }
  | { readonly kind: 'refused'; readonly reason: RefusalCode }
  | { readonly kind: 'absent' }
  | { readonly kind: 'signed out' };

const refused = (reason: RefusalCode): Closing => ({ kind: 'refused', reason });

const ours: Readonly<Record<keyof typeof closeCodes, Closing>> = {
  malformed: refused('malformed'),
  unauthenticated: { kind: 'signed out' },
  refused: refused('forbidden'),
  absent: { kind: 'absent' },
  slow: { kind: 'again' },
  phase: refused('phase'),
  tooBig: refused('too-large'),
  rate: refused('rate'),
  retry: { kind: 'again' },
};

// the protocol's own: these would fail again for ever, because the same words would be sent again on every return
const standard: Readonly<Record<number, Closing>> = {
  1003: refused('malformed'),
  1007: refused('malformed'),
  1008: refused('forbidden'),
  1009: refused('too-large'),
};

const byCode = new Map<number, Closing>(
  (Object.keys(ours) as (keyof typeof closeCodes)[]).map((name) => [closeCodes[name], ours[name]]),
);

const isRefusal = (said: string): said is RefusalCode => refusalCodes.some((code) => code === said);

/** A refusal was heard, and then the line broke without a code. */
const bySaying = (reason: RefusalCode): Closing => {
  if (reason === 'absent') return { kind: 'absent' };
  if (refusals[reason].move === 'sign in') return { kind: 'signed out' };
  return reason === 'unavailable' ? { kind: 'again' } : refused(reason);
};

/** `said` is the reason of a `refused` frame, if one came before the close. */
export const meaningOf = (code: number, said: string | null): Closing => {
  const reason = said !== null && isRefusal(said) ? said : null;
  const meaning = byCode.get(code) ?? standard[code];
  if (meaning === undefined) return reason === null ? { kind: 'again' } : bySaying(reason);
  return meaning.kind === 'refused' && reason !== null ? bySaying(reason) : meaning;
};

const goesOn = 'EPOCH ';

/** The key of the document in which this one goes on without some of its words; null when it does not. */
export const nextOf = (why: string): string | null => (why.startsWith(goesOn) ? why.slice(goesOn.length) : null);
