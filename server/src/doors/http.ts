/** The HTTP door: headers, the page, sign-in and the views. Knows express, and no rule. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { MeetingId } from '@board/shared/kernel/ids.js';
import type { PresenceView } from '@board/shared/policy/views.js';
import type { Access } from '../gate/access.js';
import type { AuditViews } from '../gate/auditViews.js';
import type { Gate } from '../gate/gate.js';
import type { Identify } from '../gate/identify.js';
import type { Registers } from '../gate/registers.js';
import type { Meters } from '../ports/meters.js';
import type { AddressOf } from './address.js';
import { adminRoutes } from './admin.js';
import { sendRefusal } from './answer.js';
import { headers } from './headers.js';
import type { Limits } from './limits.js';
import { hasOrigin, mayRead } from './origin.js';
import { assets, page } from './pages.js';
import { reportRoutes, type Directive } from './reports.js';
import { sessionRoutes, type DemoSignIn } from './sessions.js';
import { viewRoutes } from './views.js';

export interface HttpParts {
  readonly gate: Gate;
  readonly identify: Identify;
  readonly registers: Pick<Registers, 'current'>;
  readonly access: Access;
  readonly audit: AuditViews;
  readonly limits: Limits;
  readonly now: () => number;
  readonly isConfirmed: () => boolean;
  readonly origins: ReadonlySet<string>;
  readonly demoSignIn: DemoSignIn | null;
  /** The folder of the built client. */
  readonly client: string;
  readonly here: (meeting: MeetingId) => PresenceView;
  readonly addressOf: AddressOf;
  /** Told what a browser would not do because our content policy forbids it. */
  readonly reported: (directive: Directive) => void;
  readonly meters: Meters;
  /** True when this house is about to end: nobody signs in here any more. */
  readonly isLeaving: () => boolean;
  /** Told of what should not happen; the asker hears only "unavailable". */
  readonly broken: (error: unknown) => void;
}

const safe = new Set(['GET', 'HEAD']);

/** A request that changes something comes from our own page: exact origin, and a header no form can send [N10]. */
const ownRequestsOnly =
  (origins: ReadonlySet<string>): RequestHandler =>
  (request, response, next) => {
    if (safe.has(request.method)) return mayRead(request) ? next() : sendRefusal(response, 'origin');
    if (hasOrigin(request, origins) && request.headers['x-board'] === '1') return next();
    return sendRefusal(response, 'origin');
  };

/** What cannot be confirmed is not told, to anybody. */
const confirmedOnly =
  ({ isConfirmed }: HttpParts): RequestHandler =>
  (_request, response, next) =>
    isConfirmed() ? next() : sendRefusal(response, 'unavailable');

/** A flood from one address costs nobody a look-up. */
const callsLimited =
  ({ limits, addressOf }: HttpParts): RequestHandler =>
  async (request, response, next) => {
    if (await limits.mayCall(addressOf(request))) next();
    else sendRefusal(response, 'rate');
  };

/** An address that is no text names nothing [N7]; errors of the body parser are the asker's; others are ours, and say nothing. */
const onError =
  (broken: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    if (error instanceof URIError) return sendRefusal(response, 'absent');
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
    if (status === 413) return sendRefusal(response, 'too-large');
    if (typeof status === 'number' && status < 500) return sendRefusal(response, 'malformed');
    broken(error);
    return sendRefusal(response, 'unavailable');
  };

/** Counted when it is told, by its code and nothing else. A house that ends keeps no connection for later. */
const counted =
  ({ meters, isLeaving }: HttpParts): RequestHandler =>
  (_request, response, next) => {
    if (isLeaving()) response.setHeader('connection', 'close');
    response.once('finish', () => {
      const code: unknown = response.locals['refused'];
      if (typeof code === 'string') meters.refused('http', code);
    });
    next();
  };

const api = (parts: HttpParts): express.Router => {
  const router = express.Router();
  router.use(callsLimited(parts), confirmedOnly(parts));
  reportRoutes(router, parts);
  router.use(ownRequestsOnly(parts.origins), express.json({ limit: '64kb', strict: true }));
  sessionRoutes(router, parts);
  adminRoutes(router, parts);
  viewRoutes(router, { ...parts, demo: parts.demoSignIn !== null });
  router.use((_request, response) => sendRefusal(response, 'absent'));
  return router;
};

export const httpDoor = (parts: HttpParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(...headers(parts.origins));
  app.use(counted(parts));
  app.use('/api', api(parts));
  app.use(assets(parts.client));
  app.use('/assets', (_request, response) => sendRefusal(response, 'absent'));
  app.get('/{*any}', page(parts.client));
  app.use((_request, response) => sendRefusal(response, 'absent'));
  app.use(onError(parts.broken));
  return app;
};
