/** Holds the lock file to what is known to be sound; the registry's own audit cannot be reached from everywhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.js';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const locked = Object.entries((read('package-lock.json') as { packages: Record<string, Locked> }).packages)
  .filter(([path]) => path.includes('node_modules/'))
  .map(([path, entry]) => ({ ...entry, name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length) }));

/** Below these, each has a published weakness that a hostile client could use. */
const soundFrom: Readonly<Record<string, string>> = {
  ws: '8.21.0',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.12',
  'body-parser': '2.3.0',
  'path-to-regexp': '8.4.0',
  qs: '6.16.0',
};

const isBelow = (version: string, floor: string): boolean =>
  version.localeCompare(floor, 'en', { numeric: true, sensitivity: 'base' }) < 0;

test.each(Object.entries(soundFrom))('every %s in the lock file is at least %s', (name, floor) => {
  const versions = locked.filter((entry) => entry.name === name).map(({ version = '0' }) => version);
  expect(versions.filter((version) => isBelow(version, floor))).toEqual([]);
  expect(versions.length).toBeGreaterThan(0);
});

test('there is exactly one yjs, one lib0 and one y-protocols', () => {
  const counts = ['yjs', 'lib0', 'y-protocols'].map((name) => locked.filter((entry) => entry.name === name).length);
  expect(counts).toEqual([1, 1, 1]);
});

test('every dependency is pinned to one exact version', () => {
  const manifests = ['.', 'shared', 'server', 'client', 'tests'].map(
    (folder) => read(`${folder}/package.json`) as Manifest,
  );
  const asked = manifests.flatMap((one) => Object.entries({ ...one.dependencies, ...one.devDependencies }));
  expect(asked.filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});

/** As every registry names its files: `…/name/-/name-1.2.3.tgz`. */
const isFromRegistry = ({ name, version = '', resolved = '' }: (typeof locked)[number]): boolean => {
  const file = `${name.slice(name.indexOf('/') + 1)}-${version}.tgz`;
  return resolved.startsWith('https://') && resolved.endsWith(`/${name}/-/${file}`);
};

test('every package is a file of a registry with its digest: none from Git, none from a bare URL', () => {
  const named = locked.filter(({ resolved, link }) => link !== true && resolved !== undefined);
  expect(named.filter((one) => !isFromRegistry(one)).map(({ name }) => name)).toEqual([]);
  expect(locked.filter(({ link, integrity }) => link !== true && !integrity).map(({ name }) => name)).toEqual([]);
});
