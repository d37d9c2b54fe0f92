/** Breaks the built rulebook in one place at a time: a no forgotten, a condition turned, a permit thrown open, a name struck off a list. */
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
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
    to: (_all, act) => `${act}: nobody,`,
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

/** The rulebook with one module replaced. `under` ends in `shared/dist`, so that Node loads it as it loads the built one. */
export const load = async (folder: string, mutant: Mutant | null): Promise<Loaded> => {
  const under = join(folder, 'shared', 'dist');
  await mkdir(under, { recursive: true });
  await symlink(join(dirname(dist), '..', 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(dist, 'kernel'), join(under, 'kernel'));
  const filter = (path: string): boolean => !/\.d\.ts$|\.map$|\/view$/.test(path);
  for (const room of ['model', 'policy']) await cp(join(dist, room), join(under, room), { recursive: true, filter });
  if (mutant) await writeFile(join(under, mutant.file), mutant.text);
  const from = async (name: string): Promise<object> =>
    (await import(/* @vite-ignore */ pathToFileURL(join(under, 'policy', name)).href)) as object;
  const parts = await Promise.all(['admission.js', 'decide.js', 'explain.js', 'levels.js', 'matches.js'].map(from));
  return Object.assign({}, ...parts) as Loaded;
};
