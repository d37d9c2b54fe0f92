/** The contract of the store: always on the embedded one, and on a real MongoDB where there is one. */
import { connectStore } from '@board/server/store/connect.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import { temporaryFolder, type Nodes } from '../support/store.js';
import { storeContract } from '../support/storeContract.js';

const nodesOn = async (uri: string, shut: () => Promise<void>): Promise<Nodes> => {
  const one = await connectStore({ uri, folder: '' });
  const two = await connectStore({ uri, folder: '' });
  const close = async () => {
    await Promise.all([one.close(), two.close()]);
    await shut();
  };
  return { one, two, close };
};

storeContract('the embedded default', async () => {
  const folder = await temporaryFolder();
  const embedded = await startEmbedded(folder.path);
  return nodesOn(embedded.uri, async () => {
    await embedded.close();
    await folder.remove();
  });
});

const uri = process.env['MONGODB_URI'];
if (uri) storeContract('MongoDB', () => nodesOn(uri, () => Promise.resolve()));
else console.log('MONGODB_URI is not set: the contract of the store was asked of the embedded default only.');
