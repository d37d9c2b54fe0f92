/** The contract of the store: always on the embedded one, and on a real MongoDB where there is one. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connectStore } from '@board/server/store/connect.js';
import { uriOf } from '@board/server/store/embedded/address.js';
import { addressOfHolder } from '@board/server/store/embedded/lock.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import { known } from '../support/house.js';
import { temporaryFolder, type Nodes } from '../support/store.js';
import { storeContract } from '../support/storeContract.js';

const nodesOn = async (uri: string, folder: string, shut: () => Promise<void>): Promise<Nodes> => {
  const place = { uri, folder, keys: join(folder, 'keys') };
  const one = await connectStore(place);
  const two = await connectStore(place);
  const close = async () => {
    await Promise.all([one.close(), two.close()]);
    await shut();
  };
  return { one, two, close };
};

storeContract('the embedded default', async () => {
  const folder = await temporaryFolder();
  const embedded = await startEmbedded(folder.path);
  return nodesOn(embedded.uri, folder.path, async () => {
    await embedded.close();
    await folder.remove();
  });
});

// As the board runs on it: one node past the driver, in the store's own process; another one through the driver.
storeContract('the embedded default and the process it runs in', async () => {
  const folder = await temporaryFolder();
  const place = { folder: folder.path, keys: join(folder.path, 'keys') };
  const one = await connectStore(place);
  const two = await connectStore({ ...place, uri: uriOf(known(addressOfHolder(folder.path))) });
  const close = async () => {
    await two.close();
    await one.close();
    await folder.remove();
  };
  return { one, two, close };
});

/** A database of its own each time: its keys go with the test. */
const ownDatabase = (uri: string): string => {
  const own = new URL(uri);
  own.pathname = `/board-${randomUUID()}`;
  return own.href;
};

const uri = process.env['MONGODB_URI'];
if (uri) {
  storeContract('MongoDB', async () => {
    const folder = await temporaryFolder();
    return nodesOn(ownDatabase(uri), folder.path, folder.remove);
  });
} else console.log('MONGODB_URI is not set: the contract of the store was asked of the embedded default only.');
