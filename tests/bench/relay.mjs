/** The physical limit to measure by: every message goes to every other socket on the same path. No document, no gate, no disk. */
import { WebSocketServer } from 'ws';
import { reportUsage } from './usage.mjs';

const rooms = new Map();
const server = new WebSocketServer({ port: Number(process.argv[3]), host: '127.0.0.1', perMessageDeflate: false });

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: true });
  });
  socket.on('close', () => room.delete(socket));
  socket.on('error', () => socket.terminate());
});
process.once('SIGTERM', () => process.exit(0));
reportUsage();
