/** Words left behind when a document went on in another without some of its own: kept for their writer to copy, by the new one's key. */
import { useSyncExternalStore } from 'react';

const left = new Map<string, string>();
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

export const noteLeft = (docKey: string, words: string): void => {
  if (words === '') return;
  left.set(docKey, [left.get(docKey), words].filter(Boolean).join('\n'));
  tell();
};

export const forgetLeft = (docKey: string): void => {
  left.delete(docKey);
  tell();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null when there are none. */
export const useLeft = (docKey: string): string | null =>
  useSyncExternalStore(subscribe, () => left.get(docKey) ?? null);
