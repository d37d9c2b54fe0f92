/** Finds the seal of a stream. Knows which key a stream is under, not how keys are kept. */
import type { Append, StreamName } from '../ports/log.js';
import type { StreamSeal } from './sheaf.js';

export interface Sealer {
  readonly toWrite: (append: Append) => Promise<StreamSeal>;
  readonly toRead: (stream: StreamName) => Promise<StreamSeal>;
  destroy(stream: StreamName): Promise<void>;
}

/** Until there are keys. */
export const unsealed: Sealer = {
  toWrite: async () => plain,
  toRead: async () => plain,
  destroy: async () => undefined,
};

const plain: StreamSeal = { seal: (body) => body, open: (stored) => stored };
