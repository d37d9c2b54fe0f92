/** The root key in all its forms, and keys that are wrong, missing or another's: one line, and nothing is made anew. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@board/server/config.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import { KeysRefused, parseCommand, type RootSource } from '@board/server/store/rootKey.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordsIn, temporaryFolder } from '../support/store.js';
import { backDoor, factsOf, freshCase, said, sealedStore, words, type Sealed } from '../support/sealed.js';

let sealed: Sealed;

const start = async (root?: RootSource): Promise<void> => {
  sealed = await sealedStore(root ? { root } : {});
};
const id = freshCase();
const write = async () => recordsIn(await sealed.store.log.append(said(factsOf(id), 0, ['kept'])));
const read = async () => words(await sealed.store.log.read(factsOf(id), 0));

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  scratch = await temporaryFolder();
});
afterEach(async () => {
  await sealed.close();
  await scratch.remove();
});

const expectRefused = async (place: Parameters<Sealed['reopen']>[0], line: RegExp): Promise<void> => {
  const error: unknown = await sealed.reopen(place).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(KeysRefused);
  expect((error as Error).message).toMatch(line);
  expect((error as Error).message).not.toContain('\n');
};

const value = (bytes: Buffer, as: 'hex' | 'base64'): RootSource => ({ from: 'value', value: bytes.toString(as) });
const printing = (text: string): RootSource => ({
  from: 'command',
  command: [process.execPath, '-e', `console.log(${JSON.stringify(text)})`],
});

test('[L12] without a setting the root key is a file, made at the first start for its owner alone', async () => {
  await start();
  await write();
  const files = ['root.key', 'house.key', `cases/${id}.key`];
  for (const file of files) expect((await stat(join(sealed.keys, file))).mode & 0o777, file).toBe(0o600);
  for (const folder of ['', 'cases']) expect((await stat(join(sealed.keys, folder))).mode & 0o777, folder).toBe(0o700);
  const root = (await readFile(join(sealed.keys, 'root.key'), 'utf8')).trim();
  await sealed.reopen();
  expect([await read(), (await readFile(join(sealed.keys, 'root.key'), 'utf8')).trim()]).toEqual([['kept'], root]);
  // The same key from the environment opens the same store: so a file becomes a key elsewhere.
  await rm(join(sealed.keys, 'root.key'));
  await sealed.reopen({ root: { from: 'value', value: root } });
  expect(await read()).toEqual(['kept']);
});

test('[L12] base64, hex and a command that prints either are one key; none of them is written anywhere', async () => {
  const bytes = randomBytes(32);
  await start(value(bytes, 'base64'));
  await write();
  const forms = [
    value(bytes, 'hex'),
    printing(bytes.toString('base64')),
    printing(bytes.toString('hex').toUpperCase()),
  ];
  for (const root of forms) {
    await sealed.reopen({ root });
    expect(await read()).toEqual(['kept']);
  }
  expect((await readdir(sealed.keys)).toSorted()).toEqual(['cases', 'house.key']);
});

test('[L12] a wrong root key is refused in one line, whichever way it comes', async () => {
  const [right, wrong] = [randomBytes(32), randomBytes(32)];
  await start(value(right, 'hex'));
  await write();
  for (const root of [value(wrong, 'hex'), value(wrong, 'base64'), printing(wrong.toString('hex'))])
    await expectRefused({ root }, /^The root key given does not open the keys in /);
  await expectRefused({ root: { from: 'file' } }, /^The root key is missing: /);
  expect(await readdir(sealed.keys)).not.toContain('root.key');
  await sealed.reopen({ root: value(right, 'hex') });
  expect(await read()).toEqual(['kept']);
});

test('[L12] a command that fails, or prints something else, is refused without a word of what it printed', async () => {
  await start(value(randomBytes(32), 'hex'));
  const failing = ['-e', 'console.log("words of the command"); process.exit(3)'];
  await expectRefused({ root: { from: 'command', command: [process.execPath, ...failing] } }, /_COMMAND failed \(3\)$/);
  await expectRefused({ root: { from: 'command', command: ['/no/such/command'] } }, /failed \(ENOENT\)$/);
  await expectRefused({ root: printing('words of the command') }, /^The root key is not 32 bytes in base64 or hex$/);
});

test('[L12] keys that are lost are not made again, and those of another store are known for what they are', async () => {
  await start();
  await write();
  const house = join(sealed.keys, 'house.key');
  await sealed.shut();
  await rename(house, `${house}.away`);
  await expectRefused({}, /^The keys of this store are missing: /);
  await rename(`${house}.away`, house);
  await expectRefused({ keys: join(scratch.path, 'nothing') }, /^The keys of this store are missing: /);

  const other = await sealedStore();
  await other.shut();
  await cp(other.keys, join(scratch.path, 'other'), { recursive: true });
  await other.close();
  await expectRefused({ keys: join(scratch.path, 'other') }, /^The keys in .+ are those of another store$/);

  // The key of one case alone: that case is unreadable, takes nothing, and is whole again with its file.
  const own = join(sealed.keys, 'cases', `${id}.key`);
  await rename(own, join(scratch.path, 'lost'));
  await sealed.reopen();
  await expect(read()).rejects.toThrow('cannot be opened');
  expect(await sealed.store.log.append(said(factsOf(id), 1, ['more']))).toEqual({ ok: false, reason: 'gone' });
  await rename(join(scratch.path, 'lost'), own);
  await sealed.reopen();
  expect(await read()).toEqual(['kept']);
});

test('[L12] a store of the unsealed kind is refused, with what to do', async () => {
  await start();
  const folder = join(scratch.path, 'old');
  const embedded = await startEmbedded(folder);
  const back = await backDoor(embedded.uri, folder);
  const [body, session] = [Buffer.from('{}'), null];
  const old = { _id: 'directory:0000000001', stream: 'directory', seq: 1, prev: '0', hash: '0', pen: '' };
  await back.records.insertOne({ ...old, at: 0, by: 'system', session, body });
  await back.close();
  await embedded.close();
  await expectRefused({ folder, keys: join(scratch.path, 'keys') }, /without sealing.*npm start -- --fresh$/);
  expect(await readdir(scratch.path)).not.toContain('keys');
});

test('[L12] the settings: a key, a command, or neither; never both, never nonsense, and no key is quoted', async () => {
  await start();
  const hex = randomBytes(32).toString('hex');
  expect(readConfig({}).root).toEqual({ from: 'file' });
  expect(readConfig({ BOARD_ROOT_KEY: '', BOARD_ROOT_KEY_COMMAND: '' }).root).toEqual({ from: 'file' });
  expect(readConfig({ BOARD_ROOT_KEY: hex }).root).toEqual({ from: 'value', value: hex });
  const command = ['kms', 'decrypt', '--key', 'board'];
  expect(readConfig({ BOARD_ROOT_KEY_COMMAND: command.join(' ') }).root).toEqual({ from: 'command', command });
  expect(parseCommand('["a b","$(c); d"]')).toEqual(['a b', '$(c); d']);
  expect([parseCommand('["a"'), parseCommand('[]'), parseCommand('  ')]).toEqual([null, null, null]);
  expect(readConfig({ BOARD_DATA: '/d' }).keys).toBe('/d/keys');
  expect(readConfig({ BOARD_DATA: '/d', BOARD_KEYS: '/k' }).keys).toBe('/k');
  const wrong = [{ BOARD_ROOT_KEY: hex.slice(1) }, { BOARD_ROOT_KEY: hex, BOARD_ROOT_KEY_COMMAND: 'kms' }];
  for (const env of wrong) {
    expect(() => readConfig(env)).toThrow(/BOARD_ROOT_KEY/);
    expect(() => readConfig(env)).not.toThrow(hex.slice(1));
  }
});

test('[L12] no shell reads the command', async () => {
  await start();
  const made = join(scratch.path, 'made');
  const command = parseCommand(`echo $(touch ${made}); touch ${made}`) ?? [];
  await expectRefused({ root: { from: 'command', command } }, /not 32 bytes/);
  expect(await readdir(scratch.path)).toEqual([]);
});

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

test('[L12] the process ends with one line on a wrong root key', async () => {
  await start(value(randomBytes(32), 'hex'));
  await sealed.shut();
  const key = randomBytes(32).toString('hex');
  const env = { ...process.env, BOARD_DATA: sealed.folder, BOARD_KEYS: sealed.keys, BOARD_ROOT_KEY: key, PORT: '0' };
  const ended = await new Promise<{ code: unknown; said: string }>((tell) => {
    execFile(
      process.execPath,
      [main],
      { env: { ...env, MONGODB_URI: undefined, BOARD_ROOT_KEY_COMMAND: undefined, BOARD_CHECKPOINTS: undefined } },
      (error, stdout, stderr) => {
        tell({ code: error?.code, said: stdout + stderr });
      },
    );
  });
  expect(ended).toEqual({ code: 1, said: `The root key given does not open the keys in ${sealed.keys}\n` });
});
