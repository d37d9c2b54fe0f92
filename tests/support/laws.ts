/** What is asked of the rulebook, and what holds of every answer. Takes any rulebook: the built one, or one broken on purpose. */
import type { CaseId, MeetingId, UserId } from '@board/shared/kernel/ids.js';
import type { SeatRole } from '@board/shared/model/codes.js';
import { compartmentKind } from '@board/shared/model/compartment.js';
import type { Register } from '@board/shared/model/register.js';
import type { Explanation } from '@board/shared/policy/explain.js';
import { soundsAbsent, type Act, type Level, type Target, type Verdict } from '@board/shared/policy/rights.js';
import { me, mine, ofOffices, registerFor, sitting, theCase } from './houseRegister.js';
import type { Standing } from './houseStanding.js';
import { afterwards, lawful } from './lawModel.js';
import { meetingActs, ofFlags, on, research, seeing, type Question } from './lawQuestions.js';

export interface Rulebook {
  readonly decide: (register: Register, user: UserId, act: Act, target: Target) => Verdict;
  readonly explain: (
    register: Register,
    user: UserId,
    of: { meeting: MeetingId; caseId: CaseId },
  ) => Explanation | null;
  readonly levelOf: (register: Register, user: UserId, meeting: MeetingId, caseId: CaseId) => Level;
}

interface Heard {
  readonly standing: Standing;
  readonly question: Question;
  readonly verdict: Verdict;
  readonly seesCase: boolean;
  readonly sees: (act: Act, target: Target) => boolean;
}
type Law = (heard: Heard) => boolean;

const isOnCase = ({ act }: Question): boolean => !meetingActs.includes(act) && !ofOffices.includes(act);
const bench: readonly SeatRole[] = ['chair', 'coordinator'];
const isBench = ({ role }: Standing): boolean => bench.includes(role);
const kindOf = ({ target }: Question) => target.compartment && compartmentKind(target.compartment);
const isOwnResearch = ({ act, target }: Question): boolean =>
  act === 'open research' || (['see compartment', 'write root'].includes(act) && target.compartment === research);

/** What holds of every verdict, whoever asks for whatever. */
export const laws = {
  '[N12] the rulebook and the law written down a second time agree': ({ standing, question, verdict }) =>
    verdict.allow === lawful(standing, question.act, question.target),

  '[N1][N16] no permit survives a conflict that two people have not set aside': ({ standing, question, verdict }) =>
    !['recorded', 'proposed'].includes(standing.conflict) || !isOnCase(question) || !verdict.allow,

  '[N3] no permit survives an exclusion': ({ standing, question, verdict }) =>
    !standing.excluded || !isOnCase(question) || !verdict.allow,

  '[N15] no permit survives a match that nobody has looked at, but for somebody already in the room': ({
    standing: { match, phase },
    question,
    verdict,
  }) =>
    !verdict.allow ||
    !isOnCase(question) ||
    ['none', 'dismissed'].includes(match) ||
    (match === 'late' && phase === 'begun'),

  '[N2] unsigned, or with a declaration not dealt with: the lobby and nothing else': ({
    standing,
    question,
    verdict,
  }) =>
    standing.signed === 'yes' ||
    !verdict.allow ||
    ['see meeting', 'sign statement', ...ofOffices].includes(question.act),

  '[N12] an observer writes nothing but their own signature': ({ standing, question: { act }, verdict }) =>
    standing.role !== 'observer' ||
    standing.office !== 'none' ||
    !verdict.allow ||
    seeing.includes(act) ||
    act === 'sign statement',

  '[N12] whoever may change something may see it': ({ standing, question, verdict, seesCase, sees }) => {
    const { compartment } = question.target;
    if (!verdict.allow || !isOnCase(question) || ofFlags.includes(question.act)) return true;
    // What an earlier meeting left with an agency outlives its sight of the case.
    if (standing.newer === 'begun') return ['see actions', 'finish action', 'review action'].includes(question.act);
    if (!seesCase && !(sees('see item', on) && (question.act === 'see item' || isOwnResearch(question)))) return false;
    return compartment === undefined || sees('see compartment', { ...on, compartment });
  },

  '[N7] to those who may not see the case every no sounds absent': ({ question, verdict, seesCase, sees }) =>
    verdict.allow ||
    !isOnCase(question) ||
    soundsAbsent(verdict.reason) ||
    seesCase ||
    sees('see item', on) ||
    sees('see actions', on) ||
    (ofFlags.includes(question.act) && sees('see flag card', on)),

  '[N8] research is its agency’s and never the bench’s, chair the bench’s, restricted theirs who are named': ({
    standing,
    question,
    verdict,
  }) => {
    const kind = kindOf(question);
    if (!verdict.allow || kind === undefined || kind === 'board') return true;
    if (kind === 'research')
      return question.target.compartment === research && !isBench(standing) && standing.role !== 'observer';
    if (kind === 'chair') return isBench(standing);
    return kind === 'restricted' ? standing.named : isBench(standing) || ['idva', 'referrer'].includes(standing.role);
  },

  '[N5] a guest who was not called in, an expert elsewhere, a seat for other cases: no case': ({
    standing: { role, calledIn, harmful, covers },
    question,
    verdict,
  }) => {
    const outside = role === 'guest' || (role === 'expert' && !harmful) || covers === 'others';
    return calledIn || !outside || !isOnCase(question) || ofFlags.includes(question.act) || !verdict.allow;
  },

  '[N14] a meeting not published exists for its bench alone; one not begun is prepared, and nothing else': ({
    standing,
    question,
    verdict,
  }) => {
    const { phase, office } = standing;
    if (!verdict.allow || isBench(standing) || office !== 'none' || phase === 'begun') return true;
    if (phase === 'drafted') return false;
    return (
      !isOnCase(question) || question.act === 'see item' || ofFlags.includes(question.act) || isOwnResearch(question)
    );
  },

  '[N17] whoever holds an office sees nothing of any meeting or case, and nobody else has its acts': ({
    standing: { office, disabled },
    question,
    verdict,
  }) => !verdict.allow || (!disabled && ofOffices.includes(question.act) === (office !== 'none')),

  '[N18] who was told to flag their files and was not invited has the card and the tick, nothing else': ({
    standing,
    question,
    verdict,
  }) =>
    !ofFlags.includes(question.act) ||
    !verdict.allow ||
    (standing.told && !isBench(standing) && (question.act === 'see flag card' || question.target.agency === mine)),

  '[A5] what a meeting has concluded is read, finished, reviewed, kept, and otherwise left alone': ({
    standing,
    question,
    verdict,
  }) => !standing.concluded || !verdict.allow || !isOnCase(question) || afterwards.includes(question.act),
} satisfies Record<string, Law>;

interface Whole {
  readonly standing: Standing;
  readonly sees: (act: Act, target: Target) => boolean;
  readonly level: Level;
  readonly explanation: Explanation | null;
  readonly seen: Verdict;
}

/** What holds of everything a person is answered, taken together. */
export const wholeLaws = {
  '[N19] an explanation answers as the rulebook decides, and names the rule': ({ explanation, seen, standing }) =>
    explanation !== null &&
    explanation.allow === seen.allow &&
    explanation.rule === seen.rule &&
    explanation.steps.length > 0 &&
    (standing.disabled || explanation.steps.length > 1),

  '[N6][N18] levels go up: who sees more sees all of less': ({ sees, level, standing }) => {
    const [card, item, board, notes] = [
      sees('see flag card', on),
      sees('see item', on),
      sees('see case', on),
      sees('see compartment', { ...on, compartment: 'chair' }),
    ];
    const expected = notes ? 'V4' : board ? 'V3' : item ? 'V2' : card ? 'V1' : 'V0';
    return level === expected && (!notes || board) && (!board || item) && (standing.told || level !== 'V1');
  },
} satisfies Record<string, (whole: Whole) => boolean>;

export const lawNames = [...Object.keys(laws), ...Object.keys(wholeLaws)];

/** Listed once: they are gone through for every answer. */
const eachLaw = Object.entries<Law>(laws);

export interface Broken {
  readonly law: string;
  readonly standing: Standing;
  readonly question?: Question;
  readonly verdict?: Verdict;
}

/** Asks a rulebook everything about one standing; tells each law that it breaks. Answers how many decisions that took. */
export const judge = (
  { decide, explain, levelOf }: Rulebook,
  standing: Standing,
  asked: readonly Question[],
  tell: (broken: Broken) => void,
): number => {
  const register = registerFor(standing);
  let count = 0;
  const ask = (act: Act, target: Target): Verdict => {
    count += 1;
    return decide(register, me, act, target);
  };
  const sees = (act: Act, target: Target) => ask(act, target).allow;
  const seen = ask('see case', on);
  for (const question of asked) {
    const verdict = ask(question.act, question.target);
    const heard = { standing, question, verdict, seesCase: seen.allow, sees };
    for (const [law, holds] of eachLaw) {
      if (!holds(heard)) tell({ law, standing, question, verdict });
    }
  }
  const whole = {
    standing,
    sees,
    seen,
    level: levelOf(register, me, sitting, theCase),
    explanation: explain(register, me, on),
  };
  for (const [law, holds] of Object.entries<(whole: Whole) => boolean>(wholeLaws)) {
    if (!holds(whole)) tell({ law, standing });
  }
  return count;
};
