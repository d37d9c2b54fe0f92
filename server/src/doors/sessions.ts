/** Signing in and out over HTTP. In demonstration mode a link's token signs a person in; there is no other way yet. */
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { UserId } from '@board/shared/kernel/ids.js';
import type { Access } from '../gate/access.js';
import { cookieName, type Identify } from '../gate/identify.js';
import type { AddressOf } from './address.js';
import { sendRefusal, sendView } from './answer.js';
import type { Limits } from './limits.js';

/** Answers whose link a token is; null for any other token. Absent outside demonstration mode. */
export type DemoSignIn = (token: string) => UserId | null;

interface Parts {
  readonly identify: Identify;
  readonly access: Access;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly demoSignIn: DemoSignIn | null;
  readonly isLeaving: () => boolean;
  readonly now: () => number;
}

const body = z.strictObject({ token: z.string().min(20).max(200) });
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';

export const sessionRoutes = (router: Router, parts: Parts): void => {
  const { identify, access, now } = parts;
  router.post('/session', (request, response) => signIn(parts, request, response));

  /** Whether this browser is signed in, and if not why: asked by a page whose sockets were closed. Shows nobody's presence. */
  router.get('/session', async (request, response) => {
    const asked = await identify.who(request);
    return asked.ok ? sendView(response, now(), { signedIn: true }) : sendRefusal(response, asked.reason);
  });

  /** A sign of life: a key, a press, "Stay signed in". */
  router.post('/session/stay', async (request, response) => {
    const asked = await identify.who(request);
    if (!asked.ok) return sendRefusal(response, asked.reason);
    identify.touch(asked.caller.session);
    return sendView(response, now(), { signedIn: true });
  });

  router.delete('/session', async (request, response) => {
    const asked = await identify.who(request);
    await identify.signOut(request);
    if (asked.ok) access.noted(asked.caller, { kind: 'signed out' });
    response.setHeader('set-cookie', `${cookieName}=; ${attributes}; Max-Age=0`);
    response.setHeader('clear-site-data', '"cache", "storage"');
    return sendView(response, now(), { signedIn: false });
  });
};

/** A bad link and a disabled account sound the same, and count against the address alone. */
const signIn = async (parts: Parts, request: Request, response: Response): Promise<void> => {
  const { identify, limits, addressOf, demoSignIn, access, now } = parts;
  if (parts.isLeaving()) return sendRefusal(response, 'unavailable');
  const address = addressOf(request);
  if (!(await limits.maySignIn(address))) return sendRefusal(response, 'rate');
  const parsed = body.safeParse(request.body);
  if (!parsed.success) return sendRefusal(response, 'malformed');
  const user = demoSignIn?.(parsed.data.token) ?? null;
  const token = user && (await identify.signIn(user, request));
  if (token === null) {
    await limits.badTry(address);
    access.noted(null, { kind: 'sign-in refused' });
    return sendRefusal(response, 'unauthenticated');
  }
  access.noted({ user, session: null }, { kind: 'signed in' });
  response.setHeader('set-cookie', `${cookieName}=${token}; ${attributes}`);
  return sendView(response, now(), { signedIn: true });
};
