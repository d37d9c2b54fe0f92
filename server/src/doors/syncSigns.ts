/** What on a sync connection shows that somebody is there: typing, or a caret that moves. Knows bytes, and no word in them. */
import * as decoding from 'lib0/decoding';

const sync = 0;
const update = 2;
const awareness = 1;

/** A caret that is only said again, as y-websocket does by itself, is no sign of anybody: its place is what counts. */
const placeIn = (bytes: Uint8Array): string | null => {
  try {
    const outer = decoding.createDecoder(bytes);
    decoding.readVarUint(outer);
    const inner = decoding.createDecoder(decoding.readVarUint8Array(outer));
    decoding.readVarUint(inner);
    decoding.readVarUint(inner);
    decoding.readVarUint(inner);
    return decoding.readVarString(inner);
  } catch {
    return null;
  }
};

/** Answers of each frame in turn whether a person's hand made it. */
export const signsOfLife = (): ((bytes: Uint8Array) => boolean) => {
  let last: string | null = null;
  return (bytes) => {
    if (bytes[0] === sync) return bytes[1] === update;
    if (bytes[0] !== awareness) return false;
    const place = placeIn(bytes);
    // the first is said on joining, by itself
    const moved = last !== null && place !== null && place !== last;
    last = place;
    return moved;
  };
};
