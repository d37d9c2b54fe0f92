/** What the server may answer, read strictly at the edge. A refusal is a value with a reason and a sentence. */
import { z } from 'zod';

export type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly because: string };

export const answerSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: z.string(), because: z.string() }),
]);

export type Seen<T> =
  | { readonly ok: true; readonly view: T }
  | { readonly ok: false; readonly status: number; readonly reason: string; readonly because: string };

export const envelope = z.object({ now: z.union([z.number(), z.string()]), view: z.unknown() });

export const refusalBody = z.object({ reason: z.string().optional(), error: z.string().optional(), because: z.string().optional() });

export const bellSchema = z.object({ topic: z.string() });

export const offline: Answer = {
  ok: false,
  reason: 'offline',
  because: 'The board is not connected. This needs the server’s word, so try again when the connection is back.',
};

export const unreadable: Answer = {
  ok: false,
  reason: 'unreadable',
  because: 'The server’s answer could not be read. Reload the page and look before trying again.',
};
