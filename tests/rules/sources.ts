/** Reads the product's source files as text: which there are, what they import, what they say outside strings and comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Source {
  /** From the root, with forward slashes: `server/src/gate/gate.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** As written. */
  readonly target: string;
  /** A path from the root when the target is our own code, else undefined. */
  readonly own: string | undefined;
  /** Gone after compiling: types only. */
  readonly typeOnly: boolean;
}

const unread = new Set(['node_modules', 'dist', 'results']);

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return unread.has(entry.name) ? [] : filesUnder(join(folder, entry.name));
    return /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });

export const sourcesIn = (...folders: readonly string[]): readonly Source[] =>
  folders
    .flatMap((folder) => filesUnder(join(root, folder)))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));

/** Strings are matched first, so that a `//` inside one is no comment. */
const stringsAndComments = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

export const withoutComments = (text: string): string =>
  text.replace(stringsAndComments, (_match, quoted: string | undefined) => quoted ?? ' ');

export const withoutCommentsAndStrings = (text: string): string => text.replace(stringsAndComments, "''");

/** `import x from 'y'`, `export * from 'y'`, `import 'y'`, `import('y')` and `new URL('./y.js', import.meta.url)`. */
const statements = [
  /\b(?<kind>import|export)\s+(?<type>type\s)?(?:[\w*{}\s,$]+?\sfrom\s*)?['"](?<target>[^'"]+)['"]/g,
  /\bimport\s*\(\s*['"`](?<target>[^'"`]+)['"`]/g,
  /\bnew URL\(\s*['"](?<target>\.[^'"]+\.js)['"]\s*,\s*import\.meta\.url/g,
];

const ownPath = (from: string, target: string): string | undefined => {
  if (target.startsWith('.')) return posix.join(dirname(from), target);
  const workspace = /^@board\/(shared|server|client)\/(.+)$/.exec(target);
  return workspace === null ? undefined : `${workspace[1]}/src/${workspace[2]}`;
};

export const importsOf = ({ path, text }: Source): readonly Import[] => {
  const code = withoutComments(text);
  const found = statements.flatMap((statement) => [...code.matchAll(statement)]);
  return found.map(({ groups = {} }) => {
    const target = groups['target'] ?? '';
    return { from: path, target, own: ownPath(path, target), typeOnly: groups['type'] !== undefined };
  });
};

/** The package behind an import that is not our own: `@scope/name` or `name`. */
export const packageOf = ({ own, target }: Import): string | undefined => {
  if (own !== undefined) return undefined;
  const parts = target.split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
};
