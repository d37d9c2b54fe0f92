/** Cuts a stream of bytes into messages. Knows only that a message begins with its own length. */
import { MAX_MESSAGE_BYTES } from './wire.js';

const LEAST = 16;

/** Calls `take` with each whole message. Throws a RangeError on a length that no message may have. */
export const inbox = (take: (message: Buffer) => void): ((chunk: Buffer) => void) => {
  // Chunks are joined once per message: joining at every chunk would copy a large message a hundred times.
  let chunks: Buffer[] = [];
  let held = 0;
  const joined = () => {
    const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    chunks = [all];
    return all;
  };
  let wanted = 4;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const all = joined();
      const size = all.readInt32LE(0);
      if (size < LEAST || size > MAX_MESSAGE_BYTES) throw new RangeError(`a message of ${size} bytes`);
      wanted = size;
      if (held < size) return;
      chunks = held > size ? [all.subarray(size)] : [];
      held -= size;
      wanted = 4;
      take(all.subarray(0, size));
    }
  };
};
