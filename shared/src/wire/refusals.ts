/** One closed list of refusals: what each is called outside, its HTTP status, its close code, and what the client does. */

export const refusalCodes = [
  'absent',
  'unauthenticated',
  'unsigned',
  'locked',
  'forbidden',
  'phase',
  'taken',
  'state',
  'gaps',
  'malformed',
  'unknown',
  'too-large',
  'rate',
  'origin',
  'unavailable',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What the client does next. */
export type Move = 'leave' | 'sign in' | 'sign statement' | 'show' | 'retry';

export interface Refusal {
  readonly status: number;
  readonly words: string;
  readonly move: Move;
}

export const refusals: Readonly<Record<RefusalCode, Refusal>> = {
  absent: { status: 404, words: 'There is nothing here that you can see.', move: 'leave' },
  unauthenticated: { status: 401, words: 'Sign in to go on.', move: 'sign in' },
  unsigned: { status: 403, words: 'Sign the confidentiality statement of this meeting first.', move: 'sign statement' },
  locked: { status: 401, words: 'Your session is locked. Sign in again.', move: 'sign in' },
  forbidden: { status: 403, words: 'Your seat in this meeting does not include this.', move: 'show' },
  phase: { status: 409, words: 'The meeting has concluded this case, so it can no longer be changed.', move: 'show' },
  taken: { status: 409, words: 'Another agency was first.', move: 'show' },
  state: { status: 409, words: 'This changed before your request arrived. Look again.', move: 'show' },
  gaps: { status: 409, words: 'The case cannot be concluded yet.', move: 'show' },
  malformed: { status: 422, words: 'The request was not understood.', move: 'show' },
  unknown: { status: 422, words: 'There is no such request.', move: 'show' },
  'too-large': { status: 413, words: 'That is too long.', move: 'show' },
  rate: { status: 429, words: 'Too many requests. Wait a moment.', move: 'retry' },
  origin: { status: 403, words: 'The request did not come from the board.', move: 'leave' },
  unavailable: { status: 503, words: 'It could not be saved. Nothing was changed.', move: 'retry' },
};

/** The body of every refusal over HTTP, and the negative ack of a command. */
export interface RefusalBody {
  readonly error: RefusalCode;
  readonly because: string;
}

export type Ack =
  { readonly ok: true } | { readonly ok: false; readonly reason: RefusalCode; readonly because: string };

/** Close codes of the sync socket. */
export const closeCodes = {
  malformed: 4400,
  unauthenticated: 4401,
  refused: 4403,
  absent: 4404,
  slow: 4408,
  phase: 4409,
  tooBig: 4413,
  rate: 4429,
  retry: 4503,
} as const;
