/** What the server may answer, read strictly at the edge. A refusal is a value with a reason and a sentence. */
import { refusalCodes, refusals, type RefusalCode } from '@board/shared/wire/refusals';
import * as z from 'zod/mini';

/** Why not: the server's reasons, and the two that this side finds by itself. */
export type Reason = RefusalCode | 'offline' | 'unreadable';
export type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: Reason; readonly because: string };

export const answerSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: z.enum(refusalCodes), because: z.string() }),
]);

export type Seen<T> = { readonly ok: true; readonly view: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly reason: Reason;
  readonly because: string;
}

export const envelope = z.object({ now: z.union([z.number(), z.string()]), view: z.unknown() });

export const offline: Refusal = {
  ok: false,
  reason: 'offline',
  because: 'The board is not connected. This needs the server’s word, so try again when the connection is back.',
};

export const unreadable: Refusal = {
  ok: false,
  reason: 'unreadable',
  because: 'The server’s answer could not be read. Reload the page and look before trying again.',
};

const refusalBody = z.strictObject({ error: z.enum(refusalCodes), because: z.string() });

/** A refusal's body, or what its status says when there is none. */
export const refusalOf = (status: number, body: unknown): Refusal => {
  const read = refusalBody.safeParse(body);
  if (read.success) return { ok: false, reason: read.data.error, because: read.data.because };
  const reason = refusalCodes.find((code) => refusals[code].status === status);
  return reason === undefined ? unreadable : { ok: false, reason, because: refusals[reason].words };
};
