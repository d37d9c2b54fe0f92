/** The house asked to end while connections are held open by nobody in particular. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openBoard } from '../support/house.js';

test('[S20] a connection that never asks anything, as browsers keep in store, does not keep the house from ending', async () => {
  const board = await openBoard();
  const { hostname, port } = new URL(board.url);
  const idle = connect(Number(port), hostname);
  await once(idle, 'connect');
  const cut = once(idle, 'close');
  idle.resume();
  await board.close();
  await cut;
  expect(idle.destroyed).toBe(true);
});
