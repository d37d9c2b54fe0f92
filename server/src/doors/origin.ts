/** Where a request may come from: an exact set of origins, never a prefix; and what the browser says of it by itself. */
import type { IncomingMessage } from 'node:http';

/** Only a browser sends it, and no page can set it. Absent on an insecure address and in old browsers. */
const site = (request: IncomingMessage): string | undefined => {
  const said = request.headers['sec-fetch-site'];
  return Array.isArray(said) ? said.join() : said;
};

/** For whatever changes something, and for sockets. */
export const hasOrigin = (request: IncomingMessage, origins: ReadonlySet<string>): boolean => {
  const { origin } = request.headers;
  const from = site(request);
  return origin !== undefined && origins.has(origin) && (from === undefined || from === 'same-origin');
};

/** For what only reads: our own page, or an address typed in; never another site's script, image or link. */
export const mayRead = (request: IncomingMessage): boolean => {
  const from = site(request);
  return from === undefined || from === 'same-origin' || from === 'none';
};
