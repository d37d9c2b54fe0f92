/** What a key costs with twenty moving carets and a long note, at a quarter of the speed: our board beside a bare editor. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import * as Y from 'yjs';
import { arrive, test } from '../support/meeting.js';
import { note } from '../support/meetingBoard.js';
import { crowdIn, fill, openCrowdedBoard, type Crowd } from '../support/crowd.js';
import { costOfKeys, rowOf } from '../support/keyCost.js';

const keys = Number(process.env['BENCH_KEYS'] ?? 120);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const length = 40_000;
const people = 20;

test.setTimeout(30 * 60_000);

const bundlePeer = async (): Promise<string> => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('peerPage.ts', import.meta.url)),
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  return output[0].code;
};

const servePeer = async (state: Uint8Array): Promise<Server> => {
  const code = await bundlePeer();
  const page =
    '<!doctype html><title>Peer</title><div id="editor"></div><script type="module" src="/peer.js"></script>';
  const server = createServer(({ url }, answer) => {
    if (url === '/state') return void answer.end(state);
    const isCode = url === '/peer.js';
    answer.setHeader('content-type', isCode ? 'text/javascript' : 'text/html; charset=utf-8');
    answer.end(isCode ? code : page);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
};

/** Each of the carets moves twice a second, all the time. */
const moving = (crowd: Crowd): (() => void) => {
  let turn = 0;
  const timer = setInterval(() => {
    turn += 1;
    for (const [at, hand] of crowd.hands.entries()) {
      if ((turn + at) % 6 === 0) hand.moveCaret(((turn + at * 17) % 100) / 100);
      if (turn % 100 === 0) hand.forget();
    }
  }, 83);
  return () => clearInterval(timer);
};

test('a key stays cheap', async ({ browser }) => {
  const board = await openCrowdedBoard();
  const crowd = await crowdIn(board, people);
  const [first] = crowd.hands;
  if (first === undefined) throw new Error('nobody came');
  await fill(first, length);
  const server = await servePeer(Y.encodeStateAsUpdate(first.sheet.doc));
  const sam = await arrive(browser, { url: board.url, linkOf: () => board.link('sam') }, 'Sam Rivershaw');
  await sam.signIn();
  await sam.join('M.F.');
  const peer = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await peer.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  for (let round = 0; round < rounds; round += 1) {
    await peer.bringToFront();
    console.log(rowOf('bare editor', await costOfKeys(peer, peer.getByRole('textbox'), keys)));
    const stop = moving(crowd);
    await sam.page.bringToFront();
    console.log(rowOf('the board', await costOfKeys(sam.page, note(sam, 'Discussion'), keys)));
    stop();
  }
  await peer.context().close();
  await sam.leave();
  await crowd.leave();
  server.close();
  await board.close();
});
