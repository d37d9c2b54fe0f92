/** What on a sync connection shows that somebody is there: typing, or a caret that moves. Knows bytes, and no word in them. */
import * as decoding from 'lib0/decoding';
import { z } from 'zod';

const sync = 0;
const update = 2;
const awareness = 1;

const state = z.object({ cursor: z.unknown(), field: z.unknown() }).partial();

const stateIn = (bytes: Uint8Array): z.infer<typeof state> => {
  const outer = decoding.createDecoder(bytes);
  decoding.readVarUint(outer);
  const inner = decoding.createDecoder(decoding.readVarUint8Array(outer));
  // how many, whose, and its number: the room reads those
  for (let skipped = 0; skipped < 3; skipped += 1) decoding.readVarUint(inner);
  return state.safeParse(JSON.parse(decoding.readVarString(inner))).data ?? {};
};

/** Places one after another. A page says the same again by itself, and takes the focus from a box and gives it back: no signs. */
const places = (): ((place: unknown) => boolean) => {
  let last: string | null = null;
  return (place) => {
    if (place === undefined || place === null) return false;
    const before = last;
    last = JSON.stringify(place);
    // the first is said on joining, by itself
    return before !== null && before !== last;
  };
};

/** Answers of each frame in turn whether a person's hand made it. */
export const signsOfLife = (): ((bytes: Uint8Array) => boolean) => {
  const [cursors, fields] = [places(), places()];
  return (bytes) => {
    if (bytes[0] === sync) return bytes[1] === update;
    if (bytes[0] !== awareness) return false;
    try {
      const { cursor, field } = stateIn(bytes);
      const moved = cursors(cursor);
      return fields(field) || moved;
    } catch {
      return false;
    }
  };
};
