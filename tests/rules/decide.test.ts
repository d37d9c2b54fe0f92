/** The rulebook asked everything about everybody: each standing a person can have, each act, each target. */
import type { SeatRole } from '@board/shared/model/codes.js';
import { compartmentKind } from '@board/shared/model/compartment.js';
import { actionRoot, fixedRoots, infoRoot, personRoot } from '@board/shared/model/roots.js';
import { decide } from '@board/shared/policy/decide.js';
import { acts, soundsAbsent, type Act, type Target, type Verdict } from '@board/shared/policy/rights.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  actionOf,
  another,
  compartments,
  later,
  me,
  meetingFor,
  mine,
  ofOffices,
  perpetrator,
  plain,
  registerFor,
  sitting,
  standings,
  theCase,
  theirs,
  type Standing,
} from '../support/houseRegister.js';
import { uuid } from '../support/rooms.js';

const meetingActs: readonly Act[] = [
  'see meeting',
  'sign statement',
  'see agenda',
  'see declarations',
  'settle declaration',
  'note attendance',
  'see matches',
  'publish agenda',
  'begin meeting',
];
const caseActs = acts.filter((act) => !meetingActs.includes(act) && !ofOffices.includes(act));
const seeing = acts.filter((act) => act.startsWith('see '));
const afterwards: readonly Act[] = [
  ...seeing,
  'finish action',
  'review action',
  'tick flag',
  'record conflict',
  'dismiss conflict',
  'override conflict',
  'send flag notice',
  'redact words',
  'restore deletion',
  'explain',
  'hold case',
  'shred case',
  'exclude seat',
  'restore seat',
  'reopen case',
  'run timer',
];

const on = { meeting: sitting, caseId: theCase } as const;
const boardRoots = [
  ...fixedRoots('board'),
  infoRoot(mine),
  infoRoot(theirs),
  personRoot(perpetrator),
  actionRoot(actionOf('raised')),
  actionRoot(actionOf('agreed')),
  'nonsense',
];

type Question = { readonly act: Act; readonly target: Target };

const targetsOf = (act: Act): readonly Target[] => {
  if (meetingActs.includes(act)) return [{ meeting: sitting }];
  if (act === 'see compartment') return compartments.map((compartment) => ({ ...on, compartment }));
  if (act === 'write root') {
    return compartments.flatMap((compartment) =>
      (compartment === 'board' ? boardRoots : fixedRoots(compartment)).map((root) => ({ ...on, compartment, root })),
    );
  }
  if (act.endsWith(' action') && act !== 'raise action') {
    return (['raised', 'claimed', 'agreed'] as const).flatMap((state) => [
      { ...on, action: actionOf(state), agency: mine },
      { ...on, action: actionOf(state), agency: theirs },
    ]);
  }
  return [on, { ...on, agency: mine }, { ...on, agency: theirs }];
};

const questions: readonly Question[] = acts.flatMap((act) => targetsOf(act).map((target) => ({ act, target })));

type Ask = (act: Act, target: Target) => boolean;
type Law = (standing: Standing, question: Question, verdict: Verdict, asked: Ask) => boolean;
const isOnCase = ({ act }: Question) => caseActs.includes(act);
const lobby: readonly Act[] = ['see meeting', 'sign statement'];
const bench: readonly SeatRole[] = ['chair', 'coordinator'];

/** What holds of every verdict, whoever asks for whatever. */
const laws = {
  '[N1][N3] no permit survives a conflict of interest or an exclusion, whatever the seat': (
    { conflict, excluded },
    question,
    verdict,
  ) =>
    !(conflict || excluded) ||
    !isOnCase(question) ||
    (!verdict.allow && verdict.reason === (conflict ? 'conflict' : 'excluded')),

  '[N2] unsigned, or with a declaration not dealt with: the lobby and nothing else': ({ signed }, { act }, { allow }) =>
    signed === 'yes' || !allow || lobby.includes(act),

  '[N12] an observer writes nothing but their own signature': ({ role }, { act }, { allow }) =>
    role !== 'observer' || !allow || seeing.includes(act) || act === 'sign statement',

  '[N12] whoever may change something may see it': (_standing, question, { allow }, asked) => {
    const { compartment } = question.target;
    if (!allow || !isOnCase(question)) return true;
    return asked('see case', on) && (compartment === undefined || asked('see compartment', { ...on, compartment }));
  },

  '[N7] to those who may not see the case every no sounds absent': (_standing, question, verdict, asked) =>
    verdict.allow || !isOnCase(question) || soundsAbsent(verdict.reason) || asked('see case', on),

  '[N8] research is its agency’s and never the bench’s, chair the bench’s, restricted theirs who are named': (
    { role, named },
    { target: { compartment } },
    { allow },
  ) => {
    if (!allow || compartment === undefined) return true;
    const kind = compartmentKind(compartment);
    if (kind === 'research') return compartment === `research/${mine}` && ![...bench, 'observer'].includes(role);
    if (kind === 'chair') return bench.includes(role);
    if (kind === 'restricted') return named;
    return kind === 'board' || [...bench, 'idva', 'referrer'].includes(role);
  },

  '[N5] a guest who was not called in, an expert elsewhere, a seat for other cases: no case': (
    { role, calledIn, harmful, covers, invited },
    question,
    { allow },
  ) => {
    const outside = role === 'guest' || (role === 'expert' && !harmful) || covers === 'others' || invited === 'others';
    return calledIn || !outside || !isOnCase(question) || !allow;
  },

  '[A5] what a meeting has concluded is read, finished, reviewed, and otherwise left alone': (
    { concluded },
    question,
    { allow },
  ) => !concluded || !allow || !isOnCase(question) || afterwards.includes(question.act),
} satisfies Record<string, Law>;

interface Broken {
  readonly standing: Standing;
  readonly question: Question;
  readonly verdict: Verdict;
}

describe('in every standing, for every act and target', () => {
  const broken = new Map<string, Broken>();
  let count = 0;

  const judge = (standing: Standing): void => {
    const register = registerFor(standing);
    const asked: Ask = (act, target) => decide(register, me, act, target).allow;
    for (const question of questions) {
      const verdict = decide(register, me, question.act, question.target);
      count += 1;
      for (const [law, holds] of Object.entries<Law>(laws)) {
        if (!broken.has(law) && !holds(standing, question, verdict, asked))
          broken.set(law, { standing, question, verdict });
      }
    }
  };

  beforeAll(() => {
    for (const standing of standings()) judge(standing);
  }, 60_000);

  test('[N12] all of them are asked', () => {
    expect([new Set(questions.map(({ act }) => act)).size, count > 1_000_000]).toEqual([acts.length, true]);
  });

  test.each(Object.keys(laws))('%s', (law) => expect(broken.get(law)).toBeUndefined());
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
});

describe('asked through any meeting', () => {
  test('[N12] yes when any meeting that lists the case says yes, in whichever order they are listed', () => {
    for (const [one, other] of [
      ['chair', 'rep'],
      ['rep', 'chair'],
      ['observer', 'rep'],
      ['rep', 'observer'],
    ] as const) {
      const register = registerFor({ ...plain, role: one }, meetingFor({ ...plain, role: other }, later));
      for (const { act, target } of questions.filter(isOnCase)) {
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
