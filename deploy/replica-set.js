// Makes three MongoDB servers one replica set, and waits until one of them may be written to. Run by mongosh; may be run again.
const members = ['mongo-1', 'mongo-2', 'mongo-3'].map((host, _id) => ({ _id, host: `${host}:27017` }));

try {
  rs.initiate({ _id: 'board', members });
} catch (error) {
  if (error.codeName !== 'AlreadyInitialized') throw error;
}
while (!rs.status().members.some(({ stateStr }) => stateStr === 'PRIMARY')) sleep(500);
