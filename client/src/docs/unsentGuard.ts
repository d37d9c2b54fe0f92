/** Asks before words that are on no disk are left behind. */
import { useEffect, useSyncExternalStore } from 'react';
import { useBlocker } from 'react-router';
import { onAnyDoc, unsentEverywhere } from './pool';

export type Leaving =
  { readonly kind: 'free' } | { readonly kind: 'asked'; readonly stay: () => void; readonly leave: () => void };

/** How many changes made here are not yet on the server's disk, in all documents. */
export const useUnsent = (): number => useSyncExternalStore(onAnyDoc, unsentEverywhere);

/** `more` counts what waits elsewhere, such as queued commands. Counts when somebody leaves, not with every key. */
export const useUnsentGuard = (more = 0): Leaving => {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsentEverywhere() + more > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [more]);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && unsentEverywhere() + more > 0,
  );
  if (blocker.state !== 'blocked') return { kind: 'free' };
  return { kind: 'asked', stay: () => blocker.reset(), leave: () => blocker.proceed() };
};
