/** Each rule of the rulebook broken once, every one in every run: the laws have to see it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offices, seatRoles } from '@board/shared/model/codes.js';
import { openMatches } from '@board/shared/policy/matches.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pairs, plain, product, type Standing } from '../support/houseStanding.js';
import { edgesHold } from '../support/lawEdges.js';
import { listsHold } from '../support/lawLists.js';
import { permitsHold } from '../support/lawPermits.js';
import { foundFor, names, namesHold } from '../support/lawNames.js';
import { gateQuestions, questions, type Question } from '../support/lawQuestions.js';
import { judge, type Broken } from '../support/laws.js';
import { allMutants, load, type Loaded } from '../support/mutants.js';

const everyPair = [...pairs()];
/** Pairs are many times over in every pair with a role, so some of them see nearly all; the others are asked afterwards. */
const stride = 7;
const inStride = (first: boolean) => everyPair.filter((_one, index) => (index % stride === 0) === first);

/** The part of the state space that is quick to ask: everything of plain standings, then every pair. */
function* quick(): Generator<readonly [Standing, readonly Question[]]> {
  for (const role of seatRoles) yield [{ ...plain, role }, questions];
  for (const office of offices) yield [{ ...plain, office }, gateQuestions];
  for (const standing of inStride(true)) yield [standing, gateQuestions];
  for (const standing of product(['role', 'sitting', 'concluded', 'named'])) yield [standing, questions];
  for (const standing of inStride(false)) yield [standing, gateQuestions];
}

/** Whatever saw one mutant is asked first of the next: most are seen by few. */
const keen: (readonly [Standing, readonly Question[]])[] = [];

const brokenIn = (rulebook: Loaded): string | null => {
  let broken: Broken | null = null;
  const sees = ([standing, asked]: readonly [Standing, readonly Question[]]): boolean => {
    judge(rulebook, standing, asked, (one) => (broken ??= one));
    return broken !== null;
  };
  const lawOf = (): string => (broken as unknown as Broken).law;
  if (keen.some(sees)) return lawOf();
  for (const one of quick()) {
    if (!sees(one)) continue;
    keen.unshift(one);
    return lawOf();
  }
  return null;
};

/** The first law that a rulebook breaks; null when it holds. */
const brokenBy = (rulebook: Loaded): string | null => {
  try {
    if (!edgesHold(rulebook)) return 'edges';
    if (!permitsHold(rulebook)) return 'permits by name';
    if (!namesHold(rulebook.openMatches)) return 'names';
    return listsHold(rulebook) ? brokenIn(rulebook) : 'lists by name';
  } catch (error) {
    return `it breaks: ${String(error).slice(0, 60)}`;
  }
};

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'mutants-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

for (const row of names) {
  const [found, own, other, employer] = row;
  test(`[N15] ${own} and ${other}${employer ? ` of ${employer}` : ''}: ${found ?? 'nothing'}`, () => {
    expect(foundFor(openMatches, row)).toEqual(found === null ? [] : [found]);
  });
}

test('[N5][N12][N15] a rulebook with one rule broken breaks a law', { timeout: 900_000 }, async () => {
  expect(brokenBy(await load(join(folder, 'sound'), null)), 'the rulebook as it is').toBeNull();
  const every = await allMutants();
  const killers = new Map<string, number>();
  const survivors: string[] = [];
  for (const [index, mutant] of every.entries()) {
    const broken = await load(join(folder, String(index)), mutant).catch(() => null);
    const law = broken === null ? 'not loading at all' : brokenBy(broken);
    if (law === null) survivors.push(mutant.name);
    else killers.set(law, (killers.get(law) ?? 0) + 1);
  }
  console.log(`${every.length} mutants, ${survivors.length} survived`);
  console.log([...killers].map(([law, times]) => `${times} by ${law}`).join('\n'));
  expect(survivors).toEqual([]);
});
