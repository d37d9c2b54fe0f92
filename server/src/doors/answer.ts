/** How the HTTP door answers: a view in its envelope, or a refusal from the closed list; never a stack, never a query. */
import type { Response } from 'express';
import { refusals, type RefusalCode } from '@board/shared/wire/refusals.js';

export const sendView = (response: Response, now: number, view: unknown): void => {
  response.json({ now, view });
};

/** The same bytes and headers for the same reason, whatever was asked for [N7]. */
export const sendRefusal = (response: Response, reason: RefusalCode): void => {
  const { status, words } = refusals[reason];
  response.locals['refused'] = reason;
  response.status(status).json({ error: reason, because: words });
};
