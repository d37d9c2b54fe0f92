/** Breaks the built rulebook in one place at a time: a no forgotten, a condition turned, a permit thrown open, a name struck off a list. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { openMatches } from '@board/shared/policy/matches.js';
import type { Lists } from './lawLists.js';
import type { Rulebook } from './laws.js';

const dist = dirname(dirname(fileURLToPath(import.meta.resolve('@board/shared/policy/decide.js'))));

export interface Mutant {
  /** "admission.js:42 && → ||: the line". */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

interface Turn {
  readonly kind: string;
  readonly from: RegExp;
  readonly to: (found: string, ...groups: string[]) => string;
  /** The one module it makes sense in. */
  readonly only?: string;
}

const turned = (kind: string, from: RegExp, to: string): Turn => ({ kind, from, to: () => to });

const turns: readonly Turn[] = [
  turned('&& → ||', /&&/g, '||'),
  turned('|| → &&', /\|\|/g, '&&'),
  turned('=== → !==', /===/g, '!=='),
  turned('!== → ===', /!==/g, '==='),
  turned('<= → >', /<=/g, '>'),
  turned('> → <=', /(?<=\w|\)) > (?=\w)/g, ' <= '),
  turned('not dropped', /(?<=[\s(&|?.])!(?=[a-z(])/g, ''),
  turned('a no is forgotten', /^\s+return no\('.*'\);$/gm, ';'),
  turned('a no becomes a yes', /\? (?:yes|toMeeting|toLobby) : no\('/g, "? no('never') : no('"),
  {
    kind: 'nobody is told no',
    from: /\? (yes|toMeeting|toLobby|\{.*?\}\s*\}) : no\('[\w ]+'\)/g,
    to: (_all, granted) => `? ${granted} : ${granted}`,
  },
  {
    kind: 'a permit for anyone',
    only: 'policy/permits.js',
    from: /^( {4}(?:'[\w ]+'|explain)): (?!anyone)(?:[a-z].*|\(\{? ?\w.*),$/gm,
    to: (_all, act) => `${act}: anyone,`,
  },
  {
    kind: 'a permit for nobody',
    only: 'policy/permits.js',
    from: /^( {4}(?:'[\w ]+'|explain)): anyone,$/gm,
    to: (_all, act) => `${act}: () => false,`,
  },
  turned('struck off a list', /^ {4}'[\w ]+',$/gm, ''),
  turned('struck off a row', /'[\w ]+'(?:, )(?=')|(?:, )'[\w ]+'(?=[\])])/g, ''),
  turned('all seated → the bench', /: 'all seated'/g, ": 'the bench'"),
  turned('the bench → all seated', /: 'the bench'/g, ": 'all seated'"),
  turned('always → if invited', /: 'always'/g, ": 'if invited'"),
  turned('if invited → always', /: 'if invited'/g, ": 'always'"),
  turned('seated → called in', /: 'seated'/g, ": 'called in'"),
  turned('called in → seated', /: 'called in'/g, ": 'seated'"),
  turned('true → false', /\btrue\b/g, 'false'),
  turned('false → true', /\bfalse\b/g, 'true'),
  turned(
    'another office',
    /\['(?:steering group|administrator|auditor)'\]/g,
    "['steering group', 'administrator', 'auditor']",
  ),
  turned('more wideners', /\['chair'\]/g, "['chair', 'coordinator']"),
];

/** The rulebook's modules, and of the model the functions that are rules. */
const modules: Readonly<Record<string, RegExp>> = {
  'policy/admission.js': /^[^]*$/,
  'policy/decide.js': /^[^]*$/,
  'policy/permits.js': /^[^]*$/,
  'policy/sittings.js': /^[^]*$/,
  'policy/offices.js': /^[^]*$/,
  'policy/matches.js': /^[^]*$/,
  'policy/levels.js': /^[^]*$/,
  'model/caseFile.js': /export const isConflicted = [^]*?\n\};/,
  'model/meeting.js': /export const hasSigned = [^]*?;\n/,
};

/** Comments and imports are no rules; they keep their place, so that a mutant is named by its line. */
const withoutProse = (text: string): string =>
  text.replace(/\/\*\*?[^]*?\*\/|^import .*$|\/\/.*$/gm, (prose) => prose.replace(/[^\n]/g, ' '));

const lineAt = (text: string, index: number): { number: number; line: string } => {
  const before = text.slice(0, index).split('\n');
  return { number: before.length, line: (text.split('\n')[before.length - 1] ?? '').trim() };
};

const mutantsOf = (file: string, text: string, part: RegExp): readonly Mutant[] => {
  const bare = withoutProse(text);
  const found = part.exec(bare);
  if (!found) throw new Error(`${file} has no such part`);
  const end = found.index + found[0].length;
  const fitting = turns.filter(({ only = file }) => only === file);
  return fitting.flatMap(({ kind, from, to }) =>
    [...bare.matchAll(from)]
      .filter(({ index }) => index >= found.index && index < end)
      .map((match) => {
        const at = match[0].startsWith('\n') ? match.index + 1 : match.index;
        const { number, line } = lineAt(bare, at + (match[0].length - match[0].trimStart().length));
        const broken =
          text.slice(0, match.index) + to(match[0], ...match.slice(1)) + text.slice(match.index + match[0].length);
        return { name: `${file}:${number} ${kind}: ${line}`, file, text: broken };
      }),
  );
};

export const allMutants = async (): Promise<readonly Mutant[]> => {
  const made = await Promise.all(
    Object.entries(modules).map(async ([file, part]) =>
      mutantsOf(file, await readFile(join(dist, file), 'utf8'), part),
    ),
  );
  return made.flat();
};

export interface Loaded extends Rulebook, Lists {
  readonly openMatches: typeof openMatches;
}

const imported = /(?<=\bfrom ')\.{1,2}\/[^']+(?=')/g;

/** What is loaded anew for a broken module: itself, and whatever imports one of these. The others are loaded once. */
const importersOf = (texts: ReadonlyMap<string, string>, file: string): ReadonlySet<string> => {
  const found = new Set([file]);
  const importsOne = ([path, text]: readonly [string, string]): boolean =>
    [...text.matchAll(imported)].some(([name]) => found.has(join(dirname(path), name)));
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [path, text] of texts) if (importsOne([path, text])) found.add(path);
  }
  return found;
};

const roomsOf = async (...rooms: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const names = await Promise.all(
    rooms.map(async (room) => (await readdir(join(dist, room))).map((name) => join(room, name))),
  );
  const files = names.flat().filter((path) => path.endsWith('.js'));
  return new Map(
    await Promise.all(files.map(async (path) => [path, await readFile(join(dist, path), 'utf8')] as const)),
  );
};
const texts = roomsOf('model', 'policy');

/** Writes the broken module and its importers. `under` ends in `shared/dist`, so that Node loads it as it loads the built one. */
const write = async (under: string, { file, text }: Mutant): Promise<ReadonlySet<string>> => {
  const found = importersOf(await texts, file);
  for (const path of found) {
    const own = path === file ? text : ((await texts).get(path) ?? '');
    const leading = own.replace(imported, (name) => {
      const to = join(dirname(path), name);
      return found.has(to) ? name : pathToFileURL(join(dist, to)).href;
    });
    await mkdir(dirname(join(under, path)), { recursive: true });
    await writeFile(join(under, path), leading);
  }
  await writeFile(join(under, 'package.json'), '{"type":"module"}');
  return found;
};

/** The rulebook with one module replaced; as it is without one. */
export const load = async (folder: string, mutant: Mutant | null): Promise<Loaded> => {
  const under = join(folder, 'shared', 'dist');
  const found = mutant === null ? null : await write(under, mutant);
  const from = async (name: string): Promise<object> => {
    const path = join('policy', name);
    const home = found?.has(path) ? under : dist;
    return (await import(/* @vite-ignore */ pathToFileURL(join(home, path)).href)) as object;
  };
  const parts = await Promise.all(['admission.js', 'decide.js', 'explain.js', 'levels.js', 'matches.js'].map(from));
  return Object.assign({}, ...parts) as Loaded;
};
