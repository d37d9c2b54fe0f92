/** Runs the packed script of its own name with what V8 had made of it when it was packed. Knows nothing of what it runs. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const here = fileURLToPath(import.meta.url);
const file = here.replace(/\.js$/, '.cjs');
const cache = here.replace(/\.js$/, '.cache');

const source = readFileSync(file);
/** V8 itself compares no more of a script than its length. */
const digest = createHash('sha256').update(source).digest();

/** Nothing when there is none, or when it is that of another script. What is of another V8, V8 leaves alone. */
const cached = () => {
  try {
    const kept = readFileSync(cache);
    return kept.subarray(0, digest.length).equals(digest) ? kept.subarray(digest.length) : undefined;
  } catch {
    return undefined;
  }
};

// Nothing but ASCII, so that V8 keeps a byte for each character of it.
const wrapped = `(function (exports, require, module, __filename, __dirname) {${source.toString('latin1')}\n})`;
const script = new Script(wrapped, { filename: file, cachedData: cached() });

if (process.env.BOARD_PACKING === '1')
  process.once('exit', () => writeFileSync(cache, Buffer.concat([digest, script.createCachedData()])));

const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
