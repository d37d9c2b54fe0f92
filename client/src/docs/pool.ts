/** The replicas in use, counted outside React: a component may mount twice, the document is opened once. */
import { unsentIn } from './docState';
import { Replica } from './replica';

interface Entry {
  readonly replica: Replica;
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();
/** A moment's grace, so that changing a tab or StrictMode's second mount does not close the line. */
const linger = 2_000;

/** Withdrawn, left by everybody, and only waiting for its time: whoever is given it back starts afresh [N4]. */
const isSpent = ({ replica, users }: Entry): boolean => users === 0 && replica.state().kind === 'withdrawn';

const enter = (docKey: string): Entry => {
  const found = entries.get(docKey);
  if (found !== undefined && !isSpent(found)) return found;
  clearTimeout(found?.timer);
  const entry: Entry = { replica: new Replica(docKey), users: 0, timer: undefined };
  entries.set(docKey, entry);
  entry.replica.subscribe(tell);
  return entry;
};

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Nobody looks at it any more; but words that are not on the server's disk keep it open. */
const leave = (docKey: string, entry: Entry): void => {
  entry.timer = setTimeout(() => {
    if (entry.users > 0) return;
    if (unsentIn(entry.replica.state()) > 0) return leave(docKey, entry);
    entries.delete(docKey);
    entry.replica.close();
    tell();
  }, linger);
};

/** Takes a share in a document; the result gives it back. */
export const share = (docKey: string): (() => void) => {
  const entry = enter(docKey);
  entry.users += 1;
  clearTimeout(entry.timer);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    entry.users -= 1;
    if (entry.users === 0) leave(docKey, entry);
  };
};

/** The replica if somebody has a share in it. */
export const replicaOf = (docKey: string): Replica | null => entries.get(docKey)?.replica ?? null;

/** Tries every line now: after signing in again, or when the network returns. */
export const retryAll = (): void => {
  for (const { replica } of entries.values()) replica.retry();
};

/** The screen is locked: what is on the server's disk goes from memory now, and only words that are not stay. */
export const dropSaved = (): void => {
  for (const [docKey, entry] of entries) {
    if (entry.users > 0 || unsentIn(entry.replica.state()) > 0) continue;
    clearTimeout(entry.timer);
    entries.delete(docKey);
    entry.replica.close();
  }
  tell();
};

/** Destroys these documents at once, or all of them; no words are offered. */
export const withdrawDocs = (docKeys: readonly string[] = [...entries.keys()]): void => {
  for (const docKey of docKeys) entries.get(docKey)?.replica.withdraw();
};

/** Changes made here, in all documents, that the server has not put on disk. */
export const unsentEverywhere = (): number =>
  [...entries.values()].reduce((sum, { replica }) => sum + unsentIn(replica.state()), 0);

/** True while words are on this screen alone, and no line is open to bring them. */
export const isHoldingWords = (): boolean =>
  [...entries.values()].some(({ replica }) => {
    const state = replica.state();
    return state.kind === 'offline' && state.unsent > 0;
  });

export const onAnyDoc = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

if (typeof window !== 'undefined') window.addEventListener('online', retryAll);
