/** Free and taken ports on this machine's own address. */
import { createServer } from 'node:net';

const tryToListen = (port) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });

export const freePort = () => tryToListen(0);

export const isTaken = (port) =>
  tryToListen(port).then(
    () => false,
    (error) => error.code === 'EADDRINUSE',
  );
