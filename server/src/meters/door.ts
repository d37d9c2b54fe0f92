/** A port of its own for whoever minds the machine: /health, /ready, /metrics. It shows numbers; no person and no case. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';

export interface MetersDoor {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const plain = 'text/plain; charset=utf-8';

const answerTo = async (path: string, metrics: Metrics, readiness: Readiness): Promise<Answer> => {
  if (path === '/health') return { status: 200, type: plain, text: 'ok\n' };
  if (path === '/metrics') return { status: 200, type: metrics.type, text: await metrics.text() };
  if (path !== '/ready') return { status: 404, type: plain, text: 'not found\n' };
  const reasons = await readiness.ask();
  return reasons.length === 0
    ? { status: 200, type: plain, text: 'ready\n' }
    : { status: 503, type: plain, text: `${reasons.join('\n')}\n` };
};

const failed: Answer = { status: 500, type: plain, text: 'failed\n' };

export const openMetersDoor = async (
  at: { readonly port: number; readonly address: string },
  metrics: Metrics,
  readiness: Readiness,
): Promise<MetersDoor> => {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const path = isRead ? (request.url ?? '').split('?', 1)[0] : '';
    const { status, type, text } = await answerTo(path ?? '', metrics, readiness).catch(() => failed);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = at.address.includes(':') ? `[${at.address}]` : at.address;
  return {
    url: `http://${host}:${port}`,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
};
