/** What is packed inside bytes: every gzip and zlib stream in them, and all of them as a raw one. Knows nothing of what is looked for. */
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const kept = new WeakMap<Buffer, readonly Buffer[]>();
/** Cut streams are read as far as they go. */
const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 * 1024 * 1024 };

const attempt = (unpack: (bytes: Buffer, how: typeof options) => Buffer, bytes: Buffer): readonly Buffer[] => {
  try {
    const out = unpack(bytes, options);
    return out.length > 0 ? [out] : [];
  } catch {
    return [];
  }
};

const gzipMark = Buffer.from([0x1f, 0x8b, 0x08]);
const zlibLevels = [0x01, 0x5e, 0x9c, 0xda];

const starts = (bytes: Buffer, mark: Buffer): readonly number[] => {
  const found: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) found.push(at);
  return found;
};

const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 200).some((one) => one < 9);

/** Remembered for each piece: a day is searched many times. */
export const unpacked = (bytes: Buffer): readonly Buffer[] => {
  const known = kept.get(bytes);
  if (known !== undefined) return known;
  const out = [
    ...starts(bytes, gzipMark).flatMap((at) => attempt(gunzipSync, bytes.subarray(at))),
    ...zlibLevels.flatMap((level) =>
      starts(bytes, Buffer.from([0x78, level])).flatMap((at) => attempt(inflateSync, bytes.subarray(at))),
    ),
    ...(isText(bytes) ? [] : attempt(inflateRawSync, bytes)),
  ];
  kept.set(bytes, out);
  return out;
};
