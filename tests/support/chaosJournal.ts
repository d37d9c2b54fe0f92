/** A data folder whose house was killed, read without the house: what its journals hold, whose it is, and whether the chain is whole. */
import { decodeRecord, type DocRecord, type Part } from '@board/server/rooms/record.js';
import { replay } from '@board/server/rooms/replay.js';
import { Unreadable, type Log, type LogRecord } from '@board/server/ports/log.js';
import { connectStore } from '@board/server/store/connect.js';
import type { UserId } from '@board/shared/kernel/ids.js';
import type * as Y from 'yjs';
import { board as cli } from './auditCli.js';
import { known } from './house.js';
import { piecesIn, tokensIn, type Promised } from './chaosPromises.js';

/** Everything a document says. */
export const wordsIn = (doc: Y.Doc): string =>
  [...doc.share.keys()].map((root) => doc.getXmlFragment(root).toJSON()).join('\n');

export interface Findings {
  readonly wrong: readonly string[];
  readonly journals: number;
  /** Records that `npx board audit verify` went over. */
  readonly verified: number;
}

const readable = async (log: Log, stream: string): Promise<readonly LogRecord[]> =>
  log.read(stream, 0).catch((error: unknown) => {
    if (error instanceof Unreadable) return [];
    throw error;
  });

const authorIn = (parts: readonly Part[], client: number, clock: number): UserId | null =>
  parts.find(({ clients }) => clients.some(({ id, from, to }) => id === client && from <= clock && clock < to))?.user ??
  null;

/** Every word in a record is in the part of the one who wrote it. */
const wrongAuthors = (body: DocRecord, authors: ReadonlyMap<string, UserId>): string[] => {
  if (body.kind === 'lease' || body.kind === 'ended') return [];
  return piecesIn(body.update).flatMap(({ client, clock, text }) =>
    tokensIn(text).flatMap((token) => {
      const [meant, written] = [authors.get(token), authorIn(body.parts, client, clock)];
      return meant === written ? [] : [`${token} of ${meant} is under ${written}`];
    }),
  );
};

/** A command's id stands in one record or in none; an acknowledged one's stands in one. */
const wrongCommands = async (log: Log, boards: readonly Promised[]): Promise<string[]> => {
  const times = new Map<string, number>();
  for (const stream of await log.names('case/')) {
    for (const { body } of await readable(log, stream)) {
      const { command } = JSON.parse(Buffer.from(body).toString('utf8')) as { command: string | null };
      if (command !== null) times.set(command, (times.get(command) ?? 0) + 1);
    }
  }
  const lost = boards.flatMap(({ claims }) => claims).filter(({ id, said }) => said === 'yes' && !times.has(id));
  return [
    ...[...times].filter(([, count]) => count > 1).map(([id, count]) => `${count} times command ${id}`),
    ...lost.map(({ id }) => `lost command ${id}`),
  ];
};

const chain = async (folder: string): Promise<{ readonly wrong: readonly string[]; readonly verified: number }> => {
  const { code, said, complained } = await cli('audit', 'verify', '--data', folder);
  const verified = Number(/([\d,]+) records/.exec(said)?.[1]?.replaceAll(',', '') ?? 0);
  return { wrong: code === 0 ? [] : [`audit verify: ${said}${complained}`], verified };
};

export const readFolder = async (folder: string, boards: readonly Promised[]): Promise<Findings> => {
  const authors = new Map(boards.flatMap(({ typed }) => [...typed]));
  const wrong: string[] = [];
  const store = await connectStore({ folder });
  try {
    for (const stream of await store.log.names('doc/')) {
      for (const { body } of await readable(store.log, stream))
        wrong.push(...wrongAuthors(decodeRecord(body), authors));
    }
    for (const promised of boards) {
      const { doc } = await replay(store.log, known(promised.doc));
      wrong.push(...promised.wrongIn(wordsIn(doc)));
    }
    wrong.push(...(await wrongCommands(store.log, boards)));
  } finally {
    await store.close();
  }
  const { wrong: broken, verified } = await chain(folder);
  return { wrong: [...wrong, ...broken], journals: boards.length, verified };
};
