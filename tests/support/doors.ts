/** Every door of the house and what its address names: read off the router itself, so that a new one without a row is noticed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpDoor, type HttpParts } from '@board/server/doors/http.js';

/** What stands in an address: nothing, a meeting, or a case of a meeting. */
export type Names = 'nothing' | 'a meeting' | 'a case';

/** One row a route. Whoever adds a route says here what it names; what it names is then asked for in every hidden way. */
export const routes: Readonly<Record<string, Names>> = {
  'GET /api/board': 'nothing',
  'GET /api/home': 'nothing',
  'GET /api/actions': 'nothing',
  'GET /api/meetings/:meeting': 'a meeting',
  'GET /api/meetings/:meeting/presence': 'a meeting',
  'GET /api/meetings/:meeting/cases/:case': 'a case',
  'GET /api/meetings/:meeting/cases/:case/openings': 'a case',
  'GET /api/meetings/:meeting/cases/:case/preparation': 'a case',
  'GET /api/meetings/:meeting/cases/:case/explain/:user': 'a case',
  'GET /api/aggregates': 'nothing',
  'GET /api/audit/cases': 'nothing',
  'GET /api/audit/house': 'nothing',
  'GET /api/audit/cases/:case': 'a case',
  'POST /api/session': 'nothing',
  'DELETE /api/session': 'nothing',
  'GET /api/session': 'nothing',
  'POST /api/session/stay': 'nothing',
  'POST /api/csp-report': 'nothing',
  'GET /api/admin/people': 'nothing',
  // a person, whom only an administrator may name
  'POST /api/admin/people/:user/end-sessions': 'nothing',
  'GET /{*any}': 'nothing',
};

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

const routesIn = (stack: readonly Layer[], prefix: string): readonly string[] =>
  stack.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${prefix}${route.path}`)
      : routesIn(handle.stack ?? [], `${prefix}/api`),
  );

/** The routes as express has them. Nothing is asked of the parts: no request is ever made. */
export const routesOfTheHouse = async (): Promise<readonly string[]> => {
  const client = await mkdtemp(join(tmpdir(), 'board-page-'));
  await writeFile(join(client, 'index.html'), '<!doctype html>');
  const parts = { client, origins: new Set<string>(), demoSignIn: null } as unknown as HttpParts;
  const app = httpDoor(parts) as unknown as { readonly router: { readonly stack: readonly Layer[] } };
  await rm(client, { recursive: true });
  return routesIn(app.router.stack, '');
};

export const pathOf = (route: string, meeting: string, caseId: string): string =>
  route.replace(/^\w+ /, '').replace(':meeting', meeting).replace(':case', caseId);
