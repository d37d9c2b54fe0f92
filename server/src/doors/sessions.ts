/** Signing in and out over HTTP. In demonstration mode a link's token signs a person in; there is no other way yet. */
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { UserId } from '@board/shared/kernel/ids.js';
import { cookieName, type Caller, type Identify } from '../gate/identify.js';
import { sendRefusal, sendView } from './answer.js';

/** Answers whose link a token is; null for any other token. Absent outside demonstration mode. */
export type DemoSignIn = (token: string) => UserId | null;

interface Parts {
  readonly identify: Identify;
  readonly demoSignIn: DemoSignIn | null;
  readonly now: () => number;
  readonly ended: (caller: Caller) => void;
}

const body = z.strictObject({ token: z.string().min(20).max(200) });
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';

export const sessionRoutes = (router: Router, { identify, demoSignIn, now, ended }: Parts): void => {
  router.post('/session', async (request: Request, response: Response) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const user = demoSignIn?.(parsed.data.token) ?? null;
    if (user === null) return sendRefusal(response, 'unauthenticated');
    const token = await identify.signIn(user);
    response.setHeader('set-cookie', `${cookieName}=${token}; ${attributes}`);
    return sendView(response, now(), { signedIn: true });
  });

  router.delete('/session', async (request: Request, response: Response) => {
    const caller = await identify.signOut(request);
    if (caller) ended(caller);
    response.setHeader('set-cookie', `${cookieName}=; ${attributes}; Max-Age=0`);
    response.setHeader('clear-site-data', '"cache", "storage"');
    return sendView(response, now(), { signedIn: false });
  });
};
