/** Full names or initials: a choice of this device, initials until somebody asks for more. */
import { useSyncExternalStore } from 'react';
import { initialsOf } from './words';

export type Names = 'initials' | 'full';

const key = 'board.names';
const listeners = new Set<() => void>();

const kept = (): Names => {
  try {
    return localStorage.getItem(key) === 'full' ? 'full' : 'initials';
  } catch {
    return 'initials';
  }
};

let names: Names = kept();

export const chooseNames = (choice: Names): void => {
  names = choice;
  try {
    localStorage.setItem(key, choice);
  } catch {
    // a device that keeps nothing asks again next time
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNames = (): Names => useSyncExternalStore(subscribe, () => names);

const whole = (name: string): string => name;

/** A person's name as this device shows it now. Each time the same function: an effect hangs on it. */
export const useShownName = (): ((name: string) => string) => (useNames() === 'full' ? whole : initialsOf);
