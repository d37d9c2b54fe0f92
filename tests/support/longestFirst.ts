/** The order of the test files: the few that take long begin first, so that no worker waits at the end for the other. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Longest first. A name that is wrong or missing costs a while, and nothing else. */
const long = [
  'restart',
  'timing',
  'mutation',
  'auditCli',
  'sessions',
  'twoWorlds',
  'desk',
  'store-crash',
  'hidden',
  'hostile',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? long.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
