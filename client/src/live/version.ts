/** Whether the board has been updated under this page. Once known it stays so: only loading the page anew ends it. */
import { useSyncExternalStore } from 'react';

let isOther = false;
const listeners = new Set<() => void>();

export const noteOtherVersion = (): void => {
  if (isOther) return;
  isOther = true;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOtherVersion = (): boolean => useSyncExternalStore(subscribe, () => isOther);
