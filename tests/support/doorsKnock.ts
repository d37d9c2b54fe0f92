/** A socket opened by hand at one of the doors, and how it ended. */
import { WebSocket } from 'ws';

/** engine.io's answer to every upgrade that is not allowed. */
export const noUpgrade = 400;

export interface Ended {
  readonly status: number | null;
  readonly code: number | null;
}

/** Opens a socket, does something on it, and answers how it ended. */
export const knock = (
  url: string,
  headers: Record<string, string>,
  act: (socket: WebSocket) => void = () => undefined,
) =>
  new Promise<Ended>((resolve) => {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    let status: number | null = null;
    socket.on('open', () => act(socket));
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, answer) => {
      status = answer.statusCode ?? 0;
      socket.terminate();
    });
    socket.on('close', (code) => resolve({ status, code: status === null ? code : null }));
  });
