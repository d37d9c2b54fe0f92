/** The life of a case's actions, each step by whoever took it: raised, claimed, agreed, done. */
import { actionId, personId, placementId, type ActionId } from '@board/shared/kernel/ids.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import { addWorkingDays } from '@board/shared/model/workingDays.js';
import { cast } from './cast.js';
import { meetings } from './meetings.js';
import type { ActionScript, CaseScript } from './script.js';
import type { Stage, Told } from './stage.js';
import type { People } from './tellCase.js';
import { dateOf, startOf } from './tellMeeting.js';

type CaseTold = Told<CaseFact>;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Those of last month's meeting, or those proposed for today's. */
export const tellActions = (
  stage: Stage,
  script: CaseScript,
  people: People,
  ofLastMonth: boolean,
): readonly CaseTold[] =>
  script.actions
    .filter(({ meeting }) => meetings[meeting].past === ofLastMonth)
    .flatMap((action, index) => {
      const from = ofLastMonth ? startOf(stage, meetings[action.meeting]) : stage.now - day;
      return oneAction(stage, action, people, from + (2 + 2 * index) * minute);
    });

const oneAction = (stage: Stage, script: ActionScript, people: People, at: number): readonly CaseTold[] => {
  const action = actionId.parse(stage.chance.uuid());
  const steps = [raised(stage, script, people, action), claimed(stage, script, action), agreed(stage, script, action)];
  const told = steps
    .filter((step) => step !== null)
    .map((step, index): CaseTold => ({ ...step, at: at + index * (minute / 3) }));
  return script.done && script.claimedBy
    ? [
        ...told,
        {
          by: stage.users[script.claimedBy],
          at: at + 3 * day,
          facts: [{ type: 'action completed', action, outcome: script.done }],
        },
      ]
    : told;
};

type Step = Omit<CaseTold, 'at'>;

const raised = (stage: Stage, script: ActionScript, people: People, action: ActionId): Step => {
  const { meeting, by, words, due, measure, protects, addresses } = script;
  const ids = (keys: readonly string[]) => keys.map((key) => personId.parse(people[key]));
  return {
    by: stage.users[by],
    facts: [
      {
        type: 'action raised',
        action,
        placement: placementId.parse(stage.chance.uuid()),
        meeting: stage.meetings[meeting],
        words,
        due: due === null ? null : addWorkingDays(dateOf(stage, meetings[meeting]), due),
        measure,
        protects: ids(protects),
        addresses: ids(addresses),
      },
    ],
  };
};

const claimed = (stage: Stage, { claimedBy }: ActionScript, action: ActionId): Step | null =>
  claimedBy
    ? {
        by: stage.users[claimedBy],
        facts: [{ type: 'action claimed', action, agency: stage.agencies[cast[claimedBy].agency] }],
      }
    : null;

const agreed = (stage: Stage, { agreed: yes, meeting, words }: ActionScript, action: ActionId): Step | null =>
  yes ? { by: stage.users[meetings[meeting].chair], facts: [{ type: 'action agreed', action, words }] } : null;
