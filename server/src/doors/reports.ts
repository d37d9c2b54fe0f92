/** What browsers report of our content policy. Only the directive's name is kept, from a closed list: a report quotes addresses and code. */
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { AddressOf } from './address.js';
import { sendRefusal } from './answer.js';
import type { Limits } from './limits.js';

export const reportPath = '/csp-report';

const directives = [
  'default-src',
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'style-src-attr',
  'connect-src',
  'img-src',
  'font-src',
  'frame-src',
  'worker-src',
  'object-src',
  'media-src',
  'manifest-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
  'require-trusted-types-for',
  'trusted-types',
] as const;
export type Directive = (typeof directives)[number] | 'another';

const directive = z
  .string()
  .transform((said): Directive => directives.find((one) => said === one || said.startsWith(`${one} `)) ?? 'another');

/** The old form: one report, of `report-uri`. */
const single = z
  .object({ 'csp-report': z.object({ 'effective-directive': directive.optional(), 'violated-directive': directive }) })
  .transform(({ 'csp-report': report }) => [report['effective-directive'] ?? report['violated-directive']]);

/** The new form: a list, of `report-to`. */
const several = z
  .array(z.object({ type: z.literal('csp-violation'), body: z.object({ effectiveDirective: directive }) }))
  .max(20)
  .transform((list) => list.map(({ body }) => body.effectiveDirective));

const reports = z.union([single, several]);

interface Parts {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly reported: (directive: Directive) => void;
}

const types = ['application/csp-report', 'application/reports+json', 'application/json'];

/** A browser sends these by itself: without our header, and without anybody signed in. */
export const reportRoutes = (router: Router, { limits, addressOf, reported }: Parts): void => {
  router.post(
    reportPath,
    async (request, response, next) => {
      if (await limits.mayReport(addressOf(request))) next();
      else sendRefusal(response, 'rate');
    },
    express.json({ limit: '16kb', type: types }),
    (request: Request, response: Response) => {
      const parsed = reports.safeParse(request.body);
      if (!parsed.success) return sendRefusal(response, 'malformed');
      for (const one of new Set(parsed.data)) reported(one);
      return void response.status(204).end();
    },
  );
};
