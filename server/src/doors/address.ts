/** Where a request came from. A proxy's word is taken only when the house was told that it stands behind one. */
import type { IncomingMessage } from 'node:http';

export type AddressOf = (request: IncomingMessage) => string;

const ownMachine = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The last address in the list is the one our own proxy saw; what stands before it, anybody can have written. */
export const addressOf =
  (behindProxy: boolean, proxies: readonly string[] = []): AddressOf =>
  (request) => {
    const direct = request.socket.remoteAddress ?? '';
    const isOurs = ownMachine.has(direct) || proxies.includes(direct.replace(/^::ffff:/, ''));
    if (!behindProxy || !isOurs) return direct;
    const said = request.headers['x-forwarded-for'];
    const list = (Array.isArray(said) ? said.join(',') : (said ?? '')).split(',');
    return list.at(-1)?.trim() || direct;
  };
