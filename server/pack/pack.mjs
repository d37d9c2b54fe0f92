/** Packs the built server into one script for each of its threads, and runs it once so that V8 need not compile it at a start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { boardFlags, digestOfBuilt, packed as usual, stampIn } from './fresh.mjs';

const [packed = usual] = process.argv.slice(2);

const inServer = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Each is a thread of its own, found by the others under this name in one folder. */
const threads = {
  main: 'dist/main.js',
  worker: 'dist/store/embedded/worker.js',
  folding: 'dist/rooms/folding.js',
};

/** Binaries, and what drivers try to load and do without. */
const external = [
  'lmdb',
  'bufferutil',
  'utf-8-validate',
  'kerberos',
  'snappy',
  'socks',
  'aws4',
  'gcp-metadata',
  'mongodb-client-encryption',
  '@mongodb-js/zstd',
  '@aws-sdk/credential-providers',
];

/** Half the memory: V8 keeps two bytes for each character of a script that has a single one beyond Latin-1. */
const inAscii = (code) => {
  // Where an escape would mean something else than the character: there is no such place, and there must not come one.
  if (/\\[^\x00-\x7f]|String\.raw`[^`]*[^\x00-\x7f]/.test(code)) throw new Error('a character that cannot be escaped');
  return code.replaceAll(/[^\x00-\x7f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
};

const packOne = async ([name, input]) => {
  const bundle = await rolldown({ input: inServer(input), platform: 'node', external, logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, comments: false });
  await bundle.close();
  if (output.length !== 1) throw new Error(`${name} came apart`);
  writeFileSync(join(packed, `${name}.cjs`), inAscii(output[0].code));
  copyFileSync(inServer('pack/run.mjs'), join(packed, `${name}.js`));
};

/** A board of nobody's, on a folder that is thrown away; at its end each thread keeps what V8 made of its script. */
const runOnce = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'board-pack-'));
  const settings = { PORT: '0', BOARD_DATA: folder, BOARD_DEMO: '1', DRAIN_SECONDS: '0' };
  const env = { PATH: process.env.PATH, ...settings, BOARD_PACKING: '1' };
  const child = spawn(process.execPath, [...boardFlags, join(packed, 'main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^The board is at (http:\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    await fetch(url).then((answer) => answer.arrayBuffer());
    child.kill('SIGTERM');
  }
  const [code] = await gone;
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the packed board ended with ${code}`);
};

rmSync(packed, { recursive: true, force: true });
mkdirSync(packed, { recursive: true });
const digest = digestOfBuilt();
for (const thread of Object.entries(threads)) await packOne(thread);
// Windows asks no process to end, it ends it: there the board starts without what would have been kept.
if (process.platform !== 'win32') await runOnce();
// Last of all: without it, what was begun here is not used.
writeFileSync(stampIn(packed), digest);
