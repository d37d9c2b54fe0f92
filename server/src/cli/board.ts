/** The command line: what can be asked of a board from outside. Reads settings and words, and hands over; knows no record. */
import { Command, CommanderError } from 'commander';
import { readConfig } from '../config.js';
import { makeBackup, restoreBackup } from './backup.js';
import { serveStore } from './store.js';
import { listCheckpoints, showLog, verifyAll, type Place, type Say } from './audit.js';

/** 0: as it should be. 1: something was found. 2: it could not be asked. */
export type Outcome = 0 | 1 | 2;

interface Given {
  readonly data?: string;
  readonly checkpoints?: string;
  readonly publicKey?: readonly string[];
  readonly copy?: string;
}

const envOf = ({ data, checkpoints }: Given): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(data === undefined ? {} : { BOARD_DATA: data }),
  ...(checkpoints === undefined ? {} : { BOARD_CHECKPOINTS: checkpoints }),
});

const placeOf = (given: Given): Place => {
  const { mongo, data, keys, root, checkpoints } = readConfig(envOf(given));
  const { copy, publicKey: publicKeys = [] } = given;
  const of = { uri: mongo, folder: data, keys, root };
  return { ...of, checkpoints: copy ?? checkpoints, isCopy: copy !== undefined, publicKeys };
};

const about = `
Settings are those of the board itself: BOARD_DATA, BOARD_KEYS, BOARD_CHECKPOINTS, BOARD_ROOT_KEY, MONGODB_URI.
A board that runs on this machine need not be stopped.`;

const audit = (say: Say, end: (outcome: Outcome) => void): Command => {
  const group = new Command('audit').description('whether the records are as they were written, and who has read them');
  const command = (words: string, description: string): Command =>
    group
      .command(words)
      .description(description)
      .option('--data <folder>', 'the data folder of the board (BOARD_DATA)')
      .option('--checkpoints <folder>', 'the folder of signed checkpoints (BOARD_CHECKPOINTS)');
  command(
    'verify',
    'names the first record of each stream that was altered, dropped, moved or swapped; ends with 1 then',
  )
    .option('--copy <folder>', 'an auditor’s own copy of the checkpoints, which may be behind')
    .option('--public-key <file...>', 'the key that checkpoints are signed with (default: those in BOARD_KEYS)')
    .action(async (given: Given) => end(await verifyAll(placeOf(given), say)));
  command(
    'log <case>',
    'who has opened a case, and who was refused; "house" for sign-ins and audit reads. This is recorded',
  ).action(async (of: string, given: Given) => end(await showLog(placeOf(given), of, say)));
  command('checkpoints', 'lists the signed checkpoints').action(async (given: Given) =>
    end(await listCheckpoints(placeOf(given), say)),
  );
  return group;
};

const archive = (say: Say, end: (outcome: Outcome) => void): readonly Command[] => {
  const command = (words: string, description: string): Command =>
    new Command(words.split(' ', 1)[0])
      .arguments('<folder>')
      .description(description)
      .option('--data <folder>', 'the data folder of the board (BOARD_DATA)');
  return [
    command('backup <folder>', 'copies the store into an empty folder, also while the board runs; without keys').action(
      async (folder: string, given: Given) => end(await makeBackup(placeOf(given), folder, say)),
    ),
    command('restore <folder>', 'puts a backup into an empty store, when every chain in it is whole').action(
      async (folder: string, given: Given) => end(await restoreBackup(placeOf(given), folder, say)),
    ),
  ];
};

const store = (say: Say, end: (outcome: Outcome) => void): Command =>
  new Command('store')
    .description('serves the embedded store to several nodes on this machine, until it is ended; says its MONGODB_URI')
    .option('--data <folder>', 'the data folder of the store (BOARD_DATA)')
    .action(async (given: Given) => end(await serveStore(readConfig(envOf(given)).data, say)));

/** Carries out one command line; answers how it ended. */
export const run = async (words: readonly string[]): Promise<Outcome> => {
  let outcome: Outcome = 0;
  const say: Say = (line) => void process.stdout.write(`${line}\n`);
  const board = new Command('board')
    .description('The live MARAC board, from the command line')
    .addHelpText('after', about)
    .exitOverride()
    .addCommand(audit(say, (ended) => (outcome = ended)))
    .addCommand(store(say, (ended) => (outcome = ended)));
  for (const one of archive(say, (ended) => (outcome = ended))) board.addCommand(one);
  for (const group of board.commands) for (const one of [group, ...group.commands]) one.exitOverride();
  try {
    await board.parseAsync([...words], { from: 'user' });
    return outcome;
  } catch (error) {
    // Commander has said already what it had to say: help, or what it did not understand.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
};
