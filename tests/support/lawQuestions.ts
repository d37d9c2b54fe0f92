/** Every question that is put to the rulebook, and the few that stand for each way in. Asks nobody. */
import { actionRoot, fixedRoots, infoRoot, personRoot } from '@board/shared/model/roots.js';
import { acts, type Act, type Target } from '@board/shared/policy/rights.js';
import {
  actionOf,
  another,
  compartments,
  me,
  mine,
  ofOffices,
  perpetrator,
  sitting,
  theCase,
  theirs,
} from './houseRegister.js';

export interface Question {
  readonly act: Act;
  readonly target: Target;
}

export const meetingActs: readonly Act[] = [
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
export const seeing = acts.filter((act) => act.startsWith('see '));
export const ofFlags: readonly Act[] = ['see flag card', 'tick flag'];

export const on = { meeting: sitting, caseId: theCase } as const;
export const research = `research/${mine}` as const;
const boardRoots = [
  ...fixedRoots('board'),
  infoRoot(mine),
  infoRoot(theirs),
  personRoot(perpetrator),
  actionRoot(actionOf('raised')),
  actionRoot(actionOf('agreed')),
  'nonsense',
];

const inDocuments: readonly Target[] = [
  on,
  ...compartments.map((compartment) => ({ ...on, compartment })),
  ...[infoRoot(mine), infoRoot(theirs), 'discussion'].map((root) => ({ ...on, compartment: 'board' as const, root })),
];

const targetsOf = (act: Act): readonly Target[] => {
  if (ofOffices.includes(act)) return [{}];
  if (meetingActs.includes(act)) return [{ meeting: sitting }];
  if (act === 'see compartment') return compartments.map((compartment) => ({ ...on, compartment }));
  if (act === 'redact words' || act === 'restore deletion') return inDocuments;
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
  if (act.endsWith(' conflict') || act === 'explain') return [me, another].map((user) => ({ ...on, user }));
  return [on, { ...on, agency: mine }, { ...on, agency: theirs }];
};

export const questions: readonly Question[] = acts.flatMap((act) => targetsOf(act).map((target) => ({ act, target })));

/** One or two of each kind of way in, for the layers in which only the way in differs. */
export const gateQuestions: readonly Question[] = [
  ...(['see meeting', 'sign statement', 'see agenda', 'publish agenda'] as const).map((act) => {
    return { act, target: { meeting: sitting } };
  }),
  ...(['see item', 'see case', 'see actions', 'see flag card', 'exclude seat', 'see openings'] as const).map((act) => {
    return { act, target: on };
  }),
  ...(['tick flag', 'share line', 'open research', 'widen invitation'] as const).map((act) => {
    return { act, target: { ...on, agency: mine } };
  }),
  ...(['board', research, `research/${theirs}`, 'chair'] as const).map((compartment): Question => {
    return { act: 'see compartment', target: { ...on, compartment } };
  }),
  { act: 'write root', target: { ...on, compartment: 'board', root: 'discussion' } },
  { act: 'write root', target: { ...on, compartment: research, root: 'notes' } },
  { act: 'finish action', target: { ...on, action: actionOf('agreed'), agency: mine } },
  { act: 'see aggregates', target: {} },
  { act: 'see people', target: {} },
  { act: 'end sessions', target: {} },
  { act: 'disable user', target: {} },
  { act: 'see audit', target: {} },
];
