/** A store whose records are signed as they come: what the house writes to. Knows no meaning of a record. */
import type { Clock } from '../ports/clock.js';
import type { Store } from '../store/connect.js';
import { openCheckpoints } from './checkpoints.js';
import { openSigner } from './signing.js';

interface Place {
  readonly clock: Clock;
  /** Where checkpoints are written: a place that whoever may write to the store should not be able to write to. */
  readonly folder: string;
  /** Where the private key is. */
  readonly keys: string;
  readonly broken: (error: unknown) => void;
}

export const checkpointed = async (store: Store, { clock, folder, keys, broken }: Place): Promise<Store> => {
  const signer = await openSigner(keys);
  const checkpoints = await openCheckpoints({ log: store.log, clock, folder, signer, broken });
  return {
    ...store,
    log: checkpoints.log,
    close: async () => {
      await checkpoints.close().catch(broken);
      await store.close();
    },
  };
};
