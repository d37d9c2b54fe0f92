/** Holds the house together: reads every import of the product and fails when one looks up, or sideways. */
import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';
import { floors, forBrowsers, isInOneOf, owners, roomOf } from './floorTable.js';
import { importsOf, packageOf, sourcesIn, type Import, type Source } from './sources.js';

const product = sourcesIn('shared/src', 'server/src', 'client/src');
const imports = product.flatMap(importsOf);
const under = (folder: string) => imports.filter(({ from }) => from.startsWith(`${folder}/`));

const shown = (found: readonly Import[]) => found.map(({ from, target }) => `${from} imports ${target}`);

const isAllowed = ({ from, own }: Import): boolean => {
  const room = roomOf(from);
  return own === undefined || room === undefined || isInOneOf(own, [room, ...(floors[room] ?? [])]);
};

test('[L8] a file imports from its own folder and lower floors only', () => {
  expect(shown(imports.filter((found) => !isAllowed(found)))).toEqual([]);
});

test('[L8] every file stands in a room of the plan', () => {
  expect(product.map(({ path }) => path).filter((path) => roomOf(path) === undefined)).toEqual([]);
});

test('[L8] the desk and the rooms never know each other: they meet in the log', () => {
  const crossed = ({ own = '' }: Import, other: string) => own.startsWith(`server/src/${other}/`);
  const found = [
    ...under('server/src/desk').filter((one) => crossed(one, 'rooms')),
    ...under('server/src/rooms').filter((one) => crossed(one, 'desk')),
  ];
  expect(shown(found)).toEqual([]);
});

test('[L8] only the store knows mongoose, lmdb and bson, the bus redis, the doors express, socket.io and ws', () => {
  const trespasses = (found: Import) => {
    const allowed = owners[packageOf(found) ?? ''];
    return allowed !== undefined && !isInOneOf(found.from, allowed);
  };
  expect(shown(imports.filter(trespasses))).toEqual([]);
});

test('[L8] shared code knows nothing of Node', () => {
  const isNodes = (found: Import) =>
    found.target.startsWith('node:') || builtinModules.includes(packageOf(found) ?? '');
  expect(shown(under('shared/src').filter(isNodes))).toEqual([]);
});

test('[C1] the client imports of the shared code only what a browser may hold', () => {
  const isForeign = ({ own, target }: Import) =>
    target.startsWith('@board/server') || (own?.startsWith('shared/') === true && !isInOneOf(own, forBrowsers));
  expect(shown(under('client/src').filter(isForeign))).toEqual([]);
});

const fileOf = (own: string): Source | undefined =>
  product.find(({ path }) => path.replace(/\.tsx?$/, '') === own.replace(/\.(js|tsx?)$/, ''));

/** What a bundler would pull in after `path`, types apart. */
const reach = (path: string, seen: Set<string>): void => {
  const source = fileOf(path);
  if (source === undefined || seen.has(source.path)) return;
  seen.add(source.path);
  for (const { own, typeOnly } of importsOf(source)) if (own !== undefined && !typeOnly) reach(own, seen);
};

test('[C1] nothing that reaches a browser drags the rulebook or the facts along', () => {
  const reached = new Set<string>();
  for (const { path } of product) if (path.startsWith('client/src/')) reach(path, reached);
  const dragged = [...reached].filter((path) => path.startsWith('shared/') && !isInOneOf(path, forBrowsers));
  expect(dragged).toEqual([]);
});

test('[L8] the browser tests import no product code', () => {
  const found = sourcesIn('tests').filter(({ path }) => /^tests\/(e2e|screens)\//.test(path));
  const isProduct = ({ own = '', target }: Import) =>
    target.startsWith('@board/') || /^(shared|server|client)\//.test(own);
  expect(shown(found.flatMap(importsOf).filter(isProduct))).toEqual([]);
});

const ways = `
import a from '@board/shared/kernel/ids';
import type { B } from '../desk/desk.js';
import { c,
  type D } from "./c.js";
export * from './d.js';
import './e.css';
const f = await import('../f/f.js');
const g = new URL('./worker.js', import.meta.url);
// import h from './h.js';
const i = "import j from '";
`;

test('the reader of imports sees each way of importing, and none in a comment', () => {
  const found = importsOf({ path: 'server/src/rooms/x.ts', text: ways });
  expect(found.map(({ own }) => own)).toEqual([
    'shared/src/kernel/ids',
    'server/src/desk/desk.js',
    'server/src/rooms/c.js',
    'server/src/rooms/d.js',
    'server/src/rooms/e.css',
    'server/src/f/f.js',
    'server/src/rooms/worker.js',
  ]);
  expect(found.filter((one) => !isAllowed(one)).map(({ target }) => target)).toEqual(['../desk/desk.js', '../f/f.js']);
  expect(found.filter(({ typeOnly }) => typeOnly)).toHaveLength(1);
});
