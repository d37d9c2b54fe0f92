/** Whether the server can be reached and knows us: one union for the whole page. */
import { useSyncExternalStore } from 'react';

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly since: number }
  /** Nobody was here for long: nothing of any case is shown until somebody signs in again. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'signed out' };

let connection: Connection = { kind: 'connecting' };
const listeners = new Set<() => void>();

const enter = (after: Connection): void => {
  if (after.kind === connection.kind) return;
  connection = after;
  for (const listener of listeners) listener();
};

/** Once the server has said that it does not know us, a line that breaks or returns changes nothing. */
const isOut = (): boolean => connection.kind === 'locked' || connection.kind === 'signed out';

export const noteOnline = (): void => {
  if (!isOut()) enter({ kind: 'online' });
};
export const noteOffline = (): void => {
  if (!isOut()) enter({ kind: 'offline', since: Date.now() });
};
export const noteSignedOut = (): void => {
  if (connection.kind !== 'locked') enter({ kind: 'signed out' });
};
export const noteLocked = (): void => enter({ kind: 'locked' });
/** A new beginning: somebody has signed in, or says so. */
export const noteConnecting = (): void => enter({ kind: 'connecting' });

export const connectionNow = (): Connection => connection;

export const onConnection = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = (): Connection => useSyncExternalStore(onConnection, connectionNow);
