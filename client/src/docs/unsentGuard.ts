/** Asks before words that are on no disk are left behind. */
import { useEffect, useSyncExternalStore } from 'react';
import { useBlocker } from 'react-router';
import { onAnyDoc, unsentEverywhere } from './pool';

export type Leaving =
  | { readonly kind: 'free' }
  | { readonly kind: 'asked'; readonly unsent: number; readonly stay: () => void; readonly leave: () => void };

/** How many changes made here are not yet on the server's disk, in all documents. */
export const useUnsent = (): number => useSyncExternalStore(onAnyDoc, unsentEverywhere);

const useAskBeforeUnload = (unsent: boolean): void =>
  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);

/** `more` counts what waits elsewhere, such as queued commands. Use it once, near the root of the routes. */
export const useUnsentGuard = (more = 0): Leaving => {
  const unsent = useUnsent() + more;
  useAskBeforeUnload(unsent > 0);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return unsent > 0 && currentLocation.pathname !== nextLocation.pathname;
  });
  if (blocker.state !== 'blocked') return { kind: 'free' };
  return { kind: 'asked', unsent, stay: () => blocker.reset(), leave: () => blocker.proceed() };
};
