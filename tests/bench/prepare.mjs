/** For a load harness, once the house listens: prints documents, one entry of headers a connection, and the root to type into. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connectBeside } from '@board/server/store/evidence.js';
import { rosterIn, text } from './houseOf.mjs';
import { signIn } from './visitors.mjs';

const [, , folder] = process.argv;
const { BENCH_PORT: port, BENCH_DOCS: docs, BENCH_CLIENTS: people } = process.env;

for (let tries = 0; !existsSync(rosterIn(folder)); tries++) {
  if (tries > 1_200) throw new Error('the house has not opened');
  await new Promise((again) => setTimeout(again, 100));
}
const roster = JSON.parse(await readFile(rosterIn(folder), 'utf8'));
const store = await connectBeside({ folder });
// Of one document, a few more than are said to come at once.
const each = Number(docs) === 1 ? Math.max(Number(people), 24) : Number(people);
const headers = await signIn(store.sessions, roster, Number(docs), each);
await store.close();
process.stdout.write(
  JSON.stringify({
    docs: roster.boards.slice(0, Number(docs)).map(({ doc }) => doc),
    headers: { origin: `http://127.0.0.1:${port}` },
    clients: headers.map((own) => ({ headers: own })),
    text,
  }),
);
