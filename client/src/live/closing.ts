/** When the session locks unless somebody says that they are here; null while that is not near. The server says both. */
import { useSyncExternalStore } from 'react';

let locksAt: number | null = null;
const listeners = new Set<() => void>();

export const noteClosing = (at: number | null): void => {
  if (at === locksAt) return;
  locksAt = at;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLocksAt = (): number | null => useSyncExternalStore(subscribe, () => locksAt);
