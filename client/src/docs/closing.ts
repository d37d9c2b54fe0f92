/** What a close of the sync socket means to the words on this screen. Knows codes, not sockets. */

export type Closing =
  | { readonly kind: 'again' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'signed out' };

// 1003 to 1009 would fail again for ever: the same words would be sent again on every return
const meanings: Readonly<Record<number, Closing>> = {
  1003: { kind: 'refused', reason: 'malformed' },
  1007: { kind: 'refused', reason: 'malformed' },
  1008: { kind: 'refused', reason: 'policy' },
  1009: { kind: 'refused', reason: 'too large' },
  4400: { kind: 'refused', reason: 'malformed' },
  4401: { kind: 'signed out' },
  4403: { kind: 'refused', reason: 'not permitted' },
  4404: { kind: 'absent' },
  4409: { kind: 'refused', reason: 'conflict' },
  4413: { kind: 'refused', reason: 'too large' },
  4429: { kind: 'refused', reason: 'too fast' },
};

/** `said` is the reason of a `refused` frame, if one came before the close. */
export const meaningOf = (code: number, said: string | null): Closing => {
  const meaning = meanings[code] ?? { kind: 'again' };
  if (said === 'absent') return { kind: 'absent' };
  if (said !== null && meaning.kind === 'again') return { kind: 'refused', reason: said };
  return meaning.kind === 'refused' && said !== null ? { kind: 'refused', reason: said } : meaning;
};

const first = 300;
const longest = 10_000;

/** How long to wait before the next try: doubling, and spread so that a restart is not answered by a stampede. */
export const waitBefore = (tries: number, chance: number): number =>
  Math.round(Math.min(longest, first * 2 ** tries) * (0.5 + chance / 2));
