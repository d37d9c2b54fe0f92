/** What every answer carries: a strict content policy with a nonce, nothing cached, nothing referred. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

export const nonceOf = (response: Response): string => String(response.locals['nonce']);

const withNonce: RequestHandler = (_request, response, next) => {
  response.locals['nonce'] = randomBytes(16).toString('base64');
  next();
};

const directives = (origins: ReadonlySet<string>) => ({
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`],
  connectSrc: ["'self'", ...[...origins].map((origin) => origin.replace(/^http/, 'ws'))],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
});

export const headers = (origins: ReadonlySet<string>): readonly RequestHandler[] => [
  withNonce,
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(origins) },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  }),
  (_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    next();
  },
];
