/** Commands by which a driver gets to know a server. We say what we are: one primary, alone in its replica set. */
import { Binary, type Document } from 'bson';
import { okay, type Call, type Commands } from './command.js';
import { MAX_DOCUMENT_BYTES } from './documents.js';
import { MAX_MESSAGE_BYTES } from './wire.js';

// Drivers send retryable writes only to members of a set. 21 is the youngest wire version whose `bulkWrite`
// command a driver does not expect of us.
const hello = ({ house }: Call) =>
  okay({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    secondary: false,
    setName: 'embedded',
    setVersion: 1,
    hosts: [house.address],
    primary: house.address,
    me: house.address,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
  });

const buildInfo = () => okay({ version: '7.0.0', versionArray: [7, 0, 0, 0], modules: ['embedded'], bits: 64 });

const isSession = (value: unknown): value is Document => (value as Document | null)?.['id'] instanceof Binary;

const endSessions = ({ house, args }: Call) => {
  const sessions: unknown = args['endSessions'];
  house.replies.end(Array.isArray(sessions) ? sessions.filter(isSession) : []);
  return okay();
};

const greeting = (run: (call: Call) => ReturnType<typeof okay>) => ({ writes: false, takes: 'any', run }) as const;

export const greetings: Commands = {
  hello: greeting(hello),
  ismaster: greeting(hello),
  isMaster: greeting(hello),
  ping: greeting(() => okay()),
  buildInfo: greeting(buildInfo),
  endSessions: greeting(endSessions),
};
