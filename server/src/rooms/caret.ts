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

/** What a client says of itself, and the clock at which it says so: what it is told of itself up to there, it passes over. */
export interface Said {
  readonly caret: Caret;
  readonly clock: number;
}

/** y-websocket sends back whatever it has heard about others, so an entry under another id is passed over. */
export const readCaret = (states: Uint8Array, lease: number): Said | 'left' | 'nothing' | 'malformed' => {
  const reader = new Reader(states);
  const count = reader.uint();
  if (count * 3 > reader.left) return 'malformed';
  let own: Uint8Array | null = null;
  let clock = 0;
  for (let n = 0; n < count && reader.fault === null; n++) {
    const client = reader.uint();
    const at = reader.uint();
    const state = reader.block();
    if (client === lease) [own, clock] = [state, at];
  }
  if (reader.fault !== null || reader.left > 0) return 'malformed';
  if (own === null) return 'nothing';
  const caret = readState(own);
  return typeof caret === 'string' ? caret : { caret, clock };
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
