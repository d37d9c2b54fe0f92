/** Whether the server can be reached and knows us: one union for the whole page. */
import { useSyncExternalStore } from 'react';

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly since: number }
  | { readonly kind: 'signed out' };

let connection: Connection = { kind: 'connecting' };
const listeners = new Set<() => void>();

const enter = (after: Connection): void => {
  if (after.kind === connection.kind) return;
  connection = after;
  for (const listener of listeners) listener();
};

export const noteOnline = (): void => enter({ kind: 'online' });
export const noteOffline = (): void => enter({ kind: 'offline', since: Date.now() });
export const noteSignedOut = (): void => enter({ kind: 'signed out' });
export const noteConnecting = (): void => enter({ kind: 'connecting' });

export const connectionNow = (): Connection => connection;

export const onConnection = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = (): Connection => useSyncExternalStore(onConnection, connectionNow);
