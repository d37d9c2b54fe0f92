/** Where a request may come from: an exact set of origins, never a prefix. */
import type { IncomingMessage } from 'node:http';

export const hasOrigin = (request: IncomingMessage, origins: ReadonlySet<string>): boolean => {
  const { origin } = request.headers;
  return origin !== undefined && origins.has(origin);
};
