/** One HTTP request as it stands, and its answer to the last byte; nothing is added, followed, or put right. */
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly method?: string;
  /** Sent as it is, well formed or not. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  /** Names and values in turn, as they came. */
  readonly headers: readonly string[];
  readonly body: Buffer;
  readonly text: string;
}

/** A browser keeps its connections. */
const agent = new Agent({ keepAlive: true, maxSockets: 40 });

/** A kept connection that the house has just closed is no answer: as a browser does, one asks again. */
export const ask = async (url: string, asked: Asked): Promise<Answer> => {
  try {
    return await askOnce(url, asked);
  } catch (error) {
    if (error instanceof StaleConnection) return ask(url, asked);
    throw error;
  }
};

class StaleConnection extends Error {}

const askOnce = (url: string, { method = 'GET', path, headers = {}, body }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asking = request({ hostname, port, method, path, headers, agent });
    asking.once('error', (error: NodeJS.ErrnoException) =>
      reject(asking.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection() : error),
    );
    asking.once('response', (response) => {
      buffer(response).then((bytes) => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.rawHeaders,
          body: bytes,
          text: bytes.toString('utf8'),
        });
      }, reject);
    });
    asking.end(body);
  });

export const headerOf = ({ headers }: Answer, name: string): string | undefined => {
  const at = headers.findIndex((one, index) => index % 2 === 0 && one.toLowerCase() === name);
  return at < 0 ? undefined : headers[at + 1];
};

/** An answer to compare with another: only the date and the page's nonce may differ between two that are the same. */
export const constant = ({ status, headers, text }: Answer): unknown => ({
  status,
  headers: headers.map((value, index) =>
    headers[index - 1]?.toLowerCase() === 'date' ? 'date' : value.replace(/'nonce-[^']+'/, 'nonce'),
  ),
  text,
});

/** What a view's envelope holds; null for every refusal. */
export const viewOf = ({ status, text }: Answer): unknown =>
  status === 200 ? (JSON.parse(text) as { view: unknown }).view : null;
