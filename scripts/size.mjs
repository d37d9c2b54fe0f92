/** `node scripts/size.mjs`: the JavaScript that opening a board loads before anybody can type, gzipped. Over the gate it fails. */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inRoot } from './lib/paths.mjs';
import { say, script, Trouble } from './lib/say.mjs';

const kB = 1000;
const gate = 380 * kB;
const goal = 300 * kB;

/** The page, the board's own route, and the editor, which whoever may write needs at once. */
const firstView = ['index.html', 'src/screens/board/BoardScreen.tsx', 'src/parts/prose/ProseEditor.tsx'];

const dist = inRoot('client', 'dist');

const manifest = () => {
  const file = `${dist}/.vite/manifest.json`;
  if (!existsSync(file)) throw new Trouble('The client is not built: npm run build.');
  return JSON.parse(readFileSync(file, 'utf8'));
};

/** Everything that a chunk imports, and what that imports. What is imported later on asking is not followed. */
const reached = (chunks, names) => {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    if (chunks[name] === undefined) throw new Trouble(`The build has no ${name}: has the first view moved?`);
    seen.add(name);
    for (const next of chunks[name].imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  return [...seen].map((name) => chunks[name].file).filter((file) => file.endsWith('.js'));
};

const weigh = (file) => gzipSync(readFileSync(`${dist}/${file}`), { level: 9 }).length;

const inKB = (bytes) => `${(bytes / kB).toFixed(1).padStart(6)} kB`;

await script(() => {
  const weighed = reached(manifest(), firstView).map((file) => ({ file, bytes: weigh(file) }));
  for (const { file, bytes } of weighed.toSorted((a, b) => b.bytes - a.bytes)) say(`${inKB(bytes)}  ${file}`);
  const total = weighed.reduce((sum, { bytes }) => sum + bytes, 0);
  say(`${inKB(total)}  first load of the board, gzip (gate ${gate / kB}, goal ${goal / kB})`);
  if (total > gate) throw new Trouble('The first load of the board is over its gate.');
});
