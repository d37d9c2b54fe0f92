/** Holds the house style and the law's numbers: rules are cited and exist, files stay small, packages stay sound. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourcesIn, withoutCommentsAndStrings } from './sources.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

const product = sourcesIn('shared/src', 'server/src', 'client/src');
const tests = sourcesIn('tests');

const law = 'shared/RULES.md';
const id = String.raw`[NASMLC]\d+[a-z]?`;

/** A rule begins a line, a list item, a heading or a row of a table: `**N3** …`, `### N3 …`, `| N3 | …`. */
const rulesInLaw = (): string[] => {
  expect(existsSync(join(root, law)), `${law} is missing: it numbers the rules that the tests cite`).toBe(true);
  const starts = new RegExp(String.raw`^[\s#>*|\-\[]*(${id})\b`, 'gm');
  return [...new Set([...read(law).matchAll(starts)].map(([, rule = '']) => rule))];
};

/** A title opens with its rules: `'[N3] …'`, `'[N3, S2] …'` or `'[N3][S2] …'`. */
const citations = (): Map<string, string> => {
  const titles = new RegExp(String.raw`['"\`]((?:\[${id}(?:,\s*${id})*\]\s?)+)`, 'g');
  const cited = new Map<string, string>();
  for (const { path, text } of tests.filter((source) => !source.path.startsWith('tests/rules/style'))) {
    for (const [, heads = ''] of text.matchAll(titles)) {
      for (const [rule] of heads.matchAll(new RegExp(id, 'g'))) cited.set(rule, path);
    }
  }
  return cited;
};

test('every rule of the law is cited by a test', () => {
  const cited = citations();
  expect(rulesInLaw().filter((rule) => !cited.has(rule))).toEqual([]);
});

test('every rule that a test cites is in the law', () => {
  const known = new Set(rulesInLaw());
  const unknown = [...citations()].filter(([rule]) => !known.has(rule));
  expect(unknown.map(([rule, path]) => `${rule} in ${path}`)).toEqual([]);
});

test('there is no `any` in product or tests', () => {
  const anyType = /(?:[:<=|&]\s*|\bas\s+|\bextends\s+)any\b(?!\s+\w|\s*[:(])|\bany\[\]/;
  const found = [...product, ...tests].filter(({ text }) => anyType.test(withoutCommentsAndStrings(text)));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('every source file opens with a sentence on what it is', () => {
  const silent = product.filter(({ text }) => !/^(?:#!.*\n)?\s*(?:\/\*\*|\/\/)/.test(text));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

const linesOf = (text: string) => text.split('\n').length - 1;
const lengths = product.map(({ text }) => linesOf(text)).toSorted((a, b) => a - b);
const share = (part: number) => lengths[Math.floor((lengths.length - 1) * part)] ?? 0;

test('files stay small: half within 70 lines, nearly all within 180, none over 250', () => {
  expect(product.filter(({ text }) => linesOf(text) > 250).map(({ path }) => path)).toEqual([]);
  expect(share(0.5), 'the median length').toBeLessThanOrEqual(70);
  expect(share(0.95), 'the length that 95 in 100 keep within').toBeLessThanOrEqual(180);
});

test('paths stay shallow: at most four steps below a workspace', () => {
  expect(product.map(({ path }) => path).filter((path) => path.split('/').length > 5)).toEqual([]);
});
