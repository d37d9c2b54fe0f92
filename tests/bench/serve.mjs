/** For a load harness: the built house on the folder and port that it is given; started again there, it goes on. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { openMeasured, rosterIn } from './houseOf.mjs';
import { reportUsage } from './usage.mjs';

const [, , folder, port] = process.argv;

/** A country takes a while to write, and a harness waits for the port only so long. Who comes by now is sent away. */
const knocker = createServer((socket) => socket.destroy());
if (!existsSync(rosterIn(folder)))
  await new Promise((listening) => knocker.listen(Number(port), '127.0.0.1', listening));

const { house } = await openMeasured(folder, Number(port), () => new Promise((shut) => knocker.close(shut)));
process.stdout.write(`${house.url}\n`);

reportUsage();
const stop = () =>
  void house.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
