/** A message as it stands on the wire, head and all: made once for all who are sent the same bytes. Knows no content. */

const finalBinary = 0x82;

const headOf = (length: number): Buffer => {
  if (length < 126) return Buffer.from([finalBinary, length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = finalBinary;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
};

let last: { readonly bytes: Uint8Array; readonly frame: Buffer } | null = null;

/** An unmasked, final binary frame (RFC 6455), as a server without extensions sends it. */
export const wireFrame = (bytes: Uint8Array): Buffer => {
  // A room tells one message to everybody before it makes the next.
  if (last?.bytes !== bytes) last = { bytes, frame: Buffer.concat([headOf(bytes.length), bytes]) };
  return last.frame;
};
