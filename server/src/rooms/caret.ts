/** Reads the one thing a client may say about itself, its caret and its field, and writes presence entries. */
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { maxWord } from './scan/budget.js';
import { Reader } from './scan/reader.js';

const whole = z.number().int().nonnegative();
const itemId = z.object({ client: whole, clock: whole }).nullable();

/** A relative position as y-prosemirror writes it. */
const position = z.object({
  type: itemId.optional(),
  tname: z.string().max(maxWord).nullable().optional(),
  item: itemId.optional(),
  assoc: z.number().int().optional(),
});

const caret = z.object({
  cursor: z.object({ anchor: position, head: position }).nullable().catch(null),
  field: z.string().max(maxWord).nullable().catch(null),
});

export type Caret = z.infer<typeof caret>;

const maxState = 2_048;

/**
 * y-websocket sends back whatever it has heard about others, so an entry under another id is passed over; the client's
 * own clock is, too.
 */
export const readCaret = (states: Uint8Array, lease: number): Caret | 'left' | 'nothing' | 'malformed' => {
  const reader = new Reader(states);
  const count = reader.uint();
  if (count * 3 > reader.left) return 'malformed';
  let own: Uint8Array | null = null;
  for (let n = 0; n < count && reader.fault === null; n++) {
    const client = reader.uint();
    reader.uint();
    const state = reader.block();
    if (client === lease) own = state;
  }
  if (reader.fault !== null || reader.left > 0) return 'malformed';
  return own === null ? 'nothing' : readState(own);
};

const readState = (bytes: Uint8Array): Caret | 'left' | 'malformed' => {
  if (bytes.length > maxState) return 'malformed';
  try {
    const state: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (state === null) return 'left';
    const read = caret.safeParse(state);
    return read.success ? read.data : 'malformed';
  } catch {
    return 'malformed';
  }
};

/** One entry of an awareness message; null takes the person away. */
export const encodeEntry = (client: number, clock: number, state: object | null): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
};
