/** Where things are, seen from the scripts. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const inRoot = (...parts) => join(root, ...parts);

export const serverMain = inRoot('server', 'dist', 'main.js');
export const results = inRoot('tests', 'results');
