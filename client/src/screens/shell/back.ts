/** Coming back after a lock or an end: the same person goes on where they were; anybody else finds nothing of them. */
import type { UserId } from '@board/shared/kernel/ids';
import type { HomeView } from '@board/shared/policy/views';
import { retryAll, withdrawDocs } from '../../docs/pool';
import { noteConnecting } from '../../live/connection';
import { getView } from '../../live/http';
import { giveUpCommands } from '../../live/socket';

export type Back = 'yes' | 'not yet' | 'somebody else';

/** `was`: who was here before; null when this page does not know. */
export const isBack = async (was: UserId | null): Promise<Back> => {
  const seen = await getView<HomeView>('/api/home').catch(() => null);
  if (seen === null || !seen.ok) return 'not yet';
  return was === null || seen.view.me.user === was ? 'yes' : 'somebody else';
};

export const goOn = (): void => {
  noteConnecting();
  retryAll();
};

/** Their words go first: they are not this person's to see, and must not hold the page back. */
export const makeRoomForAnother = (): void => {
  withdrawDocs();
  giveUpCommands({ ok: false, reason: 'unauthenticated', because: 'Somebody else has signed in.' });
  setTimeout(() => location.replace('/'), 0);
};
