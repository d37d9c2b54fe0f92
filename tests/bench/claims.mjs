/**
 * Twenty-five people claim one action at once: `npx tsc -b shared server && node tests/bench/claims.mjs`. How long each
 * waits for the answer, the one who gets it and those who are told that it is taken; every claim is on disk by then.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { io } from 'socket.io-client';
import { servers } from './measured.mjs';
import { rosterIn } from './houseOf.mjs';

const people = 25;
const rounds = Number(process.env.ROUNDS ?? 40);

const server = await servers.board({ documents: 1, people });
const url = `http://127.0.0.1:${server.port}`;
const [board] = JSON.parse(await readFile(rosterIn(server.folder), 'utf8')).boards;

const enter = (headers) =>
  new Promise((resolve, reject) => {
    const options = { path: '/live', transports: ['websocket'], extraHeaders: headers, forceNew: true };
    const socket = io(url, options);
    socket.once('connect', () => resolve(socket)).once('connect_error', reject);
  });

const ask = async (socket, type, payload) => {
  const { meeting, caseId } = board;
  const command = { id: randomUUID(), type, meeting, caseId, ...payload };
  const begun = performance.now();
  const ack = await socket.timeout(10_000).emitWithAck('command', command);
  return { ack, ms: performance.now() - begun };
};

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);

try {
  const sockets = await Promise.all(server.clients.slice(0, people).map(enter));
  const waits = [];
  const got = [];
  for (let round = 0; round < rounds; round++) {
    const action = randomUUID();
    const plan = { due: null, measure: null, protects: [], addresses: [] };
    const raised = await ask(sockets[round % people], 'raise action', {
      action,
      placement: randomUUID(),
      words: `Action ${round}`,
      ...plan,
    });
    if (!raised.ack.ok) throw new Error(`raising: ${JSON.stringify(raised.ack)}`);
    const answers = await Promise.all(
      sockets.map((socket, n) => ask(socket, 'claim action', { action, agency: board.agencies[n] })),
    );
    got.push(answers.filter(({ ack }) => ack.ok).length);
    waits.push(...answers.map(({ ms }) => ms));
  }
  if (got.some((count) => count !== 1)) throw new Error(`claimed by ${got.join(', ')}`);
  const sorted = waits.toSorted((one, other) => one - other);
  console.log(
    `${rounds} actions, each claimed by ${people} people at once: one got each.`,
    `Answered after ${share(sorted, 0.5)} ms (half), ${share(sorted, 0.95)} ms (95 of 100), ${share(sorted, 1)} ms (all).`,
  );
  for (const socket of sockets) socket.disconnect();
} finally {
  await server.end();
}
