/** Rows of BSON documents in a file, and the digest of a file. Knows no database and no meaning of a document. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export interface Written {
  readonly documents: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** As much as is gathered before it is written: most documents are short. */
const GATHERED = 1024 * 1024;

/** Writes a new file, readable by its owner only; resolves when it is on disk. Rejects when there is one already. */
export const writeDocuments = async (path: string, documents: AsyncIterable<Uint8Array>): Promise<Written> => {
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let [count, bytes] = [0, 0];
    let gathered: Uint8Array[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      const chunk = Buffer.concat(gathered);
      [gathered, size] = [[], 0];
      hash.update(chunk);
      await file.writeFile(chunk);
    };
    for await (const document of documents) {
      gathered.push(document);
      count += 1;
      bytes += document.length;
      size += document.length;
      if (size >= GATHERED) await flush();
    }
    await flush();
    await file.sync();
    return { documents: count, bytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
};

/** Throws a RangeError on what is no row of documents. */
export async function* readDocuments(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: GATHERED }) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= 4) {
      const size = rest.readInt32LE(0);
      if (size < 5) throw new RangeError('a document of no length');
      if (rest.length < size) break;
      yield rest.subarray(0, size);
      rest = rest.subarray(size);
    }
  }
  if (rest.length > 0) throw new RangeError('a document is cut off');
}

export const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
};
