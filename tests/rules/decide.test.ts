/** The rulebook asked everything about everybody: each standing a person can have, each act, each target. */
import type { SeatRole } from '@board/shared/model/codes.js';
import { infoRoot } from '@board/shared/model/roots.js';
import { decide } from '@board/shared/policy/decide.js';
import { explain } from '@board/shared/policy/explain.js';
import { levelOf } from '@board/shared/policy/levels.js';
import { acts, soundsAbsent, type Act, type Target } from '@board/shared/policy/rights.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  actionOf,
  another,
  later,
  me,
  meetingFor,
  mine,
  plain,
  registerFor,
  sitting,
  theCase,
  theirs,
} from '../support/houseRegister.js';
import { pairs, product, sample, type Standing } from '../support/houseStanding.js';
import { gateQuestions, meetingActs, on, questions, type Question } from '../support/lawQuestions.js';
import { judge, lawNames, type Broken } from '../support/laws.js';
import { uuid } from '../support/rooms.js';

const seed = Number(process.env['LAW_SEED'] ?? 337);

interface Layer {
  readonly name: string;
  readonly standings: () => Iterable<Standing>;
  readonly asked: readonly Question[];
}

/**
 * All axes multiplied would be 24 thousand million standings. So: what brings a seat to a case is enumerated in full,
 * what denies is enumerated in full, what a permit looks at is enumerated in full; across those, every pair of values
 * in full, and a sample of everything at once.
 */
const layers: readonly Layer[] = [
  {
    name: 'who is brought',
    standings: () => product(['role', 'sitting', 'phase', 'invited', 'covers', 'calledIn', 'harmful']),
    asked: gateQuestions,
  },
  {
    name: 'who is denied',
    standings: () => product(['role', 'signed', 'conflict', 'excluded', 'match', 'phase', 'newer', 'told']),
    asked: gateQuestions,
  },
  {
    name: 'who holds an office, or whose account is disabled',
    standings: () => product(['role', 'office', 'disabled', 'phase', 'conflict', 'signed', 'told']),
    asked: gateQuestions,
  },
  {
    name: 'who may do what',
    standings: () => product(['role', 'sitting', 'phase', 'concluded', 'named', 'told']),
    asked: questions,
  },
  { name: 'every pair', standings: pairs, asked: gateQuestions },
  { name: `a sample, LAW_SEED=${seed}`, standings: () => sample(seed, 1500), asked: questions },
];

describe('in every standing, for every act and target', () => {
  const broken = new Map<string, Broken>();
  let count = 0;

  beforeAll(() => {
    const rulebook = { decide, explain, levelOf };
    for (const { name, standings, asked } of layers) {
      let [decisions, people] = [0, 0];
      for (const standing of standings()) {
        people += 1;
        decisions += judge(rulebook, standing, asked, (one) => broken.has(one.law) || broken.set(one.law, one));
      }
      count += decisions;
      console.log(`${name}: ${people} standings, ${decisions} decisions`);
    }
    console.log(`${count} decisions in all`);
  }, 240_000);

  test('[N12] all of them are asked', () => {
    expect([new Set(questions.map(({ act }) => act)).size, count > 1_000_000]).toEqual([acts.length, true]);
  });

  test.each(lawNames)('%s', (law) => expect(broken.get(law)).toBeUndefined());
});

describe('questions about nothing', () => {
  const register = registerFor({ ...plain, role: 'chair' });

  test('[N7] an unknown person, meeting, case, compartment or action is a no that sounds absent', () => {
    const unknown: readonly [typeof me, Act, Target][] = [
      ['00000000-0000-4000-8000-0000000000ff' as typeof me, 'see meeting', { meeting: sitting }],
      [another, 'see meeting', { meeting: sitting }],
      [me, 'see meeting', {}],
      [me, 'see meeting', { meeting: later }],
      [me, 'see case', {}],
      [me, 'see case', { meeting: later, caseId: theCase }],
      [me, 'see flag card', { caseId: theCase }],
      [me, 'see compartment', { ...on, compartment: 'restricted/none' }],
      [me, 'claim action', { ...on, action: uuid(99) as ReturnType<typeof actionOf>, agency: mine }],
    ];
    for (const [user, act, target] of unknown) {
      const verdict = decide(register, user, act, target);
      expect(verdict.allow ? 'yes' : soundsAbsent(verdict.reason), `${act} ${JSON.stringify(target)}`).toBe(true);
    }
  });

  test('[N12] a box is written by its agency, and by the minute-taker for one that is not in the room', () => {
    const writes = (role: SeatRole, agency: typeof mine) =>
      decide(registerFor({ ...plain, role }), me, 'write root', { ...on, compartment: 'board', root: infoRoot(agency) })
        .allow;
    expect([
      writes('rep', mine),
      writes('rep', theirs),
      writes('coordinator', theirs),
      writes('coordinator', mine),
      writes('chair', theirs),
    ]).toEqual([true, false, true, false, false]);
  });

  test('[N19] somebody without a seat here is explained too: they have none', () => {
    expect(explain(register, another, on)).toMatchObject({ allow: false, rule: 'N5' });
    expect(explain(register, me, { meeting: later, caseId: theCase })).toBeNull();
  });
});

describe('asked through any meeting', () => {
  const onCase = questions.filter(({ act, target }) => !meetingActs.includes(act) && target.caseId !== undefined);

  test('[N12] yes when any meeting that lists the case says yes, in whichever order they are listed', () => {
    for (const [one, other] of [
      ['chair', 'rep'],
      ['rep', 'chair'],
      ['observer', 'rep'],
      ['rep', 'observer'],
    ] as const) {
      const register = registerFor({ ...plain, role: one }, meetingFor({ ...plain, role: other }, later));
      for (const { act, target } of onCase.filter((question) => !question.act.includes('flag card'))) {
        const { meeting: _named, ...any } = target;
        const through = [sitting, later].map((meeting) => decide(register, me, act, { ...any, meeting }).allow);
        expect(decide(register, me, act, any).allow, `${act} ${JSON.stringify(any)}`).toBe(through.includes(true));
      }
    }
  });

  test('[N2][A9] last month’s seat and signature open nothing of today’s, but the actions left with them', () => {
    const today = { ...meetingFor({ ...plain, signed: 'no' }, later), date: '2026-12-20' };
    const register = registerFor(plain, today);
    const yes = (act: Act, target: Target) => decide(register, me, act, { caseId: theCase, ...target }).allow;
    const compartment = 'board';
    const seen = [yes('see case', {}), yes('see case', on), yes('see compartment', { compartment })];
    expect(seen).toEqual([false, false, false]);
    expect(yes('write root', { compartment, root: 'discussion' })).toBe(false);
    expect([yes('see actions', {}), yes('finish action', { action: actionOf('agreed') })]).toEqual([true, true]);
  });
});
