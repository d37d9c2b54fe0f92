/** From a request to its reply: which command, may it be, has it been done already. Knows no socket and no commit. */
import { serialize, type Document } from 'bson';
import { allowOnly, type Command, type Commands, type House } from './command.js';
import { greetings } from './greetings.js';
import { reads } from './reads.js';
import { Refusal, refuse, wording } from './refuse.js';
import { schema } from './schema.js';
import type { Pieces, Request } from './wire.js';
import { writes } from './writes.js';

const table: ReadonlyMap<string, Command> = new Map(
  [greetings, reads, writes, schema].flatMap((commands: Commands) => Object.entries(commands)),
);

/** What drivers add to every command. Concerns and preferences are kept by there being one node that always flushes. */
const COMMON = ['$db', 'lsid', 'txnNumber', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern'];
const HINTS = ['maxTimeMS', 'comment'];

const nameOf = (command: Document): string => Object.keys(command)[0] ?? '';

export const isWrite = ({ command }: Request): boolean => table.get(nameOf(command))?.writes ?? false;

const find = (command: Document): Command => {
  const name = nameOf(command);
  const found = table.get(name) ?? refuse('commandNotFound', `no such command: '${name}' (embedded store)`);
  if ('startTransaction' in command || 'autocommit' in command)
    refuse('badValue', `${name}: startTransaction is not supported (embedded store)`);
  if (found.takes !== 'any') allowOnly(name, command, [name, ...found.takes, ...COMMON, ...HINTS]);
  return found;
};

const failure = (error: Refusal): Pieces => [Buffer.from(serialize({ ok: 0, ...wording(error) }))];

export const failed = (message: string): Pieces => failure(new Refusal('internalError', message));

const run = (house: House, request: Request): Pieces => {
  const { command: args } = request;
  const command = find(args);
  const before = command.writes ? house.replies.recall(args) : undefined;
  if (before) return before;
  const db = String(args['$db'] ?? 'admin');
  const reply = command.run({ house, request, args, db, ns: `${db}.${String(args[nameOf(args)])}` });
  if (command.writes) house.replies.keep(args, reply);
  return reply;
};

/** Answers one request. A refusal becomes a reply; anything else thrown is a bug and is not caught here. */
export const answer = (house: House, request: Request): Pieces => {
  try {
    return run(house, request);
  } catch (error) {
    if (error instanceof Refusal) return failure(error);
    throw error;
  }
};
