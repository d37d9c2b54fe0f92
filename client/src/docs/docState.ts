/** Where the words of one document stand, as one union with a total table of what may follow what. */

import type { RefusalCode } from '@board/shared/wire/refusals';

/** Words of one root that the server did not take. */
export interface Unsent {
  readonly root: string;
  readonly words: string;
}

export type DocState =
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'live';
      readonly save: 'saved' | 'saving';
      readonly savedAt: number | null;
      readonly unsent: number;
    }
  | { readonly kind: 'offline'; readonly unsentSince: number | null; readonly since: number; readonly unsent: number }
  /** `words` is null until the fresh replica has been compared with what was here. */
  | { readonly kind: 'refused'; readonly reason: RefusalCode; readonly words: readonly Unsent[] | null }
  | { readonly kind: 'signed out'; readonly unsent: number }
  | { readonly kind: 'withdrawn' };

export type DocEvent =
  /** `savedAt` is null when there was nothing of ours to save. */
  | { readonly kind: 'tally'; readonly settled: boolean; readonly unsent: number; readonly savedAt: number | null }
  | { readonly kind: 'lost'; readonly unsent: number; readonly at: number }
  | { readonly kind: 'refused'; readonly reason: RefusalCode }
  | { readonly kind: 'compared'; readonly words: readonly Unsent[] }
  | { readonly kind: 'carry on' }
  | { readonly kind: 'signed out'; readonly unsent: number }
  | { readonly kind: 'withdrawn' };

type StateOf<K extends DocState['kind']> = Extract<DocState, { kind: K }>;
type EventOf<K extends DocEvent['kind']> = Extract<DocEvent, { kind: K }>;
type Row<S extends DocState['kind']> = {
  readonly [E in DocEvent['kind']]: (state: StateOf<S>, event: EventOf<E>) => DocState;
};
type Table = { readonly [S in DocState['kind']]: Row<S> };

const stay = (state: DocState): DocState => state;
const withdrawn = (): DocState => ({ kind: 'withdrawn' });
const refuse = (_: DocState, event: EventOf<'refused'>): DocState => ({
  kind: 'refused',
  reason: event.reason,
  words: null,
});
const signOut = (_: DocState, event: EventOf<'signed out'>): DocState => ({ kind: 'signed out', unsent: event.unsent });

const tally = (savedAt: number | null, event: EventOf<'tally'>): DocState => ({
  kind: 'live',
  save: event.settled ? 'saved' : 'saving',
  savedAt: event.savedAt ?? savedAt,
  unsent: event.unsent,
});

const lose = (_: DocState, event: EventOf<'lost'>): DocState => ({
  kind: 'offline',
  since: event.at,
  unsentSince: event.unsent > 0 ? event.at : null,
  unsent: event.unsent,
});

const loseMore = (state: StateOf<'offline'>, event: EventOf<'lost'>): DocState => ({
  kind: 'offline',
  since: state.since,
  unsentSince: event.unsent > 0 ? (state.unsentSince ?? event.at) : null,
  unsent: event.unsent,
});

const common = { refused: refuse, compared: stay, 'carry on': stay, 'signed out': signOut, withdrawn } as const;

const table: Table = {
  opening: { ...common, tally: (_, event) => tally(null, event), lost: lose },
  live: { ...common, tally: (state, event) => tally(state.savedAt, event), lost: lose },
  offline: { ...common, tally: (_, event) => tally(null, event), lost: loseMore },
  refused: {
    tally: stay,
    lost: stay,
    refused: (state, event) => ({ ...state, reason: event.reason }),
    compared: (state, event) => ({ ...state, words: event.words }),
    'carry on': () => ({ kind: 'opening' }),
    'signed out': signOut,
    withdrawn,
  },
  'signed out': { ...common, tally: (_, event) => tally(null, event), lost: stay },
  withdrawn: {
    tally: stay,
    lost: stay,
    refused: stay,
    compared: stay,
    'carry on': stay,
    'signed out': stay,
    withdrawn: stay,
  },
};

/** The next state. An event that changes nothing gives back the same object. */
export const next = (state: DocState, event: DocEvent): DocState => {
  const row = table[state.kind] as Record<DocEvent['kind'], (state: DocState, event: DocEvent) => DocState>;
  const after = row[event.kind](state, event);
  return same(state, after) ? state : after;
};

const same = (a: DocState, b: DocState): boolean =>
  a === b ||
  (a.kind === 'live' && b.kind === 'live' && a.save === b.save && a.savedAt === b.savedAt && a.unsent === b.unsent);

/** How many changes made here the server has not yet put on disk. */
export const unsentIn = (state: DocState): number => {
  if (state.kind === 'live' || state.kind === 'offline' || state.kind === 'signed out') return state.unsent;
  return state.kind === 'refused' ? (state.words?.length ?? 0) : 0;
};
