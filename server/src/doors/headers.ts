/** What every answer carries: a strict content policy with a nonce, nothing cached, nothing referred. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { reportPath } from './reports.js';

export const nonceOf = (response: Response): string => String(response.locals['nonce']);

const withNonce: RequestHandler = (_request, response, next) => {
  response.locals['nonce'] = randomBytes(16).toString('base64');
  next();
};

const reports = `/api${reportPath}`;

/** What the page never uses, nobody may use in it. */
const nothingAllowed = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

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
  // No string becomes script. ProseMirror reads what is pasted through a policy of this name, in a document apart.
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['ProseMirrorClipboard'],
  reportUri: [reports],
  reportTo: ['board'],
});

export const headers = (origins: ReadonlySet<string>): readonly RequestHandler[] => [
  withNonce,
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(origins) },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: { maxAge: 365 * 24 * 60 * 60, includeSubDomains: true },
  }),
  (_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('permissions-policy', nothingAllowed);
    response.setHeader('reporting-endpoints', `board="${reports}"`);
    next();
  },
];
