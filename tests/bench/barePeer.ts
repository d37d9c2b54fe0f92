/** Serves the typing bench's bare editor: its page, the note it begins with, and what others type into it meanwhile. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import * as Y from 'yjs';
import { root } from '../support/crowd.js';

const bundled = async (): Promise<string> => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('peerPage.ts', import.meta.url)),
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  return output[0].code;
};

const html = '<!doctype html><title>Peer</title><div id="editor"></div><script type="module" src="/peer.js"></script>';

/** As the people of the board type: a paragraph of their own, and what they typed is taken out again. */
class Other {
  private readonly own = new Y.XmlText();
  private typed = 0;

  constructor(doc: Y.Doc) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [this.own]);
    const fragment = doc.getXmlFragment(root);
    // near the end, as on the board, and the last paragraph is for the hand that is measured
    fragment.insert(fragment.length - 1, [paragraph]);
  }

  type(): void {
    if (this.typed >= 60) {
      this.own.delete(0, this.typed);
      this.typed = 0;
    } else {
      this.own.insert(this.typed, 'ab cd ef '[this.typed % 9] ?? 'x');
      this.typed += 1;
    }
  }
}

export interface BarePeer {
  readonly url: string;
  readonly others: readonly { type(): void }[];
  close(): void;
}

export const serveBarePeer = async (state: Uint8Array, typists: number): Promise<BarePeer> => {
  const code = await bundled();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const others = Array.from({ length: typists }, () => new Other(doc));
  const told = new Set<ServerResponse>();
  doc.on('update', (update: Uint8Array) => {
    for (const answer of told) answer.write(`data: ${Buffer.from(update).toString('base64')}\n\n`);
  });
  const server: Server = createServer(({ url }, answer) => {
    if (url === '/state') return void answer.end(Y.encodeStateAsUpdate(doc));
    if (url === '/others') {
      answer.setHeader('content-type', 'text/event-stream');
      answer.flushHeaders();
      return void told.add(answer);
    }
    const isCode = url === '/peer.js';
    answer.setHeader('content-type', isCode ? 'text/javascript' : 'text/html; charset=utf-8');
    answer.end(isCode ? code : html);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, others, close };
};
